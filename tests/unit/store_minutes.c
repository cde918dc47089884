/* Minutes in the store: what was presented, sealed and added. */
#include "store/minutes.h"
#include "store_found.h"

enum { SERIES = 3 };

static enum store_result put(struct fixture *f, uint64_t in, uint64_t meeting, uint64_t event,
	enum store_minutes_stage stage, int64_t due_ms)
{
	bool presented = stage == STORE_MINUTES_PRESENTED;
	const struct store_minutes minutes = {.room = in,
		.meeting = meeting,
		.event = event,
		.stage = stage,
		.series = meeting < 9 ? SERIES : meeting,
		.due_ms = due_ms,
		.json = "json",
		.json_size = 4,
		.markdown = presented ? NULL : "text!",
		.markdown_size = presented ? 0 : 5};
	return store_minutes_put(f->store, &minutes);
}

/* "meeting@event:stage+json+markdown " */
static bool note(void *cookie, const struct store_minutes *row)
{
	return found_add(cookie, "%d@%d:%d+%d+%d ", (int)row->meeting, (int)row->event,
		(int)row->stage, (int)row->json_size, (int)row->markdown_size);
}

/* Two of a series that are sealed, one of them added to; one that waits; one of another room. */
static void fill(struct fixture *f)
{
	assert_ok(store_begin(f->store));
	assert_ok(put(f, room, 5, 20, STORE_MINUTES_SEALED, 0));
	assert_ok(put(f, room, 3, 30, STORE_MINUTES_SEALED, 0));
	assert_ok(put(f, room, 3, 40, STORE_MINUTES_ADDED, 0));
	assert_ok(put(f, room, 9, 50, STORE_MINUTES_PRESENTED, 700));
	assert_ok(put(f, other_room, 9, 60, STORE_MINUTES_PRESENTED, 600));
	assert_ok(store_commit(f->store));
}

static void how_far_they_are_is_known(void **state)
{
	struct fixture *f = *state;
	struct store_minutes row;
	fill(f);
	assert_ok(store_minutes_get(f->store, room, 3, &row));
	assert_int_equal(row.stage, STORE_MINUTES_SEALED);
	assert_int_equal(row.event, 30);
	assert_int_equal(row.series, SERIES);
	assert_null(row.json);
	assert_ok(store_minutes_get(f->store, room, 9, &row));
	assert_int_equal(row.stage, STORE_MINUTES_PRESENTED);
	assert_int_equal(row.due_ms, 700);
	assert_int_equal(store_minutes_get(f->store, room, 4, &row), STORE_NONE);
	assert_int_equal(store_minutes_get(f->store, 99, 3, &row), STORE_NONE);
}

static void they_are_found_by_meeting_room_and_series(void **state)
{
	struct fixture *f = *state;
	struct found none = {.limit = 1};
	fill(f);
	assert_found(store_minutes_each(f->store, room, 3, note, &found), "3@30:3+4+5 3@40:4+4+5 ");
	assert_found(store_minutes_of_room(f->store, room, note, &found),
		"5@20:3+4+5 3@30:3+4+5 3@40:4+4+5 9@50:2+4+0 ");
	assert_found(store_minutes_last(f->store, room, SERIES, note, &found), "3@30:3+4+5 ");
	assert_int_equal(store_minutes_last(f->store, room, 9, note, &none), STORE_NONE);
	assert_int_equal(store_minutes_last(f->store, other_room, SERIES, note, &none), STORE_NONE);
	assert_found(
		store_minutes_back(f->store, room, 31, note, &found), "3@30:3+0+0 5@20:3+0+0 ");
	assert_found(store_minutes_back(f->store, room, 30, note, &found), "5@20:3+0+0 ");
	assert_ok(store_minutes_back(f->store, room, 31, note, &none));
	assert_string_equal(none.text, "3@30:3+0+0 "); /* no more than was asked for */
}

static void the_first_that_are_due_come_first(void **state)
{
	struct fixture *f = *state;
	fill(f);
	assert_found(store_minutes_due(f->store, 599, 9, note, &found), "");
	assert_found(store_minutes_due(f->store, 700, 9, note, &found), "9@60:2+0+0 9@50:2+0+0 ");
	assert_found(store_minutes_due(f->store, 700, 1, note, &found), "9@60:2+0+0 ");
	assert_ok(store_begin(f->store));
	assert_ok(store_minutes_put_due(f->store, other_room, 9, 60, 0));
	assert_ok(store_minutes_put_due(f->store, room, 9, 50, 800));
	assert_ok(store_commit(f->store));
	assert_found(store_minutes_due(f->store, 799, 9, note, &found), "");
	assert_found(store_minutes_due(f->store, 800, 9, note, &found), "9@50:2+0+0 ");
}

static void one_event_keeps_them_once(void **state)
{
	struct fixture *f = *state;
	fill(f);
	assert_ok(store_begin(f->store));
	assert_int_not_equal(put(f, room, 3, 30, STORE_MINUTES_SEALED, 0), STORE_OK);
	store_rollback(f->store);
	assert_ok(store_begin(f->store));
	assert_ok(store_minutes_drop(f->store, room, 9, 50));
	assert_ok(put(f, room, 9, 51, STORE_MINUTES_SEALED, 0));
	assert_ok(store_commit(f->store));
	assert_found(store_minutes_each(f->store, room, 9, note, &found), "9@51:3+4+5 ");
}

static void with_their_room_they_go(void **state)
{
	struct fixture *f = *state;
	fill(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_found(store_minutes_due(f->store, 900, 9, note, &found), "9@60:2+0+0 ");
	assert_found(store_minutes_of_room(f->store, other_room, note, &found), "9@60:2+4+0 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(how_far_they_are_is_known),
		TEST(they_are_found_by_meeting_room_and_series),
		TEST(the_first_that_are_due_come_first),
		TEST(one_event_keeps_them_once),
		TEST(with_their_room_they_go),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
