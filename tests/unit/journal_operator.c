/* Whoever runs the server: looks after the house in the protocol's own words, and is nobody in it.
 */
#include "journal_fixture.h"

enum { DESK = 50 }; /* a connection of theirs */

__attribute__((format(printf, 3, 4))) static const char *desk_say(
	struct fixture *f, const char *method, const char *params, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, params);
	vsnprintf(text, sizeof(text), params, arguments);
	va_end(arguments);
	struct call *call = fixture_call(DESK, method, text);
	call->is_operator = true;
	fixture_do(f, call);
	return f->answer;
}

static void the_operator_is_told_where_the_house_is_and_hears_nothing(void **state)
{
	STATE;
	desk_say(f, "session.hello", "\"client\":\"desk\"");
	assert_non_null(strstr(f->answer, "\"me\":\"0000000000000\""));
	assert_non_null(strstr(f->answer, "\"kind\":\"house\",\"title\":\"Brandt\""));
	assert_null(strstr(f->answer, "messe"));
	assert_null(fixture_find(f, DISPATCH_SUBSCRIBE, 0));
	assert_null(fixture_find(f, DISPATCH_EVENT, 0)); /* and nobody hears of it */
}

static void the_operator_reads_the_house_and_no_other_room(void **state)
{
	STATE;
	char house[16];
	desk_say(f, "session.hello", "\"client\":\"desk\"");
	fixture_value(f->answer, "house", house, sizeof(house));
	desk_say(f, "room.open", "\"room\":\"%s\"", house);
	assert_non_null(strstr(f->answer, "\"name\":\"Jonas Weber\""));
	assert_non_null(strstr(f->answer, "\"title\":\"messe\""));
	assert_non_null(strstr(f->answer, "person.link_made")); /* as administrators see it */
	desk_say(f, "room.history", "\"room\":\"%s\",\"from\":1,\"to\":9", house);
	assert_non_null(strstr(f->answer, "person.added"));
	assert_non_null(
		strstr(desk_say(f, "room.open", "\"room\":\"%s\"", f->room), "\"not_found\""));
	assert_non_null(
		strstr(desk_say(f, "room.join", "\"room\":\"%s\"", f->room), "\"not_found\""));
}

static void the_operator_adds_people_and_makes_links_as_nobody(void **state)
{
	STATE;
	char person[16], token[32];
	desk_say(f, "person.add", "%s,\"name\":\"Neu\",\"role\":\"member\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
	const struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	const char *text = (const char *)frame_payload(told->frame);
	assert_null(memmem(text, told->frame->size, "\"author\"", 8));
	fixture_value(text, "person", person, sizeof(person));
	desk_say(f, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", token, sizeof(token));
	fixture_sign_in(f, 91, token);
}

static void what_one_must_be_a_person_for_is_not_allowed(void **state)
{
	STATE;
	char house[16];
	desk_say(f, "session.hello", "\"client\":\"desk\"");
	fixture_value(f->answer, "house", house, sizeof(house));
	desk_say(f, "room.mark", "\"room\":\"%s\",\"seq\":1", house);
	assert_non_null(strstr(f->answer, "\"not_allowed\""));
	desk_say(f, "room.create", "%s,\"title\":\"x\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"not_allowed\""));
	desk_say(f, "presence.set", "\"active\":true");
	assert_non_null(strstr(f->answer, "\"not_allowed\""));
}

static void no_socket_is_an_operator_by_its_number(void **state)
{
	STATE;
	fixture_say(
		f, 0, "person.add", "%s,\"name\":\"Neu\",\"role\":\"owner\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"hello_first\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_operator_is_told_where_the_house_is_and_hears_nothing),
		TEST(the_operator_reads_the_house_and_no_other_room),
		TEST(the_operator_adds_people_and_makes_links_as_nobody),
		TEST(what_one_must_be_a_person_for_is_not_allowed),
		TEST(no_socket_is_an_operator_by_its_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
