/* Commands that are said again: the same command gets the first answer, and a client id that was
 * given to something else is refused. P-54. */
#include "journal_fixture.h"

#define REPEATED                                                                                   \
	"\"room\":\"%s\",\"client_id\":\"01jdf3w8k2zzzzzzzzzzzzzzzz\",\"text\":\"nur einmal\""

static void a_repeat_gets_the_first_answer_and_stores_nothing(void **state)
{
	STATE;
	fixture_say(f, ANNA, "message.post", REPEATED, f->room);
	char *first = memory_copy_text(f->answer, strlen(f->answer));
	f->now_ms += 60000;
	fixture_say(f, ANNA, "message.post", REPEATED, f->room);
	assert_string_equal(f->answer, first);
	assert_null(fixture_find(f, DISPATCH_EVENT, 0));
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "message.post", REPEATED, f->room);
	assert_string_equal(f->answer, first);
	free(first);
}

#define NEW_PERSON                                                                                 \
	"\"client_id\":\"01jdf3w8k2wwwwwwwwwwwwwwww\",\"name\":\"Neu\",\"role\":\"member\""
#define SAME_ID "\"client_id\":\"01jdf3w8k2xxxxxxxxxxxxxxxx\""

static void assert_used(const char *answer)
{
	assert_non_null(strstr(answer, "\"invalid_params\""));
	assert_non_null(strstr(answer, "\"field\":\"client_id\",\"reason\":\"used\""));
}

static void post(struct fixture *f)
{
	fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"da\"", f->room,
		fixture_fresh_id(f));
}

static void a_client_id_of_a_message_is_refused_for_anything_else(void **state)
{
	STATE;
	char other[16], first[256];
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"zwei\"", fixture_fresh_id(f));
	fixture_value(f->answer, "room", other, sizeof(other));
	fixture_say(
		f, ANNA, "message.post", "\"room\":\"%s\"," SAME_ID ",\"text\":\"eins\"", f->room);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_used(fixture_say(
		f, ANNA, "message.post", "\"room\":\"%s\"," SAME_ID ",\"text\":\"eins\"", other));
	assert_used(fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":3," SAME_ID ",\"text\":\"zwei\"", f->room));
	assert_used(fixture_say(
		f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":3," SAME_ID, f->room));
	assert_used(fixture_say(f, ANNA, "room.create", SAME_ID ",\"title\":\"drei\""));
	assert_used(fixture_say(
		f, ANNA, "person.add", SAME_ID ",\"name\":\"Neu\",\"role\":\"member\""));
	assert_null(fixture_find(f, DISPATCH_EVENT, 0));
	fixture_say(
		f, ANNA, "message.post", "\"room\":\"%s\"," SAME_ID ",\"text\":\"eins\"", f->room);
	assert_string_equal(f->answer, first);
	/* Whose it is belongs to it: to somebody else it is as good as new. */
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(
		f, JONAS, "message.post", "\"room\":\"%s\"," SAME_ID ",\"text\":\"eins\"", f->room);
	assert_non_null(strstr(f->answer, "\"seq\":5"));
}

static void a_client_id_of_an_edit_is_refused_for_another_message(void **state)
{
	STATE;
	char first[256];
	post(f);
	post(f);
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":3," SAME_ID ",\"text\":\"neu\"", f->room);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"seq\":5"));
	assert_used(fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":4," SAME_ID ",\"text\":\"neu\"", f->room));
	assert_used(fixture_say(
		f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":3," SAME_ID, f->room));
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":3," SAME_ID ",\"text\":\"neu\"", f->room);
	assert_string_equal(f->answer, first);
}

static void a_channel_and_a_person_are_made_once(void **state)
{
	STATE;
	char first[256];
	fixture_say(f, ANNA, "room.create", SAME_ID ",\"title\":\"neu\"");
	snprintf(first, sizeof(first), "%.255s", f->answer);
	fixture_say(f, ANNA, "room.create", SAME_ID ",\"title\":\"neu\"");
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(
		f, ANNA, "person.add", SAME_ID ",\"name\":\"Neu\",\"role\":\"member\""));
	fixture_say(f, ANNA, "person.add", NEW_PERSON);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(f, ANNA, "person.add", NEW_PERSON);
	assert_string_equal(f->answer, first);
}

static void a_client_id_of_somebody_s_change_is_refused_for_somebody_else_s(void **state)
{
	STATE;
	char jonas[16], lena[16], first[256];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	fixture_say(
		f, ANNA, "profile.change", SAME_ID ",\"person\":\"%s\",\"place\":\"Ulm\"", jonas);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(
		f, ANNA, "profile.change", SAME_ID ",\"person\":\"%s\",\"place\":\"Ulm\"", jonas);
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(
		f, ANNA, "profile.change", SAME_ID ",\"person\":\"%s\",\"place\":\"Ulm\"", lena));
	assert_used(fixture_say(
		f, ANNA, "person.change", SAME_ID ",\"person\":\"%s\",\"active\":false", lena));
	assert_used(fixture_say(
		f, ANNA, "person.change", SAME_ID ",\"person\":\"%s\",\"active\":false", jonas));
}

static void a_client_id_of_a_conversation_is_refused_for_another_and_for_a_channel(void **state)
{
	STATE;
	char jonas[16], lena[16], first[256];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	fixture_say(
		f, ANNA, "conversation.open", SAME_ID ",\"people\":[{\"person\":\"%s\"}]", jonas);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(
		f, ANNA, "conversation.open", SAME_ID ",\"people\":[{\"person\":\"%s\"}]", jonas);
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(
		f, ANNA, "conversation.open", SAME_ID ",\"people\":[{\"person\":\"%s\"}]", lena));
	assert_used(fixture_say(f, ANNA, "room.create", SAME_ID ",\"title\":\"neu\""));
}

#define GROUP SAME_ID ",\"handle\":\"süd\",\"title\":\"Süd\",\"people\":[]"

static void a_client_id_of_a_group_is_refused_for_another(void **state)
{
	STATE;
	char first[256];
	fixture_say(f, ANNA, "group.make", GROUP);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(f, ANNA, "group.make", GROUP);
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(f, ANNA, "group.make",
		SAME_ID ",\"handle\":\"nord\",\"title\":\"Nord\",\"people\":[]"));
	assert_used(fixture_say(
		f, ANNA, "group.change", SAME_ID ",\"group\":\"7zzzzzzzzzzzz\",\"title\":\"Süd\""));
}

static void a_client_id_of_a_group_is_refused_for_other_people(void **state)
{
	STATE;
	char jonas[16], lena[16], group[16], first[256];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	fixture_say(f, ANNA, "group.make", "%s,\"handle\":\"süd\",\"title\":\"\",\"people\":[]",
		fixture_fresh_id(f));
	fixture_value((const char *)frame_payload(fixture_find(f, DISPATCH_EVENT, 0)->frame),
		"group", group, sizeof(group));
#define PEOPLE SAME_ID ",\"group\":\"%s\",\"people\":[{\"person\":\"%s\"}]"
	fixture_say(f, ANNA, "group.change", PEOPLE, group, jonas);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(f, ANNA, "group.change", PEOPLE, group, jonas);
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(f, ANNA, "group.change", PEOPLE, group, lena));
#undef PEOPLE
	assert_used(fixture_say(
		f, ANNA, "group.change", SAME_ID ",\"group\":\"%s\",\"people\":[]", group));
	assert_used(fixture_say(
		f, ANNA, "group.make", SAME_ID ",\"handle\":\"süd\",\"title\":\"\",\"people\":[]"));
}

static void a_client_id_of_an_invitation_is_refused_for_other_people(void **state)
{
	STATE;
	char anna[16], jonas[16], lena[16], first[256];
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
#define INVITE "\"room\":\"%s\"," SAME_ID ",\"people\":[{\"person\":\"%s\"}"
	/* Anna, who names herself, is a member already. */
	fixture_say(f, ANNA, "room.invite", INVITE ",{\"person\":\"%s\"}]", f->room, anna, jonas);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(f, ANNA, "room.invite", INVITE ",{\"person\":\"%s\"}]", f->room, jonas, anna);
	assert_string_equal(f->answer, first);
	assert_used(fixture_say(f, ANNA, "room.invite", INVITE "]", f->room, lena));
	assert_used(fixture_say(
		f, ANNA, "room.invite", INVITE ",{\"person\":\"%s\"}]", f->room, jonas, lena));
	assert_used(fixture_say(f, ANNA, "room.invite", INVITE "]", f->room, anna));
#undef INVITE
}

static void a_client_id_of_a_role_is_refused_for_another_role(void **state)
{
	STATE;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
#define CHANGE "\"room\":\"%s\"," SAME_ID ",\"person\":\"%s\",\"role\":\"%s\""
	fixture_say(f, ANNA, "member.change", CHANGE, f->room, jonas, "owner");
	assert_non_null(strstr(f->answer, "\"result\""));
	assert_used(fixture_say(f, ANNA, "member.change", CHANGE, f->room, jonas, "member"));
#undef CHANGE
}

static void leaving_again_changes_nothing_and_says_so(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"seq\":4"));
	f->now_ms += 5000;
	/* Where the room stands is not for those who are no members. */
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"seq\":0,\"time\":1795530605000"));
	assert_null(fixture_find(f, DISPATCH_EVENT, 0));
	fixture_say(f, JONAS, "room.leave", "\"room\":\"7zzzzzzzzzzzz\"");
	assert_non_null(strstr(f->answer, "\"not_found\""));
}

static void leaving_a_closed_channel_again_gets_the_first_answer(void **state)
{
	STATE;
	char first[256];
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"access\":\"closed\"", f->room,
		fixture_fresh_id(f));
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"," SAME_ID, f->room);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_non_null(strstr(first, "\"result\""));
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"," SAME_ID, f->room);
	assert_string_equal(f->answer, first);
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"not_found\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_repeat_gets_the_first_answer_and_stores_nothing),
		TEST(a_client_id_of_a_message_is_refused_for_anything_else),
		TEST(a_client_id_of_an_edit_is_refused_for_another_message),
		TEST(a_channel_and_a_person_are_made_once),
		TEST(a_client_id_of_somebody_s_change_is_refused_for_somebody_else_s),
		TEST(a_client_id_of_a_conversation_is_refused_for_another_and_for_a_channel),
		TEST(a_client_id_of_a_group_is_refused_for_another),
		TEST(a_client_id_of_a_group_is_refused_for_other_people),
		TEST(a_client_id_of_an_invitation_is_refused_for_other_people),
		TEST(a_client_id_of_a_role_is_refused_for_another_role),
		TEST(leaving_again_changes_nothing_and_says_so),
		TEST(leaving_a_closed_channel_again_gets_the_first_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
