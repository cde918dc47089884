/* Notes while people write in them: who hears what, and what stands after a failure. */
#include "journal_note.h"

static void what_is_written_is_told_where_the_note_is_open(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	open_note(f, ANNA, meeting);
	assert_says(f, "\"version\":0,\"document\":{\"type\":\"doc\"");
	uint64_t stream = stream_heard(f, ANNA);
	assert_true(stream != 0);
	open_note(f, JONAS, meeting);
	assert_true(stream_heard(f, JONAS) == stream);
	type(f, ANNA, meeting, 0, "Brandt");
	assert_int_equal(told_stream(f, stream, "\"note.written\""), 1);
	assert_int_equal(told_stream(f, stream, "Brandt"), 1);
	assert_int_equal(told_room(f, "Brandt"), 1); /* and nobody else is told */
	note_say(f, LENA, "note.open", meeting, 2, "%s", "");
	assert_true(stream_heard(f, LENA) != stream);
	note_say(f, JONAS, "note.close", meeting, 1, "%s", "");
	assert_says(f, "\"result\":{}");
	assert_true(ceased(f, JONAS, stream));
}

static void whoever_comes_back_gets_what_was_written_since(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type(f, ANNA, meeting, 0, "c");
	type(f, JONAS, meeting, 1, "b");
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 0);
	assert_silent(f, "\"document\"");
	assert_says(f, "\"batches\":[{\"version\":0,");
	assert_says(f, "{\"version\":1,");
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 2);
	assert_says(f, "\"version\":2,\"batches\":[],\"writable\":true");
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 3); /* of another epoch */
	assert_says(f, "\"text\":\"bc\"");
}

static void a_restart_keeps_what_was_answered(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	type(f, ANNA, meeting, 0, "b");
	type(f, JONAS, meeting, 1, "a");
	start_again(f);
	open_note(f, LENA, meeting);
	assert_says(f, "\"version\":2");
	assert_says(f, "\"text\":\"ab\"");
	type(f, LENA, meeting, 2, "_");
}

/* P-87 */
static void whoever_leaves_hears_nothing_more(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	open_note(f, ANNA, meeting);
	uint64_t stream = stream_heard(f, ANNA);
	open_note(f, JONAS, meeting);
	open_note(f, LENA, meeting);
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\",%s", f->room, fixture_fresh_id(f));
	assert_true(ceased(f, JONAS, stream));
	char lena[16];
	fixture_me(f, LENA, lena);
	fixture_say(f, ANNA, "member.remove", "\"room\":\"%s\",%s,\"person\":\"%s\"", f->room,
		fixture_fresh_id(f), lena);
	assert_true(ceased(f, LENA, stream));
	type_at(f, LENA, meeting, 1, 0, "x");
	assert_says(f, "\"not_found\"");
	type(f, ANNA, meeting, 0, "x");
	assert_int_equal(told_stream(f, stream, "\"note.written\""), 1);
}

static void a_room_that_is_deleted_ends_its_notes(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	open_note(f, JONAS, meeting);
	uint64_t stream = stream_heard(f, JONAS);
	type(f, ANNA, meeting, 0, "x");
	assert_int_equal(count_steps(f), 1);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	assert_true(ceased(f, JONAS, stream));
	assert_int_equal(count_steps(f) + count_kept(f), 0);
	pass(f, LIMIT_NOTE_REST_MS);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

/* Of a meeting that has ended those know nothing who came after it was planned. */
static void who_came_later_loses_the_note_with_the_meeting(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\",%s", f->room, fixture_fresh_id(f));
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"newcomers\":\"joined\"", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	open_note(f, LENA, meeting);
	uint64_t stream = stream_heard(f, LENA);
	assert_true(stream != 0);
	open_note(f, JONAS, meeting);
	meet(f, ANNA, "meeting.cancel", meeting, "%s", "");
	assert_says(f, "\"result\"");
	assert_true(ceased(f, LENA, stream));
	assert_false(ceased(f, JONAS, stream));
	open_note(f, LENA, meeting);
	assert_says(f, "\"not_found\"");
	open_note(f, JONAS, meeting);
	assert_says(f, "\"writable\":false");
	type_at(f, JONAS, meeting, 1, 0, "x");
	assert_says(f, "\"wrong_phase\"");
}

static void come_again(struct fixture *f, uint64_t connection)
{
	fixture_say(
		f, connection, "room.leave", "\"room\":\"%s\",%s", f->room, fixture_fresh_id(f));
	f->now_ms += 1;
	fixture_say(f, connection, "room.join", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
}

/* They read what it says, and not what it said before they came. (P-88) */
static void who_came_later_learns_nothing_of_how_it_came_to_be(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"newcomers\":\"joined\"", f->room,
		fixture_fresh_id(f));
	type(f, ANNA, meeting, 0, "a");
	pass(f, LIMIT_NOTE_REST_MS);
	type(f, ANNA, meeting, 1, "b");
	come_again(f, LENA);
	type(f, ANNA, meeting, 2, "c");
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 1);
	assert_says(f, "\"text\":\"cba\"");
	assert_says(f, "\"batches\":[]");
	note_say(f, LENA, "note.open", meeting, 1, ",\"since\":%d", 2);
	assert_says(f, "\"batches\":[{\"version\":2");
	note_say(f, JONAS, "note.open", meeting, 1, ",\"since\":%d", 1);
	assert_says(f, "\"batches\":[{\"version\":1");
	pass(f, LIMIT_NOTE_REST_MS);
	note_say(f, LENA, "note.versions", meeting, 1, "%s", "");
	assert_says(f, "\"versions\":[{\"version\":3,");
	assert_silent(f, "\"version\":1,");
	note_say(f, JONAS, "note.versions", meeting, 1, "%s", "");
	assert_says(f, "\"version\":1,");
	note_say(f, LENA, "note.version", meeting, 1, ",\"version\":%d", 1);
	assert_says(f, "\"not_found\"");
	note_say(f, JONAS, "note.version", meeting, 1, ",\"version\":%d", 1);
	assert_says(f, "\"text\":\"a\"");
}

static void a_place_is_told_and_goes_with_whoever_stood_there(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	note_say(
		f, JONAS, "note.point", meeting, 1, ",\"version\":0," EDITOR ",\"anchor\":1%s", "");
	assert_says(f, "\"not_found\""); /* who has it not open stands nowhere in it */
	open_note(f, ANNA, meeting);
	uint64_t stream = stream_heard(f, ANNA);
	open_note(f, JONAS, meeting);
	note_say(
		f, JONAS, "note.point", meeting, 1, ",\"version\":0," EDITOR ",\"anchor\":1%s", "");
	assert_says(f, "\"result\":{}");
	assert_int_equal(told_stream(f, stream, "\"anchor\":1,\"head\":1"), 1);
	note_say(f, JONAS, "note.point", meeting, 1,
		",\"version\":0,\"editor\":\"01jdf3w8k2m4n6p8r0t2v531y0\",\"anchor\":%d", 2);
	assert_int_equal(
		told_stream(f, stream, EDITOR ",\"version\":0}"), 1); /* not here any more */
	assert_int_equal(told_stream(f, stream, "\"anchor\":2,\"head\":2"), 1);
	fixture_do(f, call_new(CALL_GONE, JONAS));
	assert_int_equal(told_stream(f, stream, "\"note.pointed\""), 1);
	assert_int_equal(told_stream(f, stream, "\"anchor\""), 0);
	assert_int_equal(count_steps(f), 0);
}

static void so_many_notes_are_open_at_once(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	for (unsigned item = 3; item <= LIMIT_NOTES_PER_CONNECTION + 1; item++)
		meet(f, ANNA, "agenda.add", meeting,
			",\"draft\":{\"title\":\"P\",\"purpose\":\"decide\",\"minutes\":5}");
	for (unsigned item = 1; item <= LIMIT_NOTES_PER_CONNECTION; item++) {
		note_say(f, ANNA, "note.open", meeting, item, "%s", "");
		assert_says(f, "\"result\"");
	}
	unsigned last = LIMIT_NOTES_PER_CONNECTION + 1;
	note_say(f, ANNA, "note.open", meeting, last, "%s", "");
	assert_says(f, "\"too_many\"");
	assert_null(fixture_find(f, DISPATCH_SUBSCRIBE, 0));
	note_say(f, ANNA, "note.open", meeting, 1, "%s", ""); /* again is no more */
	assert_says(f, "\"result\"");
	note_say(f, ANNA, "note.close", meeting, 1, "%s", "");
	note_say(f, ANNA, "note.open", meeting, last, "%s", "");
	assert_says(f, "\"result\"");
}

static void what_has_no_place_has_no_note(void **state)
{
	STATE;
	unsigned meeting = plan_soon(f);
	note_say(f, ANNA, "note.open", meeting, 3, "%s", ""); /* there is no such item */
	assert_says(f, "\"not_found\"");
	note_say(f, ANNA, "note.open", meeting - 1, 1, "%s", "");
	assert_says(f, "\"not_found\"");
	fixture_say(f, ANNA, "note.open", "\"room\":\"%s\",\"of\":%u", f->room, meeting);
	assert_says(f, "\"not_found\"");
	meet(f, ANNA, "agenda.remove", meeting, ",\"item\":%d", 1);
	type_at(f, ANNA, meeting, 1, 0, "x");
	assert_says(f, "\"not_found\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(what_is_written_is_told_where_the_note_is_open),
		MEETING_TEST(whoever_comes_back_gets_what_was_written_since),
		MEETING_TEST(a_restart_keeps_what_was_answered),
		MEETING_TEST(whoever_leaves_hears_nothing_more),
		MEETING_TEST(a_room_that_is_deleted_ends_its_notes),
		MEETING_TEST(who_came_later_loses_the_note_with_the_meeting),
		MEETING_TEST(who_came_later_learns_nothing_of_how_it_came_to_be),
		MEETING_TEST(a_place_is_told_and_goes_with_whoever_stood_there),
		MEETING_TEST(so_many_notes_are_open_at_once),
		MEETING_TEST(what_has_no_place_has_no_note),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
