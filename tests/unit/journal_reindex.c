/* What is derived from the events is derived anew, and is what it was. P-83. */
#include "journal_damage.h"

#include "base/limits.h"
#include "journal/upkeep/verify.h"

/* All that is derived; a snapshot's bytes are sealed anew each time, its number is not. */
static const char derived[] = "SELECT * FROM thread ORDER BY key;"
			      "SELECT room, seq FROM snapshot ORDER BY room";

static void assert_sound(struct fixture *f)
{
	struct fault fault = {""};
	struct verdict verdict;
	assert_int_equal(verify_data(f->data, f->key, &f->world, stderr, &verdict, &fault), 0);
	assert_int_equal(verdict.faults, 0);
}

static void reply(struct fixture *f, unsigned root)
{
	fixture_say(f, JONAS, "message.reply", "\"room\":\"%s\",\"message\":%u,%s,\"text\":\"ja\"",
		f->room, root, fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
}

/* Threads of many lengths, some with erased replies, one with none left. */
static void talk(struct fixture *f)
{
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	for (int i = 0; i < 8; i++)
		fixture_say(f, JONAS, "message.post", "\"room\":\"%s\",%s,\"text\":\"was\"",
			f->room, fixture_fresh_id(f)); /* 4 to 11 */
	for (unsigned root = 4; root < 11; root++)
		for (unsigned i = 4; i <= root; i++)
			reply(f, root); /* 12: of the first; 13, 14: of the second */
	static const unsigned erased[] = {12, 14, 20};
	for (size_t i = 0; i < 3; i++)
		fixture_say(f, JONAS, "message.erase", "\"room\":\"%s\",\"message\":%u,%s", f->room,
			erased[i], fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
}

static void the_index_of_threads_is_rebuilt_row_by_row(void **state)
{
	STATE;
	BUFFER_AUTO live = {0};
	BUFFER_AUTO rebuilt = {0};
	talk(f);
	fixture_close(f);
	read_rows(f, derived, &live);
	struct reindexed done = reindex(f);
	assert_int_equal(done.rooms, 2);
	assert_int_equal(done.threads, 6);
	assert_int_equal(done.threads_wrong, 0);
	static const char *const spoilt[] = {
		"DELETE FROM thread",
		"UPDATE thread SET replies = replies + 1 WHERE key % 2",
		"UPDATE thread SET last_key = last_key - 1",
		"INSERT INTO thread SELECT key, 3, key FROM event WHERE key = (2 << 32) + 4",
	};
	static const unsigned wrong[] = {6, 3, 6, 1};
	for (size_t i = 0; i < 4; i++) {
		run_sql(f, spoilt[i]);
		assert_int_equal(reindex(f).threads_wrong, wrong[i]);
		read_rows(f, derived, &rebuilt);
		assert_string_equal(rebuilt.data, live.data);
	}
	assert_sound(f);
}

static void a_snapshot_that_does_not_open_is_made_anew(void **state)
{
	STATE;
	BUFFER_AUTO rebuilt = {0};
	for (int i = 0; i < LIMIT_COLD_EVENTS + 3; i++)
		fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"was\"", f->room,
			fixture_fresh_id(f));
	fixture_close(f);
	run_sql(f, "UPDATE snapshot SET body = zeroblob(60)");
	assert_int_equal(reindex(f).snapshots, 1);
	read_rows(f, derived, &rebuilt);
	assert_string_equal(rebuilt.data, "2 1005\n");
	assert_sound(f);
	run_sql(f, "DELETE FROM snapshot");
	assert_int_equal(reindex(f).snapshots, 1);
	assert_sound(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "\"head\":1005"));
}

static void a_room_that_cannot_be_read_is_left_and_said(void **state)
{
	STATE;
	talk(f);
	fixture_close(f);
	run_sql(f, "UPDATE event SET body = zeroblob(60) WHERE key = (2 << 32) + 2");
	struct reindexed done = reindex(f);
	assert_int_equal(done.unreadable, 1);
	assert_int_equal(done.threads, 6);
}

static void it_is_refused_while_a_server_runs(void **state)
{
	STATE;
	struct fault fault = {""};
	struct reindexed done;
	assert_int_equal(reindex_data(f->data, f->key, &f->world, &done, &fault), -1);
	assert_non_null(strstr(fault.text, "Another process"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_index_of_threads_is_rebuilt_row_by_row),
		TEST(a_snapshot_that_does_not_open_is_made_anew),
		TEST(a_room_that_cannot_be_read_is_left_and_said),
		TEST(it_is_refused_while_a_server_runs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
