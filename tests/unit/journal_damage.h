/* Spoils what lies on disk, behind the server's back. */
#ifndef RUNDE_TESTS_JOURNAL_DAMAGE_H
#define RUNDE_TESTS_JOURNAL_DAMAGE_H

#include "journal_lab.h"

#include <sqlite3.h>

/* Runs SQL on the database behind the server's back; how many rows it changed. The house is room 1,
 * the fixture's channel room 2. */
__attribute__((unused)) static int run_sql(struct fixture *f, const char *sql)
{
	char path[128];
	char *error = NULL;
	sqlite3 *db;
	snprintf(path, sizeof(path), "%s/runde.db", f->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
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
