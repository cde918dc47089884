/* Notes on a disk that was damaged or brought back: what cannot be read is refused and stops
 * nothing else. (P-45) */
#include "journal_backup.h"
#include "journal_note.h"

/* Two notes: of the first item a state and two steps after it, and of the second a step. */
static unsigned written(struct fixture *f)
{
	unsigned meeting = plan_soon(f);
	type(f, ANNA, meeting, 0, "d");
	pass(f, LIMIT_NOTE_REST_MS);
	type(f, JONAS, meeting, 1, "c");
	type(f, ANNA, meeting, 2, "b");
	type(f, LENA, meeting, 3, "a");
	type_at(f, ANNA, meeting, 2, 0, "e");
	assert_says(f, "\"version\":1}");
	assert_int_equal(count_kept(f), 1);
	assert_int_equal(count_steps(f), 4);
	return meeting;
}

static void verify_opens_every_row(void **state)
{
	STATE;
	written(f);
	fixture_close(f);
	struct verdict verdict = verdict_of(f);
	assert_int_equal(verdict.notes, 5);
	assert_int_equal(verdict.faults, 0);
}

static void verify_finds_what_was_altered(void **state)
{
	STATE;
	static const char *const alterations[] = {
		"UPDATE note SET body = zeroblob(60)",
		"UPDATE note SET head = zeroblob(60)",
		"UPDATE note SET head = body",
		"UPDATE note SET time_ms = time_ms + 1",
		"UPDATE note SET item = 2",
		"UPDATE note SET version = 2",
		"UPDATE note SET key = key + 1",
		"UPDATE note_step SET body = zeroblob(60) WHERE version = 2",
		"UPDATE note_step SET time_ms = time_ms + 1 WHERE version = 2",
		"UPDATE note_step SET author = author + 1 WHERE version = 2",
		"UPDATE note_step SET item = 2 WHERE version = 2",
		"UPDATE note_step SET version = 9 WHERE version = 3",
		"UPDATE note_step SET count = 2 WHERE version = 3",
		"DELETE FROM note_step WHERE version = 2",
		"DELETE FROM note",
		("UPDATE note_step SET body = (SELECT body FROM note_step WHERE version = 3)"
		 " WHERE version = 2"),
	};
	written(f);
	fixture_close(f);
	run_sql(f, "CREATE TABLE held AS SELECT * FROM note");
	run_sql(f, "CREATE TABLE held_step AS SELECT * FROM note_step");
	for (size_t i = 0; i < sizeof(alterations) / sizeof(*alterations); i++) {
		tamper(f, alterations[i]);
		if (count_faults(f) == 0)
			fail_msg("%s: not found", alterations[i]);
		run_sql(f, "DELETE FROM note; INSERT INTO note SELECT * FROM held;"
			   "DELETE FROM note_step;"
			   "INSERT INTO note_step SELECT * FROM held_step");
		assert_int_equal(count_faults(f), 0);
	}
}

static void a_damaged_note_stops_nothing_else(void **state)
{
	STATE;
	unsigned meeting = written(f);
	run_sql(f, "CREATE TABLE held_step AS SELECT * FROM note_step");
	tamper(f, "UPDATE note_step SET body = zeroblob(60) WHERE version = 2");
	start_again(f);
	open_note(f, ANNA, meeting);
	assert_says(f, "\"unavailable\"");
	type_at(f, ANNA, meeting, 1, 4, "x");
	assert_says(f, "\"unavailable\"");
	note_say(f, ANNA, "note.open", meeting, 2, "%s", "");
	assert_says(f, "\"text\":\"e\"");
	fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"Angebot\"", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	pass(f, LIMIT_NOTE_REST_MS); /* the one comes to rest, the other's steps stay as they are */
	assert_int_equal(count_steps(f), 3);
	assert_int_equal(count_kept(f), 2);
	run_sql(f, "DELETE FROM note_step; INSERT INTO note_step SELECT * FROM held_step"
		   " WHERE item = 1");
	pass(f, LIMIT_RETRY_MS);
	open_note(f, ANNA, meeting);
	assert_says(f, "\"text\":\"abcd\"");
}

static void a_restore_and_reindex_leave_notes_whole(void **state)
{
	STATE;
	char anna[16];
	fixture_me(f, ANNA, anna);
	unsigned meeting = written(f);
	back_up(f);
	restore(f);
	sign_in_again(f, ANNA, anna);
	open_note(f, ANNA, meeting);
	assert_says(f, "\"version\":4");
	assert_says(f, "\"text\":\"abcd\"");
	fixture_close(f);
	reindex(f);
	assert_int_equal(verdict_of(f).notes, 5);
	assert_int_equal(count_faults(f), 0);
}

static void another_master_key_opens_notes(void **state)
{
	STATE;
	unsigned meeting = written(f);
	struct call *call = fixture_call(50, "key.rotate", fixture_fresh_id(f));
	call->is_operator = true;
	fixture_do(f, call);
	assert_says(f, "\"result\"");
	pass(f, LIMIT_RETRY_MS);
	start_again(f);
	open_note(f, ANNA, meeting);
	assert_says(f, "\"text\":\"abcd\"");
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(verify_opens_every_row),
		MEETING_TEST(verify_finds_what_was_altered),
		MEETING_TEST(a_damaged_note_stops_nothing_else),
		MEETING_TEST(a_restore_and_reindex_leave_notes_whole),
		MEETING_TEST(another_master_key_opens_notes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
