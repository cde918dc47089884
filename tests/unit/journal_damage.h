/* What lies on disk, looked at and spoiled behind the server's back, and derived anew. */
#ifndef RUNDE_TESTS_JOURNAL_DAMAGE_H
#define RUNDE_TESTS_JOURNAL_DAMAGE_H

#include "journal_lab.h"

#include "journal/upkeep/reindex.h"

#include <sqlite3.h>

__attribute__((unused)) static sqlite3 *open_database(struct fixture *f)
{
	char path[128];
	sqlite3 *db;
	snprintf(path, sizeof(path), "%s/runde.db", f->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

/* Runs SQL on the database behind the server's back; how many rows it changed. The house is room 1,
 * the fixture's channel room 2. */
__attribute__((unused)) static int run_sql(struct fixture *f, const char *sql)
{
	char *error = NULL;
	sqlite3 *db = open_database(f);
	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail_msg("%s: %s", sql, error);
	int changes = sqlite3_changes(db);
	sqlite3_close(db);
	return changes;
}

__attribute__((unused)) static void tamper(struct fixture *f, const char *sql)
{
	assert_true(run_sql(f, sql) > 0);
}

/* The number that a query gives. */
__attribute__((unused)) static int64_t look_up(struct fixture *f, const char *sql)
{
	sqlite3 *db = open_database(f);
	sqlite3_stmt *query;
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(query), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	sqlite3_close(db);
	return number;
}

static int add_row(void *cookie, int count, char **values, char **names)
{
	struct buffer *rows = cookie;
	(void)names;
	for (int i = 0; i < count; i++) {
		buffer_add_string(rows, values[i] ? values[i] : "NULL");
		buffer_add_byte(rows, i + 1 < count ? ' ' : '\n');
	}
	return 0;
}

/* The rows that queries give, a line each. */
__attribute__((unused)) static void read_rows(
	struct fixture *f, const char *sql, struct buffer *ret_rows)
{
	sqlite3 *db = open_database(f);
	buffer_clear(ret_rows);
	assert_int_equal(sqlite3_exec(db, sql, add_row, ret_rows, NULL), SQLITE_OK);
	buffer_add_byte(ret_rows, '\0');
	sqlite3_close(db);
}

/* While no server runs. */
__attribute__((unused)) static struct reindexed reindex(struct fixture *f)
{
	struct fault fault = {""};
	struct reindexed done;
	if (reindex_data(f->data, f->key, &f->world, &done, &fault) != 0)
		fail_msg("%s", fault.text);
	return done;
}

/* So that what is spoiled can be mended. */
__attribute__((unused)) static void keep_bodies(struct fixture *f)
{
	run_sql(f, "CREATE TABLE kept AS SELECT key, body FROM event");
}

__attribute__((unused)) static void mend_bodies(struct fixture *f)
{
	tamper(f, "UPDATE event SET body = (SELECT body FROM kept WHERE kept.key = event.key)"
		  " WHERE key IN (SELECT key FROM kept)");
}

/* Events of the channel: 1 created, 2 Anna joined. */
#define CHANNEL_EVENT(seq) "key = (2 << 32) + " #seq
#define SPOILED            "body = zeroblob(60)"

#endif
