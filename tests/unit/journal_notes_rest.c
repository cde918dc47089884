/* What is kept of notes and what goes: the clock is the test's. (P-88) */
#include "journal_note.h"

/* The versions that were kept, the oldest first: "1 5 9". */
static void assert_kept(struct fixture *f, const char *expected)
{
	char text[256];
	BUFFER_AUTO rows = {0};
	read_rows(f,
		"SELECT coalesce(group_concat(version, ' '), '') FROM"
		" (SELECT version FROM note ORDER BY version)",
		&rows);
	snprintf(text, sizeof(text), "%s\n", expected);
	assert_string_equal(rows.data, text);
}

/* Types a letter so often, from a version on. */
static void type_on(struct fixture *f, unsigned meeting, unsigned from, unsigned to)
{
	for (unsigned version = from; version < to; version++)
		type(f, ANNA, meeting, version, "x");
}

static void a_note_that_rests_is_one_state_and_no_steps(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type_on(f, meeting, 0, 3);
	pass(f, LIMIT_NOTE_REST_MS - 1);
	assert_int_equal(count_steps(f), 3);
	assert_kept(f, "");
	pass(f, 1);
	assert_int_equal(count_steps(f), 0);
	assert_kept(f, "3");
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", 2);
	assert_says(f, "\"text\":\"xxx\""); /* which steps led there nobody knows any more */
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", 3);
	assert_silent(f, "\"document\"");
	type(f, JONAS, meeting, 3, "y");
	start_again(f);
	open_note(f, LENA, meeting);
	assert_says(f, "\"text\":\"yxxx\"");
}

static void writing_puts_the_rest_off(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type(f, ANNA, meeting, 0, "x");
	pass(f, LIMIT_NOTE_REST_MS - 1);
	type(f, ANNA, meeting, 1, "x");
	pass(f, LIMIT_NOTE_REST_MS - 1);
	assert_int_equal(count_steps(f), 2);
	pass(f, 1);
	assert_int_equal(count_steps(f), 0);
	assert_kept(f, "2");
}

static void what_was_to_rest_while_the_server_was_down_rests_at_its_start(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type(f, ANNA, meeting, 0, "x");
	fixture_close(f);
	f->now_ms += LIMIT_NOTE_REST_MS;
	fixture_open(f);
	journal_run(f->journal);
	assert_int_equal(count_steps(f), 0);
	assert_kept(f, "1");
}

static void a_clock_set_back_keeps_no_steps_for_longer(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	pass(f, DAY_MS);
	type(f, ANNA, meeting, 0, "x");
	pass(f, -DAY_MS);
	pass(f, LIMIT_NOTE_REST_MS);
	assert_int_equal(count_steps(f), 0);
	pass(f, DAY_MS);
	type(f, ANNA, meeting, 1, "y");
	fixture_close(f);
	f->now_ms -= DAY_MS; /* while it is down */
	fixture_open(f);
	pass(f, LIMIT_NOTE_REST_MS);
	assert_int_equal(count_steps(f), 0);
	assert_kept(f, "1 2");
}

enum { TRACES = 300, TRACE_BYTES = 24 }; /* what each row was sealed with, which no other has */

static unsigned take_traces(struct fixture *f, uint8_t traces[TRACES][TRACE_BYTES])
{
	sqlite3 *db = open_database(f);
	sqlite3_stmt *query;
	unsigned count = 0;
	assert_int_equal(
		sqlite3_prepare_v2(db,
			"SELECT substr(body, 10, 24) FROM note_step ORDER BY key, item, version",
			-1, &query, NULL),
		SQLITE_OK);
	while (sqlite3_step(query) == SQLITE_ROW && count < TRACES)
		memcpy(traces[count++], sqlite3_column_blob(query, 0), TRACE_BYTES);
	sqlite3_finalize(query);
	sqlite3_close(db);
	return count;
}

/* How many of them stand anywhere in a file of the data. */
static unsigned find_traces(
	struct fixture *f, const char *name, uint8_t traces[TRACES][TRACE_BYTES], unsigned count)
{
	static uint8_t bytes[8 << 20];
	char path[128];
	unsigned found = 0;
	snprintf(path, sizeof(path), "%s/%s", f->data, name);
	FILE *file = fopen(path, "r");
	size_t size = file ? fread(bytes, 1, sizeof(bytes), file) : 0;
	if (file)
		fclose(file);
	for (unsigned i = 0; i < count; i++)
		found += memmem(bytes, size, traces[i], TRACE_BYTES) != NULL;
	return found;
}

static void what_was_cut_stands_nowhere_in_the_files(void **state)
{
	STATE;
	uint8_t traces[TRACES][TRACE_BYTES];
	char typed[200];
	unsigned meeting = plan_soon(f);
	for (unsigned version = 0; version < 150; version++)
		for (unsigned item = 1; item <= 2; item++) {
			snprintf(typed, sizeof(typed), "%0*d", 1 + (int)(version * 37 % 190), 0);
			type_at(f, version % 3 ? ANNA : JONAS, meeting, item, version, typed);
		}
	unsigned count = take_traces(f, traces);
	assert_int_equal(count, 300);
	assert_int_equal(find_traces(f, "runde.db", traces, count) +
					 find_traces(f, "runde.db-wal", traces, count) >
				 250,
		true);
	pass(f, LIMIT_NOTE_REST_MS);
	assert_int_equal(count_steps(f), 0);
	assert_int_equal(find_traces(f, "runde.db", traces, count), 0);
	assert_int_equal(find_traces(f, "runde.db-wal", traces, count), 0);
}

static void so_many_steps_are_a_state(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type_on(f, meeting, 0, LIMIT_NOTE_KEEP_STEPS - 1);
	assert_kept(f, "");
	type_on(f, meeting, LIMIT_NOTE_KEEP_STEPS - 1, LIMIT_NOTE_KEEP_STEPS);
	assert_kept(f, "200");
	assert_int_equal(count_steps(f), LIMIT_NOTE_KEEP_STEPS); /* for those who come back */
}

static void so_many_bytes_of_steps_are_a_state(void **state)
{
	STATE;
	static char typed[8192];
	unsigned meeting = plan_soon(f), version = 0;
	memset(typed, 'x', sizeof(typed) - 1);
	while (look_up(f, "SELECT coalesce(sum(length(body)), 0) FROM note_step") + 8400 <
		LIMIT_NOTE_KEEP_BYTES)
		type(f, ANNA, meeting, version++, typed);
	assert_kept(f, "");
	type(f, ANNA, meeting, version, typed);
	assert_true(look_up(f, "SELECT sum(length(body)) FROM note_step") >= LIMIT_NOTE_KEEP_BYTES);
	assert_int_equal(count_kept(f), 1);
}

/* What is kept within a sitting takes the place of what was, until the sitting has lasted. */
static void a_sitting_is_one_state(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f), step = LIMIT_NOTE_KEEP_STEPS;
	type_on(f, meeting, 0, step);
	f->now_ms += LIMIT_NOTE_SITTING_MS - 1;
	type_on(f, meeting, step, 2 * step);
	assert_kept(f, "400");
	f->now_ms += 1;
	type_on(f, meeting, 2 * step, 3 * step);
	assert_kept(f, "600");
	type_on(f, meeting, 3 * step, 3 * step + 1);
	pass(f, LIMIT_NOTE_REST_MS);
	assert_kept(f, "600 601");
}

static void a_meeting_that_moves_on_ends_the_sitting(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"running\"");
	type(f, ANNA, meeting, 0, "x");
	type_at(f, ANNA, meeting, 2, 0, "x");
	meet(f, ANNA, "meeting.extend", meeting, ",\"seen\":1,\"minutes\":%d", 5);
	assert_says(f, "\"result\"");
	assert_int_equal(count_kept(f), 0);
	meet(f, ANNA, "meeting.go", meeting, ",\"seen\":%d", 1);
	assert_says(f, "\"result\"");
	assert_int_equal(count_kept(f), 2); /* both items' notes */
	type(f, JONAS, meeting, 1, "x");
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
	assert_int_equal(count_kept(f), 3);
	type(f, JONAS, meeting, 2, "x"); /* of one that has ended it is still written */
	pass(f, LIMIT_NOTE_REST_MS);
	assert_int_equal(count_kept(f), 4);
}

/* 100 versions would be a long test by 200 steps each: a meeting that moves to and fro. */
static void so_many_states_are_kept(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f), version = 0;
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"running\"");
	for (; version < PROTO_NOTE_VERSIONS_MAX; version++) {
		type(f, ANNA, meeting, version, "x");
		meet(f, ANNA, "meeting.go", meeting, ",\"seen\":%u,\"item\":%u", 1 + version % 2,
			1 + (version + 1) % 2);
		assert_says(f, "\"result\"");
	}
	assert_int_equal(look_up(f, "SELECT min(version) FROM note"), 1);
	assert_int_equal(count_kept(f), PROTO_NOTE_VERSIONS_MAX);
	type(f, ANNA, meeting, version, "x");
	pass(f, LIMIT_NOTE_REST_MS);
	assert_int_equal(count_kept(f), PROTO_NOTE_VERSIONS_MAX);
	assert_int_equal(look_up(f, "SELECT min(version) FROM note"), 2);
}

/* The parameters besides of a write of as many steps as there may be at once. */
static const char *hundred_steps(unsigned version)
{
	static char text[16384];
	size_t size = (size_t)snprintf(
		text, sizeof(text), ",\"version\":%u," EDITOR ",\"steps\":[", version);
	for (int i = 0; i < PROTO_NOTE_STEPS_MAX; i++)
		size += (size_t)snprintf(text + size, sizeof(text) - size,
			"%s{\"stepType\":\"addMark\",\"from\":1,\"to\":2,\"mark\":{\"type\":\"em\"}"
			"}",
			i ? "," : "");
	snprintf(text + size, sizeof(text) - size, "]");
	return text;
}

static unsigned write_hundreds(struct fixture *f, unsigned meeting, unsigned version, unsigned to)
{
	for (; version < to; version += PROTO_NOTE_STEPS_MAX) {
		note_say(f, ANNA, "note.write", meeting, 1, "%s", hundred_steps(version));
		assert_says(f, "\"result\"");
	}
	return version;
}

static int64_t first_step(struct fixture *f)
{
	return look_up(f, "SELECT min(version) FROM note_step");
}

static void so_many_steps_stay_for_those_who_come_back(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	unsigned version = write_hundreds(f, meeting, 0, LIMIT_NOTE_TRAIL_STEPS);
	assert_int_equal(first_step(f), 0);
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 0); /* all are in memory */
	assert_silent(f, "\"document\"");
	version = write_hundreds(f, meeting, version, version + LIMIT_NOTE_KEEP_STEPS);
	assert_int_equal(first_step(f), LIMIT_NOTE_KEEP_STEPS);
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", LIMIT_NOTE_KEEP_STEPS);
	assert_says(f, "\"batches\":[{\"version\":200,");
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", 0);
	assert_says(f, "\"document\"");
	start_again(f);
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", LIMIT_NOTE_KEEP_STEPS);
	assert_says(f, "\"batches\":[{\"version\":200,");
}

static void so_many_bytes_stay_for_those_who_come_back(void **state)
{
	STATE;
	static char typed[8192];
	static const char sum[] = "SELECT sum(length(body)) FROM note_step";
	unsigned meeting = plan_soon(f), version = 0;
	memset(typed, 'x', 4096);
	while (!first_step(f)) {
		/* Beyond it are at most the steps since the document was kept. */
		assert_true(!version ||
			    look_up(f, sum) < LIMIT_NOTE_TRAIL_BYTES + 2 * LIMIT_NOTE_KEEP_BYTES);
		/* The text comes and goes, so that the document stays small. */
		for (int i = 0; i < 4; i++) {
			type(f, ANNA, meeting, version++, typed);
			note_say(f, ANNA, "note.write", meeting, 1,
				",\"version\":%u," EDITOR ",\"steps\":[{\"stepType\":\"replace\","
				"\"from\":1,\"to\":4097}]",
				version++);
			assert_says(f, "\"result\"");
		}
	}
	assert_true(look_up(f, sum) <= LIMIT_NOTE_TRAIL_BYTES);
	assert_true(look_up(f, sum) > LIMIT_NOTE_TRAIL_BYTES / 4); /* and no more than must */
	open_note(f, LENA, meeting);
	assert_says(f, "\"document\"");
}

static void steps_that_are_old_go_while_others_are_written(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type_on(f, meeting, 0, 10);
	f->now_ms += LIMIT_NOTE_REST_MS - minute_ms;
	type_on(f, meeting, 10, 20);
	f->now_ms += minute_ms;
	type_on(f, meeting, 20, 201);
	assert_int_equal(first_step(f), 0); /* so long they stay */
	f->now_ms += 1;
	type_on(f, meeting, 201, 401);
	assert_int_equal(first_step(f), 10);
}

static void so_many_come_to_rest_at_once(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f), notes = LIMIT_NOTES_RESTING + 1;
	for (unsigned item = 3; item <= notes; item++)
		meet(f, ANNA, "agenda.add", meeting,
			",\"draft\":{\"title\":\"P\",\"purpose\":\"decide\",\"minutes\":5}");
	for (unsigned item = 1; item <= notes; item++) {
		type_at(f, ANNA, meeting, item, 0, "x");
		assert_says(f, "\"result\"");
	}
	f->now_ms += LIMIT_NOTE_REST_MS;
	journal_write(f->journal);
	assert_int_equal(count_kept(f), LIMIT_NOTES_RESTING);
	journal_write(f->journal);
	assert_int_equal(count_kept(f), notes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(a_note_that_rests_is_one_state_and_no_steps),
		MEETING_TEST(writing_puts_the_rest_off),
		MEETING_TEST(what_was_to_rest_while_the_server_was_down_rests_at_its_start),
		MEETING_TEST(a_clock_set_back_keeps_no_steps_for_longer),
		MEETING_TEST(what_was_cut_stands_nowhere_in_the_files),
		MEETING_TEST(so_many_steps_are_a_state),
		MEETING_TEST(so_many_bytes_of_steps_are_a_state),
		MEETING_TEST(a_sitting_is_one_state),
		MEETING_TEST(a_meeting_that_moves_on_ends_the_sitting),
		MEETING_TEST(so_many_states_are_kept),
		MEETING_TEST(so_many_steps_stay_for_those_who_come_back),
		MEETING_TEST(so_many_bytes_stay_for_those_who_come_back),
		MEETING_TEST(steps_that_are_old_go_while_others_are_written),
		MEETING_TEST(so_many_come_to_rest_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
