/* A backup is one file: the database as it is at one moment, compacted, with a mark of its own, so
 * that nobody opens it in place of the data by mistake. */
#include "base/file.h"
#include "base/memory.h"
#include "store/sqlite/files.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/sqlite.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Room for the rest of the sentence in a fault's text. */
#define PATH_FORMAT "%.140s"

static int cannot_write(const char *path, const char *why, struct fault *ret_fault)
{
	return fault_set(ret_fault, "Cannot write the backup " PATH_FORMAT ": %s.", path, why);
}

static int read_extent(
	sqlite3 *db, const char *path, struct store_extent *ret_extent, struct fault *ret_fault)
{
	static const char sql[] = "SELECT (SELECT count(*) FROM room WHERE kind <> 0),"
				  " (SELECT count(*) FROM event)";
	sqlite3_stmt *query = NULL;
	int result = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		*ret_extent =
			(struct store_extent){.rooms = (uint64_t)sqlite3_column_int64(query, 0),
				.events = (uint64_t)sqlite3_column_int64(query, 1)};
	else
		result = sqlite_fault(db, path, ret_fault);
	sqlite3_finalize(query);
	return result;
}

/* A copy that cannot be read back must not take an older one's place. */
static int mark_and_check(
	const char *draft, struct store_extent *ret_extent, struct fault *ret_fault)
{
	char marks[96];
	struct stat status;
	sqlite3 *db = NULL;
	int result = -1;
	snprintf(marks, sizeof(marks), "PRAGMA journal_mode = OFF; PRAGMA application_id = %d",
		SQLITE_BACKUP_ID);
	if (sqlite3_open_v2(draft, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		sqlite_fault(db, draft, ret_fault);
	else if (sqlite_run(db, draft, marks, ret_fault) == 0 &&
		 sqlite_check(db, draft, "is damaged although it was just written.", ret_fault) ==
			 0)
		result = read_extent(db, draft, ret_extent, ret_fault);
	sqlite3_close(db);
	if (result == 0 && stat(draft, &status) == 0)
		ret_extent->bytes = (uint64_t)status.st_size;
	return result;
}

/* A backup in the data folder could take the database's own name. */
static bool lies_in(const char *path, const char *folder)
{
	const char *slash = strrchr(path, '/');
	struct stat here, there;
	char *parent = slash ? memory_copy_text(path, (size_t)(slash - path) + 1)
			     : memory_copy_text(".", 1);
	bool same = stat(parent, &here) == 0 && stat(folder, &there) == 0 &&
		    here.st_dev == there.st_dev && here.st_ino == there.st_ino;
	free(parent);
	return same;
}

static int copy(sqlite3 *db, const char *draft, const char *path, struct store_extent *ret_extent,
	struct fault *ret_fault)
{
	struct store_extent extent = {0};
	if (!sqlite_copy(db, draft))
		return cannot_write(path,
			sqlite3_errcode(db) == SQLITE_OK ? strerror(errno) : sqlite3_errmsg(db),
			ret_fault);
	if (mark_and_check(draft, &extent, ret_fault) != 0)
		return -1;
	if (!file_rename(draft, path))
		return cannot_write(path, strerror(errno), ret_fault);
	*ret_extent = extent;
	return 0;
}

int sqlite_store_backup(const char *folder, const char *path, struct store_extent *ret_extent,
	struct fault *ret_fault)
{
	struct store *store;
	if (lies_in(path, folder))
		return cannot_write(path, "it would lie in the data folder itself", ret_fault);
	if (!store_exists(folder))
		return fault_set(ret_fault, "There is no data in " PATH_FORMAT ".", folder);
	if (sqlite_store_open_reader(folder, &store, ret_fault) != 0)
		return -1;
	sqlite3 *db = sqlite_of(store)->db;
	char *draft = sqlite3_mprintf("%s.new", path);
	if (!draft)
		BUG("out of memory");
	/* The file is opened for reading only; what is to be written is another one. */
	int result = sqlite_run(db, folder, "PRAGMA query_only = OFF", ret_fault);
	if (result == 0) {
		result = copy(db, draft, path, ret_extent, ret_fault);
		if (result != 0)
			unlink(draft);
	}
	sqlite3_free(draft);
	store_free(store);
	return result;
}
