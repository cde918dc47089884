/* Whose page is read next: everybody in turn, and no more waiting for one person than is allowed.
 */
#include "journal_fixture.h"

#include "base/limits.h"
#include "journal/reading/turns.h"

static struct page *page_of(uint64_t person, uint64_t connection)
{
	static const struct request_id id = {"1"};
	return page_new(&id, COMMAND_ROOM_OPEN, connection, person);
}

static void put(struct turns *turns, uint64_t person, uint64_t connection)
{
	turns_announce(turns, person);
	turns_put_take(turns, page_of(person, connection));
}

/* The connections of the pages in the order in which they are taken. */
static void assert_taken(struct turns *turns, const char *expected)
{
	char found[256] = "";
	size_t size = 0;
	struct page *page;
	while ((page = turns_take(turns, false))) {
		size += (size_t)snprintf(
			found + size, sizeof(found) - size, "%d ", (int)page->connection);
		page_free(page);
	}
	assert_string_equal(found, expected);
}

static void everybody_has_a_turn_whoever_asked_for_much(void **state)
{
	struct turns turns;
	(void)state;
	turns_init(&turns);
	put(&turns, 1, 10);
	put(&turns, 1, 11);
	put(&turns, 1, 12);
	put(&turns, 2, 20);
	put(&turns, 3, 30);
	put(&turns, 3, 31);
	assert_taken(&turns, "10 20 30 11 31 12 ");
	put(&turns, 1, 13);
	assert_taken(&turns, "13 ");
	turns_fini(&turns);
}

static void whoever_comes_later_waits_for_one_page_of_each(void **state)
{
	struct turns turns;
	(void)state;
	turns_init(&turns);
	for (int i = 0; i < 5; i++)
		put(&turns, 1, 10);
	struct page *page = turns_take(&turns, false);
	page_free(page);
	put(&turns, 2, 20);
	assert_taken(&turns, "10 20 10 10 10 ");
	turns_fini(&turns);
}

/* L7 */
static void so_many_pages_of_a_person_wait_and_no_more(void **state)
{
	struct turns turns;
	(void)state;
	turns_init(&turns);
	for (int i = 0; i < LIMIT_PAGES_PER_PERSON - 1; i++)
		put(&turns, 1, 10);
	assert_false(turns_is_full(&turns, 1));
	turns_announce(&turns, 1);
	assert_true(turns_is_full(&turns, 1)); /* what is announced counts */
	assert_false(turns_is_full(&turns, 2));
	turns_give_up(&turns, 1);
	assert_false(turns_is_full(&turns, 1));
	put(&turns, 1, 10);
	assert_true(turns_is_full(&turns, 1));
	page_free(turns_take(&turns, false));
	assert_false(turns_is_full(&turns, 1));
	turns_fini(&turns);
}

static void what_a_closed_connection_waits_for_is_dropped(void **state)
{
	struct turns turns;
	(void)state;
	turns_init(&turns);
	for (uint64_t i = 0; i < 3; i++) {
		put(&turns, 1, 10);
		put(&turns, 1, 11);
		put(&turns, 2, 20);
	}
	turns_drop(&turns, 1, 10);
	turns_drop(&turns, 2, 10);
	turns_drop(&turns, 3, 10);
	put(&turns, 1, 12);
	turns_drop(&turns, 2, 20);
	put(&turns, 2, 21);
	assert_taken(&turns, "11 21 11 11 12 ");
	put(&turns, 1, 10);
	turns_drop(&turns, 1, 10);
	assert_null(turns_take(&turns, false));
	assert_null(turns.people); /* nothing is remembered of anybody */
	turns_fini(&turns);
}

static void what_waits_is_still_taken_after_closing(void **state)
{
	struct turns turns;
	(void)state;
	turns_init(&turns);
	put(&turns, 1, 10);
	turns_close(&turns);
	struct page *page = turns_take(&turns, true);
	assert_non_null(page);
	page_free(page);
	assert_null(turns_take(&turns, true));
	turns_fini(&turns);
}

static unsigned count_answers(struct fixture *f, uint64_t connection, const char *text)
{
	unsigned count = 0;
	for (struct dispatch *d = f->list; d; d = d->next)
		count += d->kind == DISPATCH_ANSWER && d->connection == connection &&
			 memmem(frame_payload(d->frame), d->frame->size, text, strlen(text));
	return count;
}

static void submit(struct fixture *f, struct call *call)
{
	assert_true(journal_submit(f->journal, call));
}

/* One batch: Anna floods with reads, Jonas asks for one page. */
static void a_flood_of_reads_is_refused_and_others_are_read_between(void **state)
{
	struct fixture *f = *state;
	char params[64];
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_drop_list(f);
	snprintf(params, sizeof(params), "\"room\":\"%s\"", f->room);
	for (int i = 0; i < LIMIT_PAGES_PER_PERSON + 5; i++)
		submit(f, fixture_call(ANNA, "room.open", params));
	submit(f, fixture_call(JONAS, "room.open", params));
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	assert_int_equal(count_answers(f, ANNA, "too_fast"), 5);
	assert_int_equal(count_answers(f, ANNA, "\"state\""), LIMIT_PAGES_PER_PERSON);
	assert_int_equal(count_answers(f, JONAS, "\"state\""), 1);
	unsigned before = 0;
	struct dispatch *d = f->list;
	for (; d->connection != JONAS; d = d->next)
		before += d->frame && memmem(frame_payload(d->frame), d->frame->size, "state", 5);
	assert_int_equal(before, 1);
}

static void nothing_is_read_for_a_connection_that_has_gone(void **state)
{
	struct fixture *f = *state;
	char params[64];
	fixture_drop_list(f);
	snprintf(params, sizeof(params), "\"room\":\"%s\"", f->room);
	submit(f, fixture_call(ANNA, "room.open", params));
	submit(f, call_new(CALL_GONE, ANNA));
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	assert_int_equal(count_answers(f, ANNA, "state"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_has_a_turn_whoever_asked_for_much),
		cmocka_unit_test(whoever_comes_later_waits_for_one_page_of_each),
		cmocka_unit_test(so_many_pages_of_a_person_wait_and_no_more),
		cmocka_unit_test(what_a_closed_connection_waits_for_is_dropped),
		cmocka_unit_test(what_waits_is_still_taken_after_closing),
		TEST(a_flood_of_reads_is_refused_and_others_are_read_between),
		TEST(nothing_is_read_for_a_connection_that_has_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
