/* Minutes on a disk that was damaged: whatever is changed of what is kept is found, and what cannot
 * be read is refused and stops nothing else. (P-45, P-92) */
#include "journal_backup.h"
#include "journal_minute.h"

/* Minutes that are presented, others that are sealed and added to. */
static unsigned kept(struct fixture *f)
{
	unsigned meeting = held(f);
	sealed(f, meeting);
	added(f, meeting, "noch etwas");
	present(f, held(f));
	assert_int_equal(look_up(f, "SELECT count(*) FROM minutes"), 3);
	return meeting;
}

static void assert_faulty(struct fixture *f, const char *sql)
{
	tamper(f, sql);
	if (!count_faults(f))
		fail_msg("not found: %s", sql);
	run_sql(f, "DELETE FROM minutes");
	tamper(f, "INSERT INTO minutes SELECT * FROM kept_minutes");
}

/* A byte of a body is changed, and the change is taken back. */
static void flip(struct fixture *f, int number, const char *column, int64_t at)
{
	char sql[512];
	snprintf(sql, sizeof(sql),
		"UPDATE minutes SET %s = CAST(substr(%s, 1, %lld) ||"
		" (CASE substr(%s, %lld, 1) WHEN x'00' THEN x'01' ELSE x'00' END) ||"
		" substr(%s, %lld) AS BLOB) WHERE number = %d",
		column, column, (long long)at, column, (long long)at + 1, column, (long long)at + 2,
		number);
	assert_faulty(f, sql);
}

/* Some bytes of each, the first and the last among them: what seals them is one tag over all. */
static void flip_many(struct fixture *f, int number, const char *column)
{
	enum { STEPS = 8 };
	char sql[128];
	snprintf(sql, sizeof(sql), "SELECT length(%s) FROM minutes WHERE number = %d", column,
		number);
	int64_t size = look_up(f, sql);
	for (int step = 0; size && step <= STEPS; step++)
		flip(f, number, column, (size - 1) * step / STEPS);
}

static void any_change_of_what_is_kept_is_found(void **state)
{
	static const char *const changes[] = {
		"UPDATE minutes SET stage = 3 WHERE stage = 2",
		"UPDATE minutes SET stage = 4 WHERE stage = 3",
		"UPDATE minutes SET series = series + 1 WHERE stage = 3",
		"UPDATE minutes SET event = event + 1 WHERE stage = 2",
		"UPDATE minutes SET key = key + 1 WHERE stage = 3",
		"UPDATE minutes SET markdown = NULL WHERE stage = 4",
		"UPDATE minutes SET markdown = json WHERE stage = 3",
		("UPDATE minutes SET json = (SELECT json FROM minutes WHERE stage = 4)"
		 " WHERE stage = 3"),
		"DELETE FROM minutes WHERE stage = 2",
		"DELETE FROM minutes WHERE stage = 3",
		"DELETE FROM minutes WHERE stage = 4",
	};
	STATE;
	kept(f);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	run_sql(f, "CREATE TABLE kept_minutes AS SELECT * FROM minutes");
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
		assert_faulty(f, changes[i]);
	for (int number = 1; number <= 3; number++) {
		flip_many(f, number, "json");
		flip_many(f, number, "markdown");
	}
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static void what_cannot_be_read_is_refused_and_harms_nobody_else(void **state)
{
	STATE;
	unsigned meeting = kept(f);
	tamper(f, "UPDATE minutes SET json = zeroblob(90) WHERE stage <> 4");
	read_minutes(f, ANNA, meeting);
	assert_says(f, "\"unavailable\"");
	meet(f, ANNA, "minutes.add", meeting, ",\"text\":\"x\"");
	assert_says(f, "\"unavailable\"");
	fixture_say(f, ANNA, "minutes.list", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"more\":false");
	unsigned other = held(f);
	sealed(f, other);
	read_minutes(f, ANNA, other);
	assert_says(f, "\"phase\":\"sealed\"");
	/* Of those that were presented the day comes, and comes again, and nothing happens. */
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	pass(f, hour_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"x\"", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
}

static void a_restore_and_reindex_leave_minutes_whole(void **state)
{
	STATE;
	char anna[16];
	fixture_me(f, ANNA, anna);
	unsigned meeting = kept(f);
	back_up(f);
	restore(f);
	sign_in_again(f, ANNA, anna);
	read_minutes(f, ANNA, meeting);
	assert_says(f, "\"phase\":\"sealed\"");
	added(f, meeting, "danach");
	fixture_close(f);
	reindex(f);
	assert_int_equal(count_faults(f), 0);
	/* The day comes for what was presented before the backup. */
	fixture_open(f);
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(look_up(f, "SELECT count(*) FROM minutes WHERE stage = 3"), 2);
}

static void when_they_are_due_is_derived_anew(void **state)
{
	static const char rows[] = "SELECT event, due_ms FROM minutes ORDER BY event";
	static const char *const spoilt[] = {"UPDATE minutes SET due_ms = NULL",
		"UPDATE minutes SET due_ms = due_ms + 1", "UPDATE minutes SET due_ms = due_ms - 1"};
	STATE;
	BUFFER_AUTO live = {0};
	BUFFER_AUTO rebuilt = {0};
	unsigned contested = held(f);
	present(f, contested);
	object(f, JONAS, contested);
	present(f, held(f));
	fixture_close(f);
	read_rows(f, rows, &live);
	assert_int_equal(reindex(f).minutes_wrong, 0);
	for (size_t i = 0; i < sizeof(spoilt) / sizeof(*spoilt); i++) {
		tamper(f, spoilt[i]);
		assert_int_equal(count_faults(f), 2);
		assert_int_equal(reindex(f).minutes_wrong, 2);
		assert_int_equal(count_faults(f), 0);
		read_rows(f, rows, &rebuilt);
		assert_string_equal(rebuilt.data, live.data);
	}
	tamper(f, spoilt[0]);
	reindex(f);
	start_again(f);
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 1);
	assert_true(was_told(f, ANNA, "\"reason\":\"minutes_due\""));
	/* That they were told is no mistake. */
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	assert_int_equal(reindex(f).minutes_wrong, 0);
	fixture_open(f);
}

/* In an archived room they were put off. */
static void what_was_put_off_is_no_mistake(void **state)
{
	STATE;
	present(f, held(f));
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	assert_int_equal(reindex(f).minutes_wrong, 0);
	tamper(f, "UPDATE minutes SET due_ms = NULL");
	assert_int_equal(count_faults(f), 1);
	assert_int_equal(reindex(f).minutes_wrong, 1);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(any_change_of_what_is_kept_is_found),
		MEETING_TEST(a_restore_and_reindex_leave_minutes_whole),
		MEETING_TEST(when_they_are_due_is_derived_anew),
		MEETING_TEST(what_was_put_off_is_no_mistake),
		MEETING_TEST(what_cannot_be_read_is_refused_and_harms_nobody_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
