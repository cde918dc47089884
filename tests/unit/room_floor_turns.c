/* The floor of a meeting: the word given, ended and taken back. What the letters of a list mean
 * stands in room_floor.c. */
#include "room_floor_fixture.h"

static void who_has_spoken_is_told_and_nothing_else_of_it(void **state)
{
	STATE;
	ARENA_AUTO arena;
	arena_init(&arena);
	begin_floor(f);
	GIVE(PETER);
	wait_s(f, 5);
	GIVE(LENA);
	const struct floor floor = show(f, &arena);
	assert_int_equal(floor.spoken.count, 2);
	assert_int_equal(floor.spoken.items[0].person, PETER);
	assert_int_equal(floor.spoken.items[1].person, LENA);
	assert_int_equal(floor.back, LENA);
	BACK();
	assert_int_equal(show(f, &arena).spoken.count, 1);
}

static void whom_it_is_given_to_is_in_the_meeting(void **state)
{
	STATE;
	begin_floor(f);
	assert_int_equal(GIVE_FIRST(), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "missing");
	assert_int_equal(GIVE(TINA), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "unknown_person");
	RAISE(PETER, ITEM);
	members_remove(f->room, PETER); /* left the room and not the meeting */
	assert_string_equal(queue(f), "");
	assert_int_equal(GIVE(PETER), ERROR_INVALID_PARAMS);
}

static void a_turn_that_somebody_else_has_given_is_outdated(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	assert_int_equal(FLOOR(MARK, GIVE, give, .seen = 0), ERROR_NONE);
	assert_int_equal(FLOOR(LENA, GIVE, give, .seen = 0), ERROR_OUTDATED);
	assert_int_equal(FLOOR(PETER, END, end, .seen = 0), ERROR_OUTDATED);
	assert_int_equal(FLOOR(MARK, BACK, back, .seen = 0), ERROR_OUTDATED);
	assert_int_equal(speaker(f), PETER);
}

static void what_is_taken_back_was_not(void **state)
{
	STATE;
	begin_floor(f);
	MODE(1, BALANCED);
	RAISE(PETER, ITEM);
	GIVE_FIRST();
	wait_s(f, 20);
	RAISE(LENA, ITEM);
	RAISE(LATE, ITEM);
	GIVE(LATE);
	assert_int_equal(record(f, PETER).spoken_ms, 20 * SECOND_MS);
	wait_s(f, 7);
	assert_int_equal(BACK(), ERROR_NONE);
	assert_int_equal(speaker(f), PETER);
	assert_int_equal(record(f, PETER).spoken_ms, 0); /* their turn goes on */
	assert_int_equal(record(f, LATE).turns, 0);
	assert_int_equal(record(f, LATE).spoken_ms, 0);
	assert_string_equal(queue(f), "A1L1");
	assert_int_equal(BACK(), ERROR_WRONG_PHASE); /* once */
	wait_s(f, 3);
	END(PETER);
	assert_int_equal(record(f, PETER).spoken_ms, 30 * SECOND_MS);
	GIVE_FIRST();
	assert_int_equal(speaker(f), LATE);
	END(LATE);
	assert_int_equal(BACK(), ERROR_WRONG_PHASE); /* it was theirs to the end */
}

static void who_had_raised_none_is_not_put_on_the_list(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(LENA, ITEM);
	GIVE(PETER);
	BACK();
	assert_string_equal(queue(f), "L+");
	assert_int_equal(speaker(f), 0);
}

static void who_was_placed_is_first_again_and_places_stay_small(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	RAISE(LATE, ITEM);
	MOVE(LATE, LENA);
	for (int i = 0; i < 20; i++) {
		GIVE(i % 2 ? PETER : LENA);
		BACK();
	}
	assert_string_equal(queue(f), "P+L+A#");
	for (size_t i = 0; i < kept(f)->hands.count; i++)
		assert_in_range(kept(f)->hands.items[i].place, 1, 3);
}

static void a_limit_is_the_item_s(void **state)
{
	STATE;
	begin_floor(f);
	GIVE(PETER);
	assert_false(kept(f)->speaker.has_until);
	assert_int_equal(LIMIT(1, 90), ERROR_NONE);
	assert_false(kept(f)->speaker.has_until); /* the one that runs */
	wait_s(f, 5);
	GIVE(LENA);
	assert_true(kept(f)->speaker.has_until);
	assert_int_equal(kept(f)->speaker.until, f->now_ms + 90 * SECOND_MS);
	assert_int_equal(LIMIT(1, PROTO_TURN_S_MIN - 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "turn_s", "too_small");
	assert_int_equal(LIMIT(1, PROTO_TURN_S_MIN), ERROR_NONE);
	assert_int_equal(item(f, 1)->turn_s, PROTO_TURN_S_MIN);
	assert_int_equal(LIMIT(1, 0), ERROR_NONE);
	assert_false(item(f, 1)->has_turn_s);
}

static void a_pause_is_nobody_s_time(void **state)
{
	STATE;
	begin_floor(f);
	LIMIT(1, 60);
	GIVE(PETER);
	wait_s(f, 20);
	GIVE(LENA);
	wait_s(f, 10);
	RUN(MARK, MEETING_PHASE_PAUSED);
	assert_false(kept(f)->speaker.has_until);
	assert_true(kept(f)->speaker.has_left_ms);
	assert_int_equal(kept(f)->speaker.left_ms, 50 * SECOND_MS);
	wait_s(f, 1000);
	RUN(MARK, MEETING_PHASE_RUNNING);
	assert_true(kept(f)->speaker.has_until && !kept(f)->speaker.has_left_ms);
	assert_int_equal(kept(f)->speaker.since, f->now_ms - 10 * SECOND_MS);
	assert_int_equal(kept(f)->speaker.until, f->now_ms + 50 * SECOND_MS);
	wait_s(f, 5);
	BACK(); /* Peter has had it for 35 seconds */
	assert_int_equal(kept(f)->speaker.until, f->now_ms + 25 * SECOND_MS);
	RUN(MARK, MEETING_PHASE_PAUSED);
	wait_s(f, 1000);
	END(PETER);
	assert_int_equal(record(f, PETER).spoken_ms, 35 * SECOND_MS);
	assert_int_equal(record(f, LENA).spoken_ms, 0);
}

static void a_word_given_in_a_pause_counts_from_when_it_goes_on(void **state)
{
	STATE;
	begin_floor(f);
	LIMIT(1, 60);
	RUN(MARK, MEETING_PHASE_PAUSED);
	wait_s(f, 100);
	assert_int_equal(GIVE(PETER), ERROR_NONE);
	assert_false(kept(f)->speaker.has_until);
	wait_s(f, 100);
	RUN(MARK, MEETING_PHASE_RUNNING);
	assert_true(kept(f)->speaker.has_until);
	assert_int_equal(kept(f)->speaker.since, f->now_ms);
	assert_int_equal(kept(f)->speaker.until, f->now_ms + 60 * SECOND_MS);
	wait_s(f, 8);
	END(PETER);
	assert_int_equal(record(f, PETER).spoken_ms, 8 * SECOND_MS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_has_spoken_is_told_and_nothing_else_of_it),
		TEST(whom_it_is_given_to_is_in_the_meeting),
		TEST(a_turn_that_somebody_else_has_given_is_outdated),
		TEST(what_is_taken_back_was_not),
		TEST(who_had_raised_none_is_not_put_on_the_list),
		TEST(who_was_placed_is_first_again_and_places_stay_small),
		TEST(a_limit_is_the_item_s),
		TEST(a_pause_is_nobody_s_time),
		TEST(a_word_given_in_a_pause_counts_from_when_it_goes_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
