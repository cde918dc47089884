/* The line: from a command to the disk and to those who hear it. */
#include "journal_fixture.h"

#include "base/limits.h"
#include "journal/upkeep/verify.h"
#include "proto/gen/limits.h"

static const char *payload(const struct dispatch *dispatch)
{
	static char text[65536];
	assert_non_null(dispatch);
	assert_non_null(dispatch->frame);
	memcpy(text, frame_payload(dispatch->frame), dispatch->frame->size);
	text[dispatch->frame->size] = '\0';
	return text;
}

static void post(struct fixture *f, uint64_t connection, const char *text)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

static void a_message_is_answered_and_told_once_with_its_number(void **state)
{
	STATE;
	post(f, ANNA, "Angebot ist raus");
	assert_non_null(strstr(f->answer, "\"seq\":3"));
	struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	assert_non_null(strstr(payload(event), "\"seq\":3"));
	assert_non_null(strstr(payload(event), "Angebot ist raus"));
	assert_null(event->next);
}

static void whoever_has_not_said_hello_is_nobody(void **state)
{
	STATE;
	fixture_say(f, 99, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "hello_first"));
	struct call *call = fixture_call(98, "session.hello", "\"client\":\"test\"");
	fixture_do(f, call);
	assert_non_null(strstr(f->answer, "not_signed_in"));
	assert_int_equal(fixture_find(f, DISPATCH_CLOSE, 98)->close_code, CLOSE_SIGNED_OUT);
}

/* P-31: what one may not see and what does not exist look the same, to the byte. */
static void a_foreign_room_and_no_room_look_the_same(void **state)
{
	STATE;
	static const char *const commands[] = {"room.open", "message.post", "typing.set"};
	static const char *const params[] = {
		"", ",\"client_id\":\"01jdf3w8k2yyyyyyyyyyyyyyyy\",\"text\":\"x\"", ",\"on\":true"};
	for (size_t i = 0; i < 3; i++) {
		fixture_say(f, JONAS, commands[i], "\"room\":\"%s\"%s", f->room, params[i]);
		char *foreign = memory_copy_text(f->answer, strlen(f->answer));
		fixture_say(f, JONAS, commands[i], "\"room\":\"7zzzzzzzzzzzz\"%s", params[i]);
		assert_string_equal(f->answer, foreign);
		assert_non_null(strstr(foreign, "not_found"));
		free(foreign);
	}
}

static void joining_is_heard_after_subscribing_and_leaving_before_unsubscribing(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"seq\":3"));
	struct dispatch *heard = fixture_find(f, DISPATCH_SUBSCRIBE, JONAS);
	assert_non_null(heard);
	bool event_after = false;
	for (; heard; heard = heard->next)
		event_after |= heard->kind == DISPATCH_EVENT;
	assert_true(event_after);
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	assert_non_null(strstr(payload(event), "member.left"));
	bool gone_after = false;
	for (; event; event = event->next)
		gone_after |= event->kind == DISPATCH_UNSUBSCRIBE && event->connection == JONAS;
	assert_true(gone_after);
}

static void a_burst_of_one_room_leaves_as_one_frame(void **state)
{
	STATE;
	fixture_drop_list(f);
	for (int i = 0; i < 5; i++) {
		char params[256];
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"%d\"", f->room,
			fixture_fresh_id(f), i);
		assert_true(journal_submit(f->journal, fixture_call(ANNA, "message.post", params)));
	}
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	unsigned events = 0;
	for (struct dispatch *d = f->list; d; d = d->next)
		events += d->kind == DISPATCH_EVENT;
	assert_int_equal(events, 1);
	const char *text = payload(fixture_find(f, DISPATCH_EVENT, 0));
	for (int i = 3; i <= 7; i++) {
		char mark[32];
		snprintf(mark, sizeof(mark), "\"seq\":%d,", i);
		assert_non_null(strstr(text, mark));
	}
}

static void what_only_administrators_see_is_void_for_the_others(void **state)
{
	STATE;
	char me[16], house[16];
	fixture_hello(f, 90, f->tokens[ANNA]);
	fixture_value(f->answer, "me", me, sizeof(me));
	fixture_value(f->answer, "house", house, sizeof(house));
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", me);
	struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	assert_int_equal(event->audience, AUDIENCE_OWNERS);
	assert_non_null(strstr(payload(event), "person.link_made"));
	char veiled[512];
	snprintf(veiled, sizeof(veiled), "%.*s", (int)event->veiled->size,
		(const char *)frame_payload(event->veiled));
	assert_null(strstr(veiled, "person"));
	assert_null(strstr(veiled, me));
	assert_non_null(strstr(veiled, "\"void\""));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", house);
	assert_non_null(strstr(f->answer, "person.link_made"));
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", house);
	assert_null(strstr(f->answer, "person.link_made"));
	assert_non_null(strstr(f->answer, "\"void\""));
}

static void an_erased_message_leaves_nothing_of_its_text(void **state)
{
	STATE;
	post(f, ANNA, "geheimer Preis");
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":3,%s,\"text\":\"geheimer Rabatt\"", f->room,
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":3,%s", f->room,
		fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"seq\":5"));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_null(strstr(f->answer, "geheim"));
	assert_non_null(strstr(f->answer, "message.erased"));
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"x\"",
		f->room, fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"erased\""));
}

static struct verdict verify(struct fixture *f)
{
	struct verdict verdict;
	struct fault fault = {""};
	fixture_close(f);
	if (verify_data(f->data, f->key, &f->world, stderr, &verdict, &fault) != 0)
		fail_msg("%s", fault.text);
	fixture_open(f);
	return verdict;
}

static void verify_finds_no_fault_in_what_was_said_edited_and_erased(void **state)
{
	STATE;
	post(f, ANNA, "bleibt");
	post(f, ANNA, "geht");
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":4,%s,\"text\":\"geht bald\"", f->room,
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":4,%s", f->room,
		fixture_fresh_id(f));
	struct verdict verdict = verify(f);
	assert_int_equal(verdict.faults, 0);
	assert_int_equal(verdict.rooms, 2);
	assert_int_equal(verdict.erased, 2);
}

static void a_room_of_many_events_comes_back_from_its_snapshot(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	for (int i = 0; i < LIMIT_COLD_EVENTS + 200; i++)
		post(f, JONAS, "noch eine");
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"head\":1203"));
	assert_non_null(strstr(f->answer, "\"title\":\"messe\""));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\",\"after\":1000", f->room);
	assert_null(strstr(f->answer, "\"state\""));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\",\"after\":800", f->room);
	assert_non_null(strstr(f->answer, "\"state\""));
}

static void a_link_works_once(void **state)
{
	STATE;
	char token[32], me[16];
	fixture_hello(f, 90, f->tokens[ANNA]);
	fixture_value(f->answer, "me", me, sizeof(me));
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", me);
	fixture_value(f->answer, "token", token, sizeof(token));
	for (int i = 0; i < 2; i++) {
		enum error_kind error = fixture_post_session(f, NULL, "{\"token\":\"%s\"}", token);
		assert_int_equal(error, i == 0 ? ERROR_NONE : ERROR_LINK_INVALID);
	}
}

static void signing_out_closes_every_socket_of_the_session(void **state)
{
	STATE;
	struct call *call = call_new(CALL_SIGN_OUT, 95);
	vault_hash_token(f->tokens[ANNA], strlen(f->tokens[ANNA]), call->token_hash);
	fixture_do(f, call);
	assert_int_equal(fixture_find(f, DISPATCH_CLOSE, ANNA)->close_code, CLOSE_SIGNED_OUT);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "hello_first"));
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static void a_person_has_so_many_rooms_and_no_more(void **state)
{
	STATE;
	/* The house and the fixture's channel are two of them. */
	for (int i = 2; i < PROTO_ROOMS_PER_PERSON_MAX; i++) {
		fixture_say(f, ANNA, "room.create", "%s,\"title\":\"%d\"", fixture_fresh_id(f), i);
		assert_non_null(strstr(f->answer, "\"result\""));
	}
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"x\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"too_many\""));
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "room.join", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"result\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_message_is_answered_and_told_once_with_its_number),
		TEST(whoever_has_not_said_hello_is_nobody),
		TEST(a_foreign_room_and_no_room_look_the_same),
		TEST(joining_is_heard_after_subscribing_and_leaving_before_unsubscribing),
		TEST(a_burst_of_one_room_leaves_as_one_frame),
		TEST(what_only_administrators_see_is_void_for_the_others),
		TEST(an_erased_message_leaves_nothing_of_its_text),
		TEST(verify_finds_no_fault_in_what_was_said_edited_and_erased),
		TEST(a_room_of_many_events_comes_back_from_its_snapshot),
		TEST(a_link_works_once),
		TEST(signing_out_closes_every_socket_of_the_session),
		TEST(a_person_has_so_many_rooms_and_no_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
