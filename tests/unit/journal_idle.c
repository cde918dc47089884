/* A change that changes nothing is answered like one, and writes nothing: no event, and with it no
 * entry in the audit log. */
#include "journal_fixture.h"

static char anna[16], jonas[16], group[16];

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "group.make",
		"%s,\"handle\":\"süd\",\"title\":\"Süd\",\"people\":[{\"person\":\"%s\"}]",
		fixture_fresh_id(f), jonas);
	fixture_value((const char *)frame_payload(fixture_find(f, DISPATCH_EVENT, 0)->frame),
		"group", group, sizeof(group));
	return 0;
}

/* Whether the last command, which was answered with a result, has told anybody of an event. */
static bool has_written(struct fixture *f)
{
	assert_says(f, "\"result\"");
	return fixture_find(f, DISPATCH_EVENT, 0) != NULL;
}

#define WRITES(method, params, ...)                                                                \
	(fixture_say(f, ANNA, method, "%s," params, fixture_fresh_id(f), __VA_ARGS__),             \
		has_written(f))

static void the_house_as_it_is(void **state)
{
	STATE;
	assert_true(WRITES("house.change", "\"title\":\"%s\"", "Brandt Vertrieb"));
	assert_false(WRITES("house.change", "\"title\":\"%s\"", "Brandt Vertrieb"));
	assert_says(f, "\"time\":1795530");
	assert_false(WRITES("house.change", "\"imprint\":\"%s\"", ""));
	assert_true(WRITES("house.change", "\"limits\":{\"channels_owned\":%d}", 7));
	assert_false(WRITES("house.change", "\"limits\":{\"channels_owned\":%d}", 7));
	assert_true(WRITES("house.change", "\"limits\":{\"channels_owned\":%d}", 1000));
}

static void a_limit_that_is_as_it_comes(void **state)
{
	STATE;
	assert_false(WRITES("house.change", "\"limits\":%s", "{}"));
	assert_false(WRITES("house.change", "\"limits\":{\"channels_owned\":%d}", 1000));
}

static void a_channel_as_it_is(void **state)
{
	STATE;
	assert_true(WRITES(
		"room.change", "\"room\":\"%s\",\"topic\":\"Stand\",\"edit_minutes\":5", f->room));
	assert_false(WRITES(
		"room.change", "\"room\":\"%s\",\"topic\":\"Stand\",\"edit_minutes\":5", f->room));
	assert_true(WRITES("room.change", "\"room\":\"%s\",\"edit_minutes\":-1", f->room));
	assert_false(WRITES("room.change", "\"room\":\"%s\",\"edit_minutes\":-1", f->room));
}

static void a_member_and_a_person_as_they_are(void **state)
{
	STATE;
#define ROLE "\"room\":\"%s\",\"person\":\"%s\",\"role\":\"%s\""
	assert_false(WRITES("member.change", ROLE, f->room, jonas, "member"));
	assert_true(WRITES("member.change", ROLE, f->room, jonas, "owner"));
	assert_false(WRITES("member.change", ROLE, f->room, jonas, "owner"));
	assert_false(WRITES("person.change", "\"person\":\"%s\",\"role\":\"member\"", jonas));
	assert_false(WRITES("person.change", "\"person\":\"%s\",\"active\":true", jonas));
	assert_true(WRITES("person.change", "\"person\":\"%s\",\"active\":false", jonas));
	assert_false(WRITES("person.change", "\"person\":\"%s\",\"active\":false", jonas));
	assert_true(WRITES("profile.change", "\"person\":\"%s\",\"place\":\"Ulm\"", anna));
	assert_false(WRITES("profile.change", "\"person\":\"%s\",\"place\":\"Ulm\"", anna));
	assert_false(WRITES("picture.set", "\"person\":\"%s\",\"data\":\"\"", anna));
#undef ROLE
}

static void a_group_as_it_is(void **state)
{
	STATE;
	assert_false(WRITES("group.change", "\"group\":\"%s\",\"title\":\"Süd\"", group));
	assert_false(WRITES(
		"group.change", "\"group\":\"%s\",\"people\":[{\"person\":\"%s\"}]", group, jonas));
	assert_true(WRITES("group.change", "\"group\":\"%s\",\"people\":[]", group));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_house_as_it_is),
		TEST(a_limit_that_is_as_it_comes),
		TEST(a_channel_as_it_is),
		TEST(a_member_and_a_person_as_they_are),
		TEST(a_group_as_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
