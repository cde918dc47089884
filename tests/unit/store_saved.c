/* Messages that people have saved for themselves. */
#include "store_fixture.h"

struct found {
	unsigned count;
	struct store_saved rows[8];
	char notes[8][8];
};

static bool note_saved(void *cookie, const struct store_saved *saved)
{
	struct found *found = cookie;
	assert_true(found->count < 8);
	found->rows[found->count] = *saved;
	if (saved->note)
		memcpy(found->notes[found->count], saved->note, saved->note_size);
	found->count++;
	return true;
}

static void put(struct fixture *f, uint64_t person, uint64_t in, uint64_t seq, int64_t due_ms,
	const char *note)
{
	struct store_saved saved = {.person = person,
		.room = in,
		.seq = seq,
		.saved_ms = 1000 + (int64_t)seq,
		.due_ms = due_ms,
		.note = note,
		.note_size = note ? strlen(note) : 0};
	assert_ok(store_begin(f->store));
	assert_ok(store_saved_put(f->store, &saved));
	assert_ok(store_commit(f->store));
}

static struct found list(struct fixture *f, uint64_t person, unsigned skip, unsigned limit)
{
	struct found found = {0};
	assert_ok(store_saved_each(f->store, person, skip, limit, note_saved, &found));
	return found;
}

static struct found due(struct fixture *f, int64_t until_ms, unsigned limit)
{
	struct found found = {0};
	assert_ok(store_saved_due(f->store, until_ms, limit, note_saved, &found));
	return found;
}

static unsigned count_but(struct fixture *f, uint64_t person, uint64_t in, uint64_t seq)
{
	unsigned count = 4711;
	assert_ok(store_saved_count(f->store, person, in, seq, &count));
	return count;
}

static void what_is_saved_is_listed_to_its_person_the_newest_first(void **state)
{
	struct fixture *f = *state;
	put(f, anna, room, 9, 0, "note");
	put(f, anna, other_room, 3, 5000, NULL);
	put(f, anna, room, 2, 0, NULL);
	put(f, jonas, room, 9, 0, NULL);
	fixture_reopen(f);
	struct found all = list(f, anna, 0, 8);
	assert_int_equal(all.count, 3);
	assert_int_equal(all.rows[0].seq, 2);
	assert_int_equal(all.rows[0].room, room);
	assert_null(all.rows[0].note);
	assert_int_equal(all.rows[0].due_ms, 0);
	assert_int_equal(all.rows[1].room, other_room);
	assert_int_equal(all.rows[1].due_ms, 5000);
	assert_int_equal(all.rows[2].seq, 9);
	assert_int_equal(all.rows[2].person, anna);
	assert_int_equal(all.rows[2].saved_ms, 1009);
	assert_int_equal(all.rows[2].note_size, 4);
	assert_string_equal(all.notes[2], "note");
	struct found page = list(f, anna, 1, 1);
	assert_int_equal(page.count, 1);
	assert_int_equal(page.rows[0].room, other_room);
	assert_int_equal(count_but(f, anna, 0, 0), 3);
	assert_int_equal(count_but(f, anna, room, 9), 2);
	assert_int_equal(count_but(f, anna, room, 8), 3);
	struct found everybody = {0};
	assert_ok(store_saved_walk(f->store, note_saved, &everybody));
	assert_int_equal(everybody.count, 4);
}

static void saving_again_replaces_in_place_and_keeps_when_it_was_first(void **state)
{
	struct fixture *f = *state;
	put(f, anna, room, 5, 7000, "old");
	put(f, anna, room, 6, 0, NULL);
	struct store_saved again = {.person = anna,
		.room = room,
		.seq = 5,
		.saved_ms = 99,
		.note = "new",
		.note_size = 3};
	assert_ok(store_begin(f->store));
	assert_ok(store_saved_put(f->store, &again));
	assert_ok(store_commit(f->store));
	struct found all = list(f, anna, 0, 8);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.rows[1].seq, 5);
	assert_int_equal(all.rows[1].saved_ms, 1005);
	assert_int_equal(all.rows[1].due_ms, 0);
	assert_string_equal(all.notes[1], "new");
	assert_int_equal(due(f, INT64_MAX, 8).count, 0);
}

static void what_is_dropped_is_gone_for_that_person_alone(void **state)
{
	struct fixture *f = *state;
	put(f, anna, room, 5, 0, NULL);
	put(f, jonas, room, 5, 0, NULL);
	assert_ok(store_begin(f->store));
	assert_ok(store_saved_drop(f->store, anna, room, 5));
	assert_int_equal(store_saved_drop(f->store, anna, room, 5), STORE_NONE);
	assert_int_equal(store_saved_drop(f->store, anna, 4711, 5), STORE_NONE);
	assert_int_equal(store_saved_remind(f->store, anna, room, 5), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_int_equal(list(f, anna, 0, 8).count, 0);
	assert_int_equal(list(f, jonas, 0, 8).count, 1);
}

static void what_is_due_comes_the_earliest_first_and_once(void **state)
{
	struct fixture *f = *state;
	put(f, anna, room, 1, 3000, "note");
	put(f, jonas, other_room, 2, 1000, NULL);
	put(f, anna, room, 3, 2000, NULL);
	put(f, anna, room, 4, 0, NULL);
	assert_int_equal(due(f, 999, 8).count, 0);
	assert_int_equal(due(f, 1000, 8).count, 1);
	struct found both = due(f, 2500, 8);
	assert_int_equal(both.count, 2);
	assert_int_equal(both.rows[0].person, jonas);
	assert_int_equal(both.rows[1].seq, 3);
	assert_int_equal(due(f, INT64_MAX, 2).count, 2);
	assert_ok(store_begin(f->store));
	assert_ok(store_saved_remind(f->store, jonas, other_room, 2));
	assert_ok(store_commit(f->store));
	assert_int_equal(due(f, INT64_MAX, 8).rows[0].due_ms, 2000);
	assert_int_equal(list(f, jonas, 0, 8).count, 1);
}

static void a_room_that_is_deleted_takes_what_was_saved_of_it_along(void **state)
{
	struct fixture *f = *state;
	put(f, anna, room, 1, 3000, "note");
	put(f, anna, other_room, UINT32_MAX, 0, NULL);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	struct found left = list(f, anna, 0, 8);
	assert_int_equal(left.count, 1);
	assert_int_equal(left.rows[0].room, other_room);
	assert_int_equal(due(f, INT64_MAX, 8).count, 0);
}

static bool count_notice(void *cookie, const struct store_notice *notice)
{
	(void)notice;
	++*(unsigned *)cookie;
	return true;
}

static unsigned count_notices(struct fixture *f, uint64_t person)
{
	unsigned count = 0;
	assert_ok(store_notices_each(f->store, person, false, count_notice, &count));
	return count;
}

static enum store_result put_notice(struct fixture *f, uint64_t person, uint64_t seq)
{
	const struct store_notice notice = {.room = room, .seq = seq, .reason = 1};
	return store_notice_put(f->store, person, &notice);
}

static void one_person_s_notices_of_a_room_are_dropped(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	assert_ok(put_notice(f, anna, 1));
	assert_ok(put_notice(f, anna, UINT32_MAX));
	assert_ok(put_notice(f, jonas, 1));
	const struct store_notice elsewhere = {.room = other_room, .seq = 1, .reason = 1};
	assert_ok(store_notice_put(f->store, anna, &elsewhere));
	assert_ok(store_notice_drop(f->store, anna, room));
	assert_ok(store_commit(f->store));
	assert_int_equal(count_notices(f, anna), 1);
	assert_int_equal(count_notices(f, jonas), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_saved_is_listed_to_its_person_the_newest_first),
		TEST(saving_again_replaces_in_place_and_keeps_when_it_was_first),
		TEST(what_is_dropped_is_gone_for_that_person_alone),
		TEST(what_is_due_comes_the_earliest_first_and_once),
		TEST(a_room_that_is_deleted_takes_what_was_saved_of_it_along),
		TEST(one_person_s_notices_of_a_room_are_dropped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
