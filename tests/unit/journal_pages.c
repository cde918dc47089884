/* Pages of a room: how many there are, and one that does not open. */
#include "journal_damage.h"

#include "proto/gen/limits.h"

static const char *make(struct fixture *f)
{
	return fixture_say(f, ANNA, "page.make", "\"room\":\"%s\",%s,\"title\":\"Preise\"", f->room,
		fixture_fresh_id(f));
}

static const char *change(struct fixture *f, unsigned page, const char *title)
{
	return fixture_say(f, ANNA, "page.change",
		"\"room\":\"%s\",%s,\"page\":%u,\"title\":\"%s\",\"archived\":false", f->room,
		fixture_fresh_id(f), page, title);
}

static unsigned count_listed(struct fixture *f)
{
	unsigned count = 0;
	fixture_say(f, ANNA, "page.list", "\"room\":\"%s\"", f->room);
	for (const char *at = f->answer; (at = strstr(at, "\"made\":")); at++)
		count++;
	return count;
}

/* PROTO_PAGES_MAX */
static void a_room_has_so_many_pages_and_not_one_more(void **state)
{
	STATE;
	for (int i = 0; i < PROTO_PAGES_MAX; i++)
		assert_non_null(strstr(make(f), "\"result\""));
	assert_non_null(strstr(make(f), "\"too_many\""));
	assert_int_equal(count_listed(f), PROTO_PAGES_MAX);
}

/* The channel's first page is its third event, the change its fourth. */
static void one_that_does_not_open_is_left_out_and_no_other(void **state)
{
	static const char *const spoil[] = {"UPDATE event SET " SPOILED " WHERE " CHANNEL_EVENT(3),
		"UPDATE event SET " SPOILED " WHERE " CHANNEL_EVENT(4)};
	STATE;
	make(f);
	change(f, 3, "Neu");
	make(f);
	keep_bodies(f);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(count_listed(f), 2);
		tamper(f, spoil[i]);
		assert_int_equal(count_listed(f), 1);
		assert_non_null(strstr(change(f, 3, "Anders"), "\"not_found\""));
		mend_bodies(f);
	}
	assert_non_null(strstr(change(f, 3, "Anders"), "\"result\""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_room_has_so_many_pages_and_not_one_more),
		TEST(one_that_does_not_open_is_left_out_and_no_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
