/* The index of meetings, and the last change of a kind. */
#include "store_fixture.h"

enum { HOUR = 3600 };

static struct store_meeting meeting_of(uint64_t in, uint64_t number, int64_t start, int64_t end)
{
	return (struct store_meeting){
		.room = in, .meeting = number, .start_ms = start, .end_ms = end, .open = true};
}

static void put(struct fixture *f, struct store_meeting meeting)
{
	assert_ok(store_begin(f->store));
	assert_ok(store_meeting_put(f->store, &meeting));
	assert_ok(store_commit(f->store));
}

struct found {
	unsigned count, limit; /* limit 0: none */
	struct store_meeting rows[16];
};

static bool note(void *cookie, const struct store_meeting *meeting)
{
	struct found *found = cookie;
	assert_true(found->count < 16);
	found->rows[found->count++] = *meeting;
	return found->count != found->limit;
}

static void assert_found(const struct found *found, const char *expected)
{
	char text[128] = "";
	size_t size = 0;
	for (unsigned i = 0; i < found->count; i++)
		size += (size_t)snprintf(
			text + size, sizeof(text) - size, "%d ", (int)found->rows[i].meeting);
	assert_string_equal(text, expected);
}

static int by_number(const void *a, const void *b)
{
	const struct store_meeting *one = a, *other = b;
	return one->meeting < other->meeting ? -1 : one->meeting > other->meeting;
}

static void assert_in(struct fixture *f, int64_t from, int64_t to, const char *expected)
{
	struct found found = {0};
	assert_ok(store_meetings_in(f->store, room, from, to, note, &found));
	qsort(found.rows, found.count, sizeof(*found.rows), by_number);
	assert_found(&found, expected);
}

static void assert_due(struct fixture *f, int64_t until, unsigned limit, const char *expected)
{
	struct found found = {0};
	assert_ok(store_meetings_due(f->store, until, limit, note, &found));
	assert_found(&found, expected);
}

static void put_some(struct fixture *f)
{
	static const bool ended[] = {true, false, true, false, true};
	for (uint64_t i = 0; i < 5; i++) {
		struct store_meeting meeting =
			meeting_of(room, 10 + i, (int64_t)i * 10 + 1, (int64_t)i * 10 + 5);
		meeting.open = !ended[i];
		put(f, meeting);
	}
	put(f, meeting_of(room, 20, 0, 0)); /* a template */
	struct store_meeting dropped = meeting_of(room, 21, 0, 0);
	dropped.open = false;
	put(f, dropped);
	put(f, meeting_of(other_room, 10, 1, 5));
}

static void what_is_open_is_found_in_any_span_and_what_has_ended_in_its_own(void **state)
{
	struct fixture *f = *state;
	put_some(f);
	assert_in(f, 1000, 2000, "11 13 20 ");
	assert_in(f, 0, 1000, "10 11 12 13 14 20 ");
	assert_in(f, 5, 6, "10 11 13 20 ");
	assert_in(f, 6, 20, "11 13 20 ");
	assert_in(f, 6, 21, "11 12 13 20 ");
	assert_in(f, 23, 24, "11 12 13 20 ");
	assert_in(f, 26, 40, "11 13 20 ");
}

static void a_walk_over_meetings_stops_when_told_to(void **state)
{
	struct fixture *f = *state;
	struct found found = {.limit = 2};
	put_some(f);
	assert_ok(store_meetings_each(f->store, room, note, &found));
	assert_found(&found, "10 11 ");
	found = (struct found){0};
	assert_ok(store_meetings_each(f->store, room, note, &found));
	assert_found(&found, "10 11 12 13 14 20 21 ");
	found = (struct found){0};
	assert_ok(store_meetings_each(f->store, other_room, note, &found));
	assert_found(&found, "10 ");
	assert_int_equal(store_meetings_each(f->store, 4711, note, &found), STORE_NONE);
	assert_int_equal(store_meetings_in(f->store, 4711, 0, 9, note, &found), STORE_NONE);
}

static void what_is_said_of_a_meeting_takes_the_place_of_what_was(void **state)
{
	struct fixture *f = *state;
	struct found found = {0};
	struct store_meeting meeting = meeting_of(room, UINT32_MAX, 5 * HOUR, 6 * HOUR);
	meeting.due_ms = 4 * HOUR;
	put(f, meeting);
	meeting.open = false;
	meeting.end_ms = 7 * HOUR;
	meeting.due_ms = 0;
	put(f, meeting);
	assert_ok(store_meetings_each(f->store, room, note, &found));
	assert_int_equal(found.count, 1);
	assert_int_equal(found.rows[0].room, room);
	assert_int_equal(found.rows[0].meeting, UINT32_MAX);
	assert_int_equal(found.rows[0].start_ms, 5 * HOUR);
	assert_int_equal(found.rows[0].end_ms, 7 * HOUR);
	assert_false(found.rows[0].open);
	assert_int_equal(found.rows[0].due_ms, 0);
	assert_ok(store_begin(f->store));
	assert_ok(store_meeting_drop(f->store, room, UINT32_MAX));
	meeting.room = 4711;
	assert_int_equal(store_meeting_put(f->store, &meeting), STORE_NONE);
	assert_int_equal(store_meeting_drop(f->store, 4711, 1), STORE_NONE);
	assert_ok(store_commit(f->store));
	found.count = 0;
	assert_ok(store_meetings_each(f->store, room, note, &found));
	assert_int_equal(found.count, 0);
}

static void what_is_due_comes_from_all_rooms_the_earliest_first(void **state)
{
	struct fixture *f = *state;
	struct store_meeting meeting = meeting_of(room, 1, 1, 2);
	for (uint64_t i = 1; i <= 4; i++) {
		meeting.room = i % 2 ? room : other_room;
		meeting.meeting = i;
		meeting.due_ms = i == 4 ? 0 : 100 - (int64_t)i;
		put(f, meeting);
	}
	assert_due(f, 96, 8, "");
	assert_due(f, 97, 8, "3 ");
	assert_due(f, INT64_MAX, 8, "3 2 1 ");
	assert_due(f, INT64_MAX, 2, "3 2 ");
}

static void a_room_that_is_deleted_takes_its_meetings_along(void **state)
{
	struct fixture *f = *state;
	struct found found = {0};
	struct store_meeting meeting = meeting_of(room, UINT32_MAX, 1, 2);
	meeting.due_ms = 5;
	put(f, meeting);
	meeting = meeting_of(other_room, 1, 1, 2);
	meeting.due_ms = 6;
	put(f, meeting);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_due(f, INT64_MAX, 8, "1 ");
	assert_ok(store_meetings_each(f->store, room, note, &found));
	assert_int_equal(found.count, 0);
}

static void change(
	struct fixture *f, uint64_t in, uint64_t seq, uint64_t ref, int kind, uint64_t author)
{
	struct store_event event = event_of(in, seq);
	event.kind = kind;
	event.author = author;
	event.ref = ref;
	append(f, &event);
}

static uint64_t last_change(struct fixture *f, int kind, uint64_t author, uint64_t head)
{
	struct walk walk = {0};
	enum store_result result =
		store_change_last(f->store, room, 1, kind, author, head, note_event, &walk);
	assert_int_equal(result, walk.count ? STORE_OK : STORE_NONE);
	if (walk.count)
		assert_true(walk.bodies[0]);
	return walk.count ? walk.seqs[0] : 0;
}

static void the_last_change_of_a_kind_is_found_by_anybody_or_by_one(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 2);
	append_many(f, other_room, 1, 2);
	assert_ok(store_begin(f->store));
	change(f, room, 3, 1, KIND_EDITED, jonas);
	change(f, room, 4, 1, KIND_EDITED, anna);
	change(f, room, 5, 1, KIND_MARKED, anna);
	change(f, room, 6, 1, KIND_EDITED, jonas);
	change(f, room, 7, 2, KIND_EDITED, anna);
	change(f, other_room, 3, 1, KIND_EDITED, anna);
	assert_ok(store_commit(f->store));
	assert_int_equal(last_change(f, KIND_EDITED, 0, 7), 6);
	assert_int_equal(last_change(f, KIND_EDITED, 0, 5), 4);
	assert_int_equal(last_change(f, KIND_EDITED, 0, 2), 0);
	assert_int_equal(last_change(f, KIND_EDITED, anna, 7), 4);
	assert_int_equal(last_change(f, KIND_EDITED, jonas, 5), 3);
	assert_int_equal(last_change(f, KIND_MARKED, 0, 7), 5);
	assert_int_equal(last_change(f, KIND_MARKED, jonas, 7), 0);
	assert_int_equal(last_change(f, KIND_SAID, 0, 7), 0);
	assert_int_equal(
		store_change_last(f->store, 4711, 1, 2, 0, 7, note_event, NULL), STORE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_open_is_found_in_any_span_and_what_has_ended_in_its_own),
		TEST(a_walk_over_meetings_stops_when_told_to),
		TEST(what_is_said_of_a_meeting_takes_the_place_of_what_was),
		TEST(what_is_due_comes_from_all_rooms_the_earliest_first),
		TEST(a_room_that_is_deleted_takes_its_meetings_along),
		TEST(the_last_change_of_a_kind_is_found_by_anybody_or_by_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
