/* The floor of a meeting: hands, the order and its reasons. Behind a letter of the list: ! a
 * point of order, > a direct reply, # placed, 1 first at the item, - fewer, + as it came, o the
 * round. */
#include "room_floor_fixture.h"

static void hands_stand_as_they_were_raised(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM); /* at the same moment */
	wait_s(f, 1);
	RAISE(LATE, ITEM);
	assert_string_equal(queue(f), "P+L+A+");
	assert_int_equal(LOWER(LENA), ERROR_NONE);
	assert_string_equal(queue(f), "P+A+");
	RAISE(LENA, ITEM);
	assert_string_equal(queue(f), "P+A+L+");
}

static void points_of_order_and_direct_replies_come_first(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, DIRECT);
	RAISE(CHIEF, ORDER);
	RAISE(LATE, DIRECT);
	assert_string_equal(queue(f), "C!L>A>P+");
	RAISE(LATE, ORDER); /* in place of the other */
	RAISE(CHIEF, ITEM);
	assert_string_equal(queue(f), "A!L>P+C+");
}

static void a_change_that_changes_nothing_is_none(void **state)
{
	STATE;
	begin_floor(f);
	assert_int_equal(LOWER(PETER), ERROR_NONE);
	assert_int_equal(CLOSE(MARK, false), ERROR_NONE);
	assert_int_equal(CHECK(MARK, false), ERROR_NONE);
	assert_int_equal(END(MARK), ERROR_NONE);
	assert_int_equal(
		FLOOR(MARK, LOWER, lower, .has_everyone = true, .everyone = true), ERROR_NONE);
	assert_null(kept(f));
	RAISE(PETER, ITEM);
	wait_s(f, 1);
	assert_int_equal(RAISE(PETER, ITEM), ERROR_NONE);
	RAISE(LENA, ORDER);
	assert_int_equal(MOVE_LAST(LENA), ERROR_NONE); /* a point of order stands where it stands */
	assert_int_equal(MOVE(PETER, PETER), ERROR_NONE);
	assert_int_equal(kept(f)->revision, 2);
	assert_string_equal(queue(f), "L!P+");
}

static void speaking_takes_the_hand_down(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	assert_int_equal(GIVE_FIRST(), ERROR_NONE);
	assert_int_equal(speaker(f), PETER);
	assert_string_equal(queue(f), "L+");
	RAISE(PETER, ITEM); /* for afterwards */
	assert_string_equal(queue(f), "L+P+");
	wait_s(f, 30);
	assert_int_equal(GIVE(LATE), ERROR_NONE); /* who had not raised theirs */
	assert_int_equal(speaker(f), LATE);
	assert_int_equal(record(f, PETER).spoken_ms, 30 * SECOND_MS);
	assert_string_equal(queue(f), "L+P+");
	wait_s(f, 10);
	assert_int_equal(END(PETER), ERROR_NOT_ALLOWED);
	assert_int_equal(END(LATE), ERROR_NONE);
	assert_int_equal(speaker(f), 0);
	assert_int_equal(record(f, LATE).spoken_ms, 10 * SECOND_MS);
	assert_int_equal(kept(f)->turns, 3);
}

static void balanced_asks_those_first_who_spoke_least(void **state)
{
	STATE;
	begin_floor(f);
	MODE(1, BALANCED);
	GIVE(PETER);
	wait_s(f, 30);
	GIVE(LENA);
	wait_s(f, 20);
	END(LENA);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	RAISE(CHIEF, ITEM);
	assert_string_equal(queue(f), "C1L-P+");
	RAISE(LATE, ITEM);
	assert_string_equal(queue(f), "C1A1L-P+");
	GO(MARK, 1);
	MODE(2, BALANCED); /* turns are the item's, time is the meeting's */
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	assert_string_equal(queue(f), "L1P1");
}

static void a_point_of_order_is_no_turn_at_the_item(void **state)
{
	STATE;
	begin_floor(f);
	MODE(1, BALANCED);
	RAISE(PETER, ORDER);
	GIVE_FIRST();
	assert_int_equal(record(f, PETER).turns, 0);
	BACK();
	assert_int_equal(record(f, PETER).turns, 0);
	assert_string_equal(queue(f), "P!");
	GIVE_FIRST();
	RAISE(PETER, ITEM);
	assert_string_equal(queue(f), "P1");
}

static void moving_freezes_the_list(void **state)
{
	STATE;
	begin_floor(f);
	MODE(1, BALANCED);
	GIVE(PETER);
	wait_s(f, 9);
	END(PETER);
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	RAISE(LATE, ITEM);
	assert_string_equal(queue(f), "L1A1P+");
	assert_int_equal(MOVE(PETER, LENA), ERROR_NONE);
	assert_string_equal(queue(f), "P#L1A1");
	RAISE(CHIEF, ITEM);
	RAISE(MARK, DIRECT); /* new ones come after */
	assert_string_equal(queue(f), "P#L1A1M>C1");
	RAISE(LATE, ORDER); /* that comes first nevertheless */
	assert_string_equal(queue(f), "A!P#L1M>C1");
	assert_int_equal(MOVE_LAST(PETER), ERROR_NONE);
	assert_string_equal(queue(f), "A!L1M>C1P#");
	assert_int_equal(MOVE(CHIEF, LATE), ERROR_NONE); /* before a point of order is behind it */
	assert_string_equal(queue(f), "A!C#L1M>P#");
	assert_int_equal(MOVE(TINA, LENA), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "unknown_person");
	assert_int_equal(MOVE(LENA, TINA), ERROR_INVALID_PARAMS);
	assert_refused(f, "before", "unknown_person");
}

static void a_closed_list_takes_points_of_order_alone(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	CLOSE(MARK, true);
	assert_int_equal(RAISE(LENA, ITEM), ERROR_LIST_CLOSED);
	assert_int_equal(RAISE(LENA, DIRECT), ERROR_LIST_CLOSED);
	assert_int_equal(RAISE(PETER, ITEM), ERROR_NONE); /* is up */
	assert_int_equal(RAISE(LENA, ORDER), ERROR_NONE);
	assert_string_equal(queue(f), "L!P+");
	CLOSE(MARK, false);
	assert_int_equal(RAISE(LENA, ITEM), ERROR_NONE);
}

static void others_hands_are_lowered_by_those_who_lead(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LATE, ORDER);
	assert_int_equal(
		FLOOR(PETER, LOWER, lower, .has_person = true, .person = LATE), ERROR_NOT_ALLOWED);
	assert_int_equal(FLOOR(PETER, LOWER, lower, .has_everyone = true, .everyone = true),
		ERROR_NOT_ALLOWED);
	assert_int_equal(
		FLOOR(CHIEF, LOWER, lower, .has_person = true, .person = LATE), ERROR_NONE);
	assert_string_equal(queue(f), "P+");
	RAISE(LATE, ORDER);
	assert_int_equal(
		FLOOR(LENA, LOWER, lower, .has_everyone = true, .everyone = true), ERROR_NONE);
	assert_string_equal(queue(f), "");
	assert_int_equal(FLOOR(LENA, LOWER, lower, .has_everyone = true, .everyone = true,
				 .has_person = true, .person = LATE),
		ERROR_INVALID_PARAMS);
	assert_refused(f, "everyone", "malformed");
}

static void the_next_item_begins_with_an_empty_list(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(PETER, ITEM);
	RAISE(LENA, DIRECT);
	RAISE(LATE, ORDER);
	GIVE(CHIEF);
	CLOSE(MARK, true);
	CHECK(MARK, true);
	READY(PETER, true);
	wait_s(f, 12);
	GO(MARK, 1);
	assert_string_equal(queue(f), "A!");
	assert_int_equal(speaker(f), 0);
	assert_int_equal(record(f, CHIEF).spoken_ms, 12 * SECOND_MS);
	assert_int_equal(record(f, CHIEF).turns, 0);
	assert_int_equal(kept(f)->item, 2);
	assert_int_equal(kept(f)->turns, 2);
	assert_false(kept(f)->closed || kept(f)->has_check || kept(f)->has_back);
	UNDO(MARK, 2);
	assert_int_equal(kept(f)->item, 1);
	GO_TO(MARK, 1, 3);
	RAISE(PETER, ITEM);
	GO(MARK, 3);
	GO(MARK, 2);
	assert_false(kept(f)->has_item); /* after the last there is none, and hands nevertheless */
	RAISE(PETER, ITEM);
	assert_string_equal(queue(f), "A!P+");
}

static void who_leaves_leaves_the_floor(void **state)
{
	STATE;
	begin_floor(f);
	RAISE(LENA, ITEM);
	CHECK(MARK, true);
	READY(LENA, true);
	GIVE(PETER);
	wait_s(f, 3);
	GIVE(LATE);
	ATTEND(PETER, false); /* who would get it back */
	assert_int_equal(speaker(f), LATE);
	assert_false(kept(f)->back.has_before);
	int64_t turns = kept(f)->turns;
	ATTEND(LENA, false);
	assert_string_equal(queue(f), "");
	assert_int_equal(kept(f)->check.ready.count, 0);
	wait_s(f, 4);
	ATTEND(LATE, false);
	assert_int_equal(speaker(f), 0);
	assert_false(kept(f)->has_back);
	assert_int_equal(kept(f)->turns, turns + 1);
	assert_int_equal(record(f, LATE).spoken_ms, 4 * SECOND_MS);
	int64_t revision = kept(f)->revision;
	ATTEND(LATE, true); /* changes nothing, there is no round */
	assert_int_equal(kept(f)->revision, revision);
}

static void whether_all_are_ready_is_asked_of_those_who_are_there(void **state)
{
	STATE;
	begin_floor(f);
	assert_int_equal(READY(PETER, true), ERROR_WRONG_PHASE);
	CHECK(MARK, true);
	READY(PETER, true);
	READY(LENA, true);
	int64_t revision = kept(f)->revision;
	READY(PETER, true);
	assert_int_equal(kept(f)->revision, revision);
	assert_int_equal(kept(f)->check.ready.count, 2);
	READY(PETER, false);
	assert_int_equal(kept(f)->check.ready.items[0].person, LENA);
	CHECK(MARK, false);
	CHECK(MARK, true);
	assert_int_equal(kept(f)->check.ready.count, 0);
}

static void without_a_meeting_that_goes_on_there_is_no_floor(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 2);
	RUN(MARK, MEETING_PHASE_LOBBY);
	ATTEND(PETER, true);
	assert_int_equal(RAISE(PETER, ITEM), ERROR_WRONG_PHASE);
	assert_int_equal(CLOSE(MARK, true), ERROR_WRONG_PHASE);
	RUN(MARK, MEETING_PHASE_RUNNING);
	assert_int_equal(RAISE(PETER, ITEM), ERROR_NONE);
	RUN(MARK, MEETING_PHASE_ENDED);
	assert_int_equal(RAISE(PETER, ITEM), ERROR_WRONG_PHASE);
	assert_null(kept(f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hands_stand_as_they_were_raised),
		TEST(points_of_order_and_direct_replies_come_first),
		TEST(a_change_that_changes_nothing_is_none),
		TEST(speaking_takes_the_hand_down),
		TEST(balanced_asks_those_first_who_spoke_least),
		TEST(a_point_of_order_is_no_turn_at_the_item),
		TEST(moving_freezes_the_list),
		TEST(a_closed_list_takes_points_of_order_alone),
		TEST(others_hands_are_lowered_by_those_who_lead),
		TEST(the_next_item_begins_with_an_empty_list),
		TEST(who_leaves_leaves_the_floor),
		TEST(whether_all_are_ready_is_asked_of_those_who_are_there),
		TEST(without_a_meeting_that_goes_on_there_is_no_floor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
