#include "store/sqlite/migrate.h"

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "store/sqlite/migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Number n stands at n - 1. */
static const char *const migrations[] = {sqlite_migration_0001};
enum { MIGRATION_COUNT = sizeof(migrations) / sizeof(migrations[0]) };

/* Room for the rest of the sentence in a fault's text. */
#define PATH_FORMAT "%.140s"

int sqlite_fault(sqlite3 *db, const char *path, struct fault *ret_fault)
{
	int code = sqlite3_extended_errcode(db);
	switch (code & 0xff) {
	case SQLITE_NOTADB:
		return fault_set(ret_fault, "The file " PATH_FORMAT " is not a database.", path);
	case SQLITE_CORRUPT:
		return fault_set(ret_fault,
			"The database " PATH_FORMAT " is damaged. Bring back a backup.", path);
	default:
		return fault_set(ret_fault, "Cannot use the database " PATH_FORMAT ": %s (%d).",
			path, sqlite3_errstr(code), code);
	}
}

int sqlite_run(sqlite3 *db, const char *path, const char *sql, struct fault *ret_fault)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fault(db, path, ret_fault);
	return 0;
}

static int read_integer(sqlite3 *db, const char *path, const char *sql, int64_t *ret_integer,
	struct fault *ret_fault)
{
	sqlite3_stmt *query = NULL;
	int result = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW)
		*ret_integer = sqlite3_column_int64(query, 0);
	else
		result = sqlite_fault(db, path, ret_fault);
	sqlite3_finalize(query);
	return result;
}

int sqlite_expect(sqlite3 *db, const char *path, const char *sql, const char *expected,
	const char *sentence, struct fault *ret_fault)
{
	sqlite3_stmt *query = NULL;
	int result = 0;
	if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) != SQLITE_OK ||
		sqlite3_step(query) != SQLITE_ROW)
		result = sqlite_fault(db, path, ret_fault);
	else if (strcmp((const char *)sqlite3_column_text(query, 0), expected) != 0)
		result = fault_set(ret_fault, "The database " PATH_FORMAT " %s", path, sentence);
	sqlite3_finalize(query);
	return result;
}

int sqlite_check(sqlite3 *db, const char *path, const char *sentence, struct fault *ret_fault)
{
	return sqlite_expect(db, path, "PRAGMA quick_check(1)", "ok", sentence, ret_fault);
}

static int look(sqlite3 *db, const char *path, bool as_backup, struct sqlite_version *ret_version,
	struct fault *ret_fault)
{
	int64_t application = 0, number = 0, objects = 0;
	if (read_integer(db, path, "PRAGMA application_id", &application, ret_fault) != 0 ||
		read_integer(db, path, "PRAGMA user_version", &number, ret_fault) != 0 ||
		read_integer(db, path, "SELECT count(*) FROM sqlite_schema", &objects, ret_fault) !=
			0)
		return -1;
	bool empty = application == 0 && number == 0 && objects == 0 && !as_backup;
	if (as_backup && application != SQLITE_BACKUP_ID)
		return fault_set(
			ret_fault, "The file " PATH_FORMAT " is no backup of Runde.", path);
	if (!as_backup && application == SQLITE_BACKUP_ID)
		return fault_set(ret_fault,
			"The database " PATH_FORMAT
			" is a backup. Bring it back with `runde restore`.",
			path);
	if (!as_backup && !empty && application != SQLITE_APPLICATION_ID)
		return fault_set(ret_fault,
			"The database " PATH_FORMAT " belongs to another program.", path);
	if (number > MIGRATION_COUNT)
		return fault_set(ret_fault,
			"The database " PATH_FORMAT " was written by a newer version of Runde"
			" (%lld; this one knows %d). Start the newer one.",
			path, (long long)number, MIGRATION_COUNT);
	*ret_version = (struct sqlite_version){.empty = empty, .number = number};
	return 0;
}

int sqlite_look(
	sqlite3 *db, const char *path, struct sqlite_version *ret_version, struct fault *ret_fault)
{
	return look(db, path, false, ret_version, ret_fault);
}

int sqlite_look_at_backup(
	sqlite3 *db, const char *path, struct sqlite_version *ret_version, struct fault *ret_fault)
{
	return look(db, path, true, ret_version, ret_fault);
}

char *sqlite_layout(sqlite3 *db)
{
	static const char sql[] =
		"SELECT group_concat(type || name || ifnull(sql, ''), char(10)) FROM"
		" (SELECT type, name, sql FROM sqlite_schema ORDER BY type, name)";
	sqlite3_stmt *query = NULL;
	char *layout = NULL;
	if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) == SQLITE_OK &&
		sqlite3_step(query) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(query, 0);
		layout = text ? memory_copy_text(text, strlen(text)) : NULL;
	}
	sqlite3_finalize(query);
	return layout;
}

bool sqlite_is_current(const struct sqlite_version *version)
{
	return version->number == MIGRATION_COUNT;
}

/* SQLite writes into an empty file that is there, so the copy is closed to others from the start.
 */
static bool make_empty(const char *path)
{
	unlink(path);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	close(file);
	return true;
}

bool sqlite_copy(sqlite3 *db, const char *path)
{
	char *sql = sqlite3_mprintf("VACUUM INTO %Q", path);
	bool done = sql && make_empty(path) && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_free(sql);
	return done;
}

/* Copies to a name of its own first, so that a broken copy never replaces a good one. */
static int copy_before(sqlite3 *db, const char *path, int64_t version, struct fault *ret_fault)
{
	char *copy = sqlite3_mprintf("%s.before-%lld", path, (long long)version);
	char *draft = sqlite3_mprintf("%s.before-%lld.new", path, (long long)version);
	if (!copy || !draft)
		BUG("out of memory");
	int result = 0;
	if (!sqlite_copy(db, draft) || !file_rename(draft, copy)) {
		unlink(draft);
		result = fault_set(ret_fault,
			"Cannot make a copy of " PATH_FORMAT " before changing its layout.", path);
	} else {
		log_info("store: copied the database before changing its layout to version %lld",
			(long long)version);
	}
	sqlite3_free(draft);
	sqlite3_free(copy);
	return result;
}

static int run_all(sqlite3 *db, const char *path, int64_t done, struct fault *ret_fault)
{
	char marks[96];
	snprintf(marks, sizeof(marks), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		SQLITE_APPLICATION_ID, MIGRATION_COUNT);
	if (sqlite_run(db, path, "BEGIN IMMEDIATE", ret_fault) != 0)
		return -1;
	for (int64_t i = done; i < MIGRATION_COUNT; i++)
		if (sqlite_run(db, path, migrations[i], ret_fault) != 0)
			return -1;
	if (sqlite_run(db, path, marks, ret_fault) != 0)
		return -1;
	return sqlite_run(db, path, "COMMIT", ret_fault);
}

sqlite3 *sqlite_fresh(void)
{
	struct fault fault;
	sqlite3 *db = NULL;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK || run_all(db, "in memory", 0, &fault) != 0)
		BUG("the migrations do not run");
	return db;
}

int sqlite_migrate(sqlite3 *db, const char *path, const struct sqlite_version *version,
	struct fault *ret_fault)
{
	if (sqlite_is_current(version))
		return 0;
	if (!version->empty && copy_before(db, path, MIGRATION_COUNT, ret_fault) != 0)
		return -1;
	if (run_all(db, path, version->number, ret_fault) != 0) {
		if (!sqlite3_get_autocommit(db))
			sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
		return -1;
	}
	return 0;
}
