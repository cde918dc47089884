/* A round: everybody who is in the meeting has the word once, or passes. */
#include "room_floor_fixture.h"

static bool waits(const struct fixture *f, uint64_t person)
{
	return strchr(queue(f), NAMES[person]) != NULL;
}

static void begin_round(struct fixture *f)
{
	begin_floor(f);
	assert_int_equal(MODE(1, ROUND), ERROR_NONE);
}

static void it_begins_by_itself_with_its_item(void **state)
{
	STATE;
	begin_floor(f);
	assert_int_equal(MODE(2, ROUND), ERROR_NONE);
	assert_null(kept(f));
	GO(MARK, 1);
	assert_int_equal(kept(f)->revision, 1);
	assert_int_equal(strlen(queue(f)), 5 * 2);
	for (uint64_t person = CHIEF; person <= LATE; person++)
		assert_int_equal(waits(f, person), person != TINA);
}

static void the_order_is_the_same_for_all_and_another_in_the_next(void **state)
{
	STATE;
	char first[64];
	bool differs = false;
	begin_round(f);
	snprintf(first, sizeof(first), "%s", queue(f));
	assert_string_equal(queue(f), first);
	for (f->seed = 2; f->seed < 12; f->seed++) {
		MODE(2, ROUND);
		GO_TO(MARK, 1, 2);
		MODE(1, ROUND);
		GO_TO(MARK, 2, 1);
		assert_int_equal(strlen(queue(f)), strlen(first));
		differs = differs || strcmp(queue(f), first) != 0;
	}
	assert_true(differs);
}

static void everybody_has_the_word_once(void **state)
{
	STATE;
	bool had[LATE + 1] = {false};
	begin_round(f);
	for (int i = 0; i < 5; i++) {
		char before[64];
		snprintf(before, sizeof(before), "%s", queue(f));
		assert_int_equal(GIVE_FIRST(), ERROR_NONE);
		assert_false(had[speaker(f)]);
		had[speaker(f)] = true;
		assert_string_equal(queue(f), before + 2); /* the others stay where they are */
		wait_s(f, 1);
	}
	assert_string_equal(queue(f), "");
	assert_int_equal(GIVE_FIRST(), ERROR_INVALID_PARAMS);
}

static void raised_hands_change_nothing_until_it_is_over(void **state)
{
	STATE;
	char before[64];
	begin_round(f);
	snprintf(before, sizeof(before), "%s", queue(f));
	RAISE(PETER, ITEM);
	RAISE(LENA, ITEM);
	assert_string_equal(queue(f), before);
	GIVE(PETER);
	wait_s(f, 1);
	RAISE(PETER, ITEM);
	const char *last = queue(f) + strlen(queue(f)) - 2;
	assert_string_equal(last, "P+"); /* after the round */
	RAISE(LATE, DIRECT);
	assert_true(strncmp(queue(f), "A>", 2) == 0);
	GIVE_FIRST(); /* was their turn */
	assert_false(waits(f, LATE));
	RAISE(CHIEF, ORDER);
	GIVE_FIRST(); /* was not */
	END(CHIEF);
	assert_true(waits(f, CHIEF));
}

static void who_passes_is_out_of_it(void **state)
{
	STATE;
	begin_round(f);
	assert_int_equal(PASS(PETER), ERROR_NONE);
	assert_false(waits(f, PETER));
	int64_t revision = kept(f)->revision;
	assert_int_equal(PASS(PETER), ERROR_NONE); /* again */
	assert_int_equal(kept(f)->revision, revision);
	RAISE(LENA, ITEM);
	assert_int_equal(PASS_OVER(LENA), ERROR_NONE);
	assert_false(waits(f, LENA));
	assert_int_equal(
		FLOOR(PETER, PASS, pass, .has_person = true, .person = LATE), ERROR_NOT_ALLOWED);
	assert_int_equal(PASS_OVER(TINA), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "unknown_person");
	wait_s(f, 1);
	RAISE(PETER, ITEM); /* thought better of it */
	assert_string_equal(queue(f) + strlen(queue(f)) - 2, "P+");
	MODE(1, IN_ORDER);
	assert_int_equal(PASS(LATE), ERROR_WRONG_PHASE);
}

static void who_comes_is_in_it_and_who_leaves_is_not(void **state)
{
	STATE;
	begin_round(f);
	int64_t revision = kept(f)->revision;
	ATTEND(TINA, true);
	assert_true(waits(f, TINA));
	assert_int_equal(kept(f)->revision, revision + 1);
	ATTEND(PETER, false);
	assert_false(waits(f, PETER));
	assert_int_equal(kept(f)->revision, revision + 2);
	members_remove(f->room, LENA);
	assert_false(waits(f, LENA));
}

static void who_was_given_it_by_mistake_is_first_again(void **state)
{
	STATE;
	begin_round(f);
	size_t size = strlen(queue(f));
	char last = queue(f)[size - 2];
	uint64_t person = (uint64_t)(strchr(NAMES, last) - NAMES);
	GIVE(person);
	BACK();
	assert_int_equal(queue(f)[0], last);
	assert_int_equal(strlen(queue(f)), size);
	GIVE_FIRST();
	assert_int_equal(speaker(f), person);
	assert_int_equal(record(f, person).turns, 1);
}

static void a_frozen_round_thaws_with_another_mode(void **state)
{
	STATE;
	begin_round(f);
	size_t size = strlen(queue(f));
	RAISE(LENA, ITEM);
	assert_int_equal(MOVE_LAST(MARK), ERROR_NONE);
	assert_int_equal(strlen(queue(f)), size);
	assert_string_equal(queue(f) + size - 2, "M#");
	assert_int_equal(LOWER(PETER), ERROR_NONE); /* raised none: it is their turn still */
	assert_true(waits(f, PETER));
	RAISE(LATE, ITEM);
	MODE(1, IN_ORDER); /* only those whose hands are up want the word */
	assert_string_equal(queue(f), "L+A+");
	MODE(1, ROUND);
	assert_int_equal(strlen(queue(f)), size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_begins_by_itself_with_its_item),
		TEST(the_order_is_the_same_for_all_and_another_in_the_next),
		TEST(everybody_has_the_word_once),
		TEST(raised_hands_change_nothing_until_it_is_over),
		TEST(who_passes_is_out_of_it),
		TEST(who_comes_is_in_it_and_who_leaves_is_not),
		TEST(who_was_given_it_by_mistake_is_first_again),
		TEST(a_frozen_round_thaws_with_another_mode),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
