#include "store/sqlite/sqlite.h"
#include "store/sqlite/walfile.h"

enum store_result sqlite_begin(struct store *store)
{
	return query_run(sqlite_of(store), QUERY_BEGIN, "BEGIN IMMEDIATE", NULL, 0);
}

/* An erased body may still lie in the write-ahead log. Emptying it waits for readers, so it is only
 * tried, without waiting, and again after the next commit. */
static void scrub_log(struct sqlite_store *self)
{
	sqlite3_busy_timeout(self->db, 0);
	if (sqlite3_wal_checkpoint_v2(self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
		SQLITE_OK)
		self->scrub = false;
	sqlite3_busy_timeout(self->db, SQLITE_BUSY_MS);
}

enum store_result sqlite_commit(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	if (self->walfile)
		walfile_begin_commit(self->walfile);
	enum store_result result = query_run(self, QUERY_COMMIT, "COMMIT", NULL, 0);
	if (self->walfile)
		walfile_end_commit(self->walfile, result == STORE_OK);
	if (result != STORE_OK)
		return result;
	self->scrub = self->scrub || self->erased;
	self->erased = false;
	if (self->scrub)
		scrub_log(self);
	return STORE_OK;
}

void sqlite_rollback(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	/* SQLite itself ends the transaction on some errors. */
	if (!sqlite3_get_autocommit(self->db))
		(void)!query_run(self, QUERY_ROLLBACK, "ROLLBACK", NULL, 0);
	self->erased = false;
	sqlite_rooms_forget(self);
}

enum store_result sqlite_read_begin(struct store *store)
{
	return query_run(sqlite_of(store), QUERY_READ_BEGIN, "BEGIN", NULL, 0);
}

void sqlite_read_end(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	if (!sqlite3_get_autocommit(self->db))
		(void)!query_run(self, QUERY_ROLLBACK, "ROLLBACK", NULL, 0);
}
