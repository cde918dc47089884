/* Read marks, and what they leave unread. */
#include "journal_fixture.h"

#include "proto/gen/limits.h"

enum { LATER = 50 };

static void post(struct fixture *f, uint64_t connection, const char *room)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"Hallo\"", room,
		fixture_fresh_id(f));
}

static bool was_told(struct fixture *f, uint64_t connection, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->unasked && d->connection == connection &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room); /* 3 */
	for (int i = 0; i < 3; i++)
		post(f, ANNA, f->room); /* 4, 5, 6 */
	post(f, JONAS, f->room);        /* 7 */
	fixture_hello(f, LATER, f->tokens[JONAS]);
	return 0;
}

static void a_mark_says_what_it_leaves_unread(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":4", f->room);
	assert_says(f, "\"seq\":4");
	assert_says(f, "\"unread\":2");
	assert_true(was_told(f, LATER, "\"unread\":2"));
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":7", f->room);
	assert_says(f, "\"unread\":0");
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":0", f->room);
	assert_says(f, "\"unread\":3");
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":5,%s", f->room,
		fixture_fresh_id(f));
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":0", f->room);
	assert_says(f, "\"unread\":2");
	for (int i = 0; i <= PROTO_UNREAD_MAX; i++)
		post(f, ANNA, f->room);
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":1", f->room);
	assert_says(f, "\"unread\":100");
}

static void a_mark_says_what_calls_after_it(void **state)
{
	STATE;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	fixture_say(f, ANNA, "message.post",
		"\"room\":\"%s\",%s,\"text\":\"@\",\"mentions\":[{\"at\":0,\"size\":1,"
		"\"kind\":\"person\",\"id\":\"%s\"}]",
		f->room, fixture_fresh_id(f), jonas); /* 8 */
	fixture_say(f, JONAS, "rooms.mark", "\"marks\":[{\"room\":\"%s\",\"seq\":8}]", f->room);
	assert_says(f, "\"calls\":[]");
	assert_true(was_told(f, LATER, "\"calls\":[]"));
	fixture_say(f, JONAS, "rooms.mark", "\"marks\":[{\"room\":\"%s\",\"seq\":7}]", f->room);
	assert_says(f, "\"calls\":[{\"seq\":8}]");
	assert_true(was_told(f, LATER, "\"calls\":[{\"seq\":8}]"));
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"done\":true", f->room);
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":6", f->room);
	assert_says(f, "\"calls\":[]");
}

static void a_latecomer_s_mark_counts_nothing_of_what_was_before(void **state)
{
	STATE;
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"newcomers\":\"joined\"", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	post(f, ANNA, f->room);
	fixture_say(f, LENA, "room.mark", "\"room\":\"%s\",\"seq\":0", f->room);
	assert_says(f, "\"unread\":1");
	fixture_say(f, LENA, "rooms.mark", "\"marks\":[{\"room\":\"%s\",\"seq\":0}]", f->room);
	assert_says(f, "\"unread\":1");
}

static void several_rooms_are_marked_at_once_and_marked_back(void **state)
{
	STATE;
	char other[16];
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"süd\"", fixture_fresh_id(f));
	fixture_value(f->answer, "room", other, sizeof(other));
	fixture_say(f, ANNA, "room.join", "\"room\":\"%s\"", other); /* 3 */
	post(f, ANNA, other);                                        /* 4 */
	fixture_say(f, JONAS, "rooms.mark",
		"\"marks\":[{\"room\":\"%s\",\"seq\":7},{\"room\":\"%s\",\"seq\":99}]", f->room,
		other);
	char expected[256];
	snprintf(expected, sizeof(expected),
		"\"rooms\":[{\"room\":\"%s\",\"seq\":7,\"unread\":0,\"head\":7,\"calls\":[]},"
		"{\"room\":\"%s\",\"seq\":4,\"unread\":0,\"head\":4,\"calls\":[]}]",
		f->room, other);
	assert_says(f, expected);
	assert_true(was_told(f, LATER, "rooms.marked"));
	assert_true(was_told(f, LATER, expected));
	assert_false(was_told(f, ANNA, "rooms.marked"));
	fixture_say(f, JONAS, "rooms.mark",
		"\"marks\":[{\"room\":\"%s\",\"seq\":1},{\"room\":\"%s\",\"seq\":4},"
		"{\"room\":\"%s\",\"seq\":3}]",
		f->room, f->room, other);
	assert_null(strstr(f->answer, "\"seq\":1,"));
	assert_says(f, "\"seq\":4,\"unread\":2");
	assert_says(f, "\"seq\":3,\"unread\":1");
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	assert_says(f, "\"mark\":4,\"unread\":2");
	assert_says(f, "\"mark\":3,\"unread\":1");
}

/* Whether it exists or not. */
static void rooms_one_is_no_member_of_are_passed_over(void **state)
{
	STATE;
	fixture_say(f, LENA, "rooms.mark",
		"\"marks\":[{\"room\":\"%s\",\"seq\":7},{\"room\":\"5w9e2k7c4p1xa\",\"seq\":7}]",
		f->room);
	assert_says(f, "\"rooms\":[]");
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room); /* 8 */
	fixture_hello(f, 51, f->tokens[LENA]);
	assert_says(f, "\"mark\":8");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_mark_says_what_it_leaves_unread),
		TEST(a_mark_says_what_calls_after_it),
		TEST(a_latecomer_s_mark_counts_nothing_of_what_was_before),
		TEST(several_rooms_are_marked_at_once_and_marked_back),
		TEST(rooms_one_is_no_member_of_are_passed_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
