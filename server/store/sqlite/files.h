/* Opening the files of a data folder: what open.c shares with backup.c and restore.c. */
#ifndef RUNDE_STORE_SQLITE_FILES_H
#define RUNDE_STORE_SQLITE_FILES_H

#include "store/sqlite/sqlite.h"

#define DATABASE_NAME  "runde.db"
#define RESTORING_NAME "runde.db.restoring"
#define LOCK_NAME      "lock"

/* A handle with nothing open yet. */
struct sqlite_store *sqlite_new(void);
/* Hands out a handle that could be opened (0), and closes another. */
int sqlite_finish_open(struct sqlite_store *self, int result, struct store **ret_store);
/* Folder and name; the caller frees it. */
char *sqlite_join(const char *folder, const char *name);
/* Makes the folder if it is missing and takes its lock. 0, or -1 with the reason. */
int sqlite_lock_folder(struct sqlite_store *self, const char *folder, struct fault *ret_fault);
/* Opens a file, with what goes for every connection. 0, or -1 with the reason. */
int sqlite_open_database(
	struct sqlite_store *self, const char *path, int flags, struct fault *ret_fault);

#endif
