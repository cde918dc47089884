/* Bringing a database file to the current version, and small statements that run once. */
#ifndef RUNDE_STORE_SQLITE_MIGRATE_H
#define RUNDE_STORE_SQLITE_MIGRATE_H

#include "base/fault.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* Says that a file is one of ours, in SQLite's header field of that name ("Rund"). */
enum { SQLITE_APPLICATION_ID = 0x52756e64 };
/* The same of a backup ("RndB"). */
enum { SQLITE_BACKUP_ID = 0x526e6442 };

struct sqlite_version {
	bool empty;     /* a new file, without any table */
	int64_t number; /* migrations done */
};

/* Finds out what a file is; refuses foreign and newer ones. 0, or -1 with the reason. */
int sqlite_look(
	sqlite3 *db, const char *path, struct sqlite_version *ret_version, struct fault *ret_fault);
/* The same of a backup; refuses everything else. */
int sqlite_look_at_backup(
	sqlite3 *db, const char *path, struct sqlite_version *ret_version, struct fault *ret_fault);
/* Whether all migrations are done. */
bool sqlite_is_current(const struct sqlite_version *version);
/* Runs the missing migrations in one transaction, with a copy of the file before it unless it is
 * empty. 0, or -1 with the reason; then the database is as it was. */
int sqlite_migrate(sqlite3 *db, const char *path, const struct sqlite_version *version,
	struct fault *ret_fault);
/* A copy of the database as it is at this moment, compact and closed to others, in place of what is
 * at the path. */
bool sqlite_copy(sqlite3 *db, const char *path);
/* All that the schema says, as one text; NULL: it cannot be read. The caller frees it. */
char *sqlite_layout(sqlite3 *db);
/* A database in memory that has had all migrations. */
sqlite3 *sqlite_fresh(void);
/* Runs a statement that gives one text; 0 if it is the expected one, else -1 with "The database
 * PATH" and the rest of a sentence. */
int sqlite_expect(sqlite3 *db, const char *path, const char *sql, const char *expected,
	const char *sentence, struct fault *ret_fault);
/* Looks at all pages; 0, or -1 with that sentence. */
int sqlite_check(sqlite3 *db, const char *path, const char *sentence, struct fault *ret_fault);
/* Writes what the log holds once more, and syncs it. What a process before this one wrote and could
 * not sync the kernel shows as if it were on the disk: it would be told, and be gone with the
 * power. Under the write lock, which keeps the log as it is. 0, or -1 with the reason. */
int sqlite_renew_log(sqlite3 *db, const char *path, struct fault *ret_fault);
/* Runs statements whose rows do not matter; 0, or -1 with the reason. */
int sqlite_run(sqlite3 *db, const char *path, const char *sql, struct fault *ret_fault);
/* Says what SQLite found wrong with a file; returns -1. */
int sqlite_fault(sqlite3 *db, const char *path, struct fault *ret_fault);

#endif
