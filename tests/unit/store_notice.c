/* What wants a person's attention, as it is kept. */
#include "store_fixture.h"

struct found {
	unsigned count;
	uint64_t rooms[8], seqs[8];
};

static bool note_notice(void *cookie, const struct store_notice *notice)
{
	struct found *found = cookie;
	found->rooms[found->count] = notice->room;
	found->seqs[found->count++] = notice->seq;
	return found->count < 8;
}

static struct found notices(struct fixture *f, uint64_t person, bool done)
{
	struct found found = {0};
	assert_ok(store_notices_each(f->store, person, done, note_notice, &found));
	return found;
}

static void put(struct fixture *f, uint64_t person, uint64_t in, uint64_t seq)
{
	const struct store_notice notice = {.room = in, .seq = seq, .reason = 1};
	assert_ok(store_notice_put(f->store, person, &notice));
}

static void a_notice_is_kept_once_and_listed_the_newest_first(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	put(f, anna, room, 5);
	put(f, anna, other_room, 3);
	put(f, jonas, room, 5);
	const struct store_notice again = {.room = room, .seq = 5, .reason = 2};
	assert_int_equal(store_notice_put(f->store, anna, &again), STORE_NONE);
	assert_ok(store_commit(f->store));
	struct found found = notices(f, anna, false);
	assert_int_equal(found.count, 2);
	assert_int_equal(found.rooms[0], other_room);
	assert_int_equal(found.seqs[0], 3);
	assert_int_equal(found.rooms[1], room);
	assert_int_equal(notices(f, anna, true).count, 0);
}

static bool note_addressee(void *cookie, uint64_t person, const struct store_notice *notice)
{
	assert_true(person == anna || person == jonas);
	return note_notice(cookie, notice);
}

static void those_of_a_room_that_are_open_are_found_by_their_reason(void **state)
{
	struct fixture *f = *state;
	struct found found = {0};
	assert_ok(store_begin(f->store));
	put(f, anna, room, 7);
	put(f, jonas, room, 5);
	put(f, jonas, room, 6);
	put(f, anna, other_room, 4);
	const struct store_notice other = {.room = room, .seq = 8, .reason = 2};
	assert_ok(store_notice_put(f->store, anna, &other));
	assert_ok(store_notice_done(f->store, jonas, room, 6, true));
	assert_ok(store_commit(f->store));
	assert_ok(store_room_notices_each(f->store, room, 1, note_addressee, &found));
	assert_int_equal(found.count, 2);
	assert_int_equal(found.seqs[0], 5);
	assert_int_equal(found.seqs[1], 7);
}

static void the_calls_of_a_room_are_those_that_are_open_after_an_event(void **state)
{
	struct fixture *f = *state;
	struct found found = {0};
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 4; seq <= 7; seq++) {
		const struct store_notice notice = {.room = room, .seq = seq, .called = seq != 6};
		assert_ok(store_notice_put(f->store, anna, &notice));
	}
	const struct store_notice elsewhere = {.room = other_room, .seq = 9, .called = true};
	assert_ok(store_notice_put(f->store, anna, &elsewhere));
	assert_ok(store_notice_put(f->store, jonas, &elsewhere));
	assert_ok(store_commit(f->store));
	assert_ok(store_calls_each(f->store, anna, room, 4, note_notice, &found));
	assert_int_equal(found.count, 2);
	assert_int_equal(found.seqs[0], 5);
	assert_int_equal(found.seqs[1], 7);
	assert_ok(store_begin(f->store));
	assert_ok(store_notice_done(f->store, anna, room, 7, true));
	assert_ok(store_commit(f->store));
	found.count = 0;
	assert_ok(store_calls_each(f->store, anna, room, 0, note_notice, &found));
	assert_int_equal(found.count, 2);
	assert_int_equal(found.seqs[1], 5);
}

static bool count_person(void *cookie, uint64_t person, const struct store_notice *notice)
{
	assert_int_equal(notice->seq, 5);
	*(uint64_t *)cookie += person;
	return true;
}

static bool count_seq(void *cookie, uint64_t person, const struct store_notice *notice)
{
	*(uint64_t *)cookie += 100 * person + notice->seq;
	return true;
}

/* A meeting's are those of what refers to it, too. */
static void a_meeting_is_found_in_all_inboxes_whatever_called_to_it(void **state)
{
	struct fixture *f = *state;
	uint64_t sum = 0;
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 1; seq <= 3; seq++) {
		struct store_event event = event_of(room, seq);
		event.ref = seq == 3 ? 1 : 0;
		assert_ok(store_event_append(f->store, &event));
	}
	put(f, anna, room, 1);
	put(f, jonas, room, 3);
	put(f, jonas, room, 2);
	assert_ok(store_meeting_notices_each(f->store, room, 1, count_seq, &sum));
	assert_ok(store_commit(f->store));
	assert_true(sum == 100 * anna + 1 + 100 * jonas + 3);
}

static void an_event_is_found_and_dropped_in_all_inboxes(void **state)
{
	struct fixture *f = *state;
	uint64_t sum = 0;
	assert_ok(store_begin(f->store));
	put(f, anna, room, 5);
	put(f, jonas, room, 6);
	put(f, 40, room, 5);
	put(f, jonas, other_room, 5);
	assert_ok(store_notice_done(f->store, 40, room, 5, true));
	assert_ok(store_event_notices_each(f->store, room, 5, count_person, &sum));
	assert_true(sum == anna + 40);
	assert_ok(store_event_notices_drop(f->store, room, 5));
	assert_ok(store_commit(f->store));
	assert_int_equal(notices(f, anna, false).count, 0);
	assert_int_equal(notices(f, 40, true).count, 0);
	assert_int_equal(notices(f, jonas, false).count, 2);
}

static void with_a_room_its_notices_are_deleted(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	put(f, anna, room, 1);
	put(f, jonas, room, UINT32_MAX);
	put(f, anna, other_room, 1);
	put(f, jonas, other_room, UINT32_MAX);
	assert_ok(store_notice_done(f->store, jonas, room, UINT32_MAX, true));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_int_equal(notices(f, anna, false).count, 1);
	assert_int_equal(notices(f, anna, false).rooms[0], other_room);
	assert_int_equal(notices(f, jonas, true).count, 0);
	assert_int_equal(notices(f, jonas, false).count, 1);
}

static void trimming_drops_the_oldest_of_the_open_or_of_the_done(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 1; seq <= 4; seq++) {
		put(f, anna, room, seq);
		put(f, anna, other_room, seq);
	}
	put(f, jonas, room, 1);
	assert_ok(store_notice_done(f->store, anna, room, 0, true));
	assert_ok(store_notice_trim(f->store, anna, true, 3));
	assert_int_equal(notices(f, anna, false).count, 4);
	assert_ok(store_notice_trim(f->store, anna, false, 1));
	assert_ok(store_commit(f->store));
	struct found done = notices(f, anna, true);
	assert_int_equal(done.count, 3);
	assert_int_equal(done.seqs[2], 2);
	assert_int_equal(notices(f, anna, false).count, 1);
	assert_int_equal(notices(f, anna, false).seqs[0], 4);
	assert_int_equal(notices(f, jonas, false).count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(those_of_a_room_that_are_open_are_found_by_their_reason),
		TEST(a_notice_is_kept_once_and_listed_the_newest_first),
		TEST(the_calls_of_a_room_are_those_that_are_open_after_an_event),
		TEST(a_meeting_is_found_in_all_inboxes_whatever_called_to_it),
		TEST(an_event_is_found_and_dropped_in_all_inboxes),
		TEST(with_a_room_its_notices_are_deleted),
		TEST(trimming_drops_the_oldest_of_the_open_or_of_the_done),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
