#include "store/sqlite/migrate.h"

#include <stddef.h>

/* Writes what the log holds once more, and syncs it. */
static int rewrite(sqlite3_file *log)
{
	unsigned char bytes[16384];
	sqlite3_int64 size = 0;
	int code = log->pMethods->xFileSize(log, &size);
	for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK;) {
		int part = size - at < (int)sizeof(bytes) ? (int)(size - at) : (int)sizeof(bytes);
		code = log->pMethods->xRead(log, bytes, part, at);
		if (code == SQLITE_OK)
			code = log->pMethods->xWrite(log, bytes, part, at);
		at += part;
	}
	return code == SQLITE_OK && size ? log->pMethods->xSync(log, SQLITE_SYNC_FULL) : code;
}

int sqlite_renew_log(sqlite3 *db, const char *path, struct fault *ret_fault)
{
	sqlite3_file *log = NULL;
	if (sqlite_run(db, path, "BEGIN IMMEDIATE", ret_fault) != 0)
		return -1;
	int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	if (code == SQLITE_OK && log && log->pMethods)
		code = rewrite(log);
	if (sqlite_run(db, path, "ROLLBACK", ret_fault) != 0)
		return -1;
	if (code != SQLITE_OK)
		return fault_set(ret_fault, "Cannot renew the log of the database %.140s: %s (%d).",
			path, sqlite3_errstr(code), code);
	return 0;
}
