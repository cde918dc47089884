/* Bots and their tokens: sessions that administrators make, with less than a person's may do. */
#include "journal_fixture.h"

#include "base/limits.h"
#include "proto/gen/limits.h"

enum { BOT = 60, OTHER = 61 };

/* The text of the first frame the last call told rooms. */
static const char *told(struct fixture *f)
{
	static char text[8192];
	const struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	if (!event)
		fail_msg("nothing was told");
	snprintf(text, sizeof(text), "%.*s", (int)event->frame->size,
		(const char *)frame_payload(event->frame));
	return text;
}

static void add_bot(struct fixture *f, char ret_person[16])
{
	fixture_say(f, ANNA, "person.add",
		"%s,\"name\":\"Bestellungen\",\"role\":\"member\",\"bot\":true",
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_value(told(f), "person", ret_person, 16);
}

/* Makes a token with these scopes and more parameters; "" of ret_secret: refused. */
static void make_token(struct fixture *f, const char *person, const char *scopes, const char *more,
	char ret_secret[32])
{
	fixture_say(f, ANNA, "token.make", "\"person\":\"%s\",\"name\":\"Laden\",\"scopes\":[%s]%s",
		person, scopes, more);
	ret_secret[0] = '\0';
	if (strstr(f->answer, "\"result\""))
		fixture_value(f->answer, "secret", ret_secret, 32);
}

#define READ "{\"scope\":\"read\"}"
#define POST "{\"scope\":\"post\"}"
#define HOOK "{\"scope\":\"hook\"}"

/* A command as it comes on a connection that came with a token. */
__attribute__((format(printf, 4, 5))) static const char *bot_say(
	struct fixture *f, uint64_t connection, const char *method, const char *params, ...)
{
	char text[2048];
	va_list arguments;
	va_start(arguments, params);
	vsnprintf(text, sizeof(text), params, arguments);
	va_end(arguments);
	struct call *call = fixture_call(connection, method, text);
	call->credential = CREDENTIAL_TOKEN;
	fixture_do(f, call);
	return f->answer;
}

static const char *bot_hello(struct fixture *f, uint64_t connection, const char *secret)
{
	snprintf(f->tokens[connection], sizeof(f->tokens[connection]), "%s", secret);
	return bot_say(f, connection, "session.hello", "\"client\":\"bot\"");
}

static enum error_kind knock(struct fixture *f, const char *secret)
{
	struct call *call = call_new(CALL_KNOCK, 9998);
	call->credential = CREDENTIAL_TOKEN;
	vault_hash_token(secret, strlen(secret), call->token_hash);
	memcpy(call->address, f->address, sizeof(call->address));
	fixture_do(f, call);
	const struct dispatch *answer = fixture_find(f, DISPATCH_KNOCK, 9998);
	assert_non_null(answer);
	return answer->error;
}

static void invite(struct fixture *f, const char *person)
{
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
}

static void post(struct fixture *f, const char *text)
{
	bot_say(f, BOT, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

static void a_bot_sees_and_says_what_members_of_its_channels_do_and_no_more(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ "," POST, "", secret);
	bot_hello(f, BOT, secret);
	assert_says(f, "\"result\"");
	assert_null(strstr(f->answer, f->room));
	post(f, "Guten Tag");
	assert_says(f, "\"not_found\"");
	bot_say(f, BOT, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"not_found\"");
	invite(f, person);
	assert_non_null(fixture_find(f, DISPATCH_SUBSCRIBE, BOT));
	post(f, "Guten Tag");
	assert_says(f, "\"result\"");
	bot_say(f, BOT, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "Guten Tag");
}

/* P-70 */
static void a_token_may_give_the_commands_of_its_scopes_alone(void **state)
{
	STATE;
	char person[16], read[32], write[32];
	add_bot(f, person);
	invite(f, person);
	make_token(f, person, READ, "", read);
	make_token(f, person, POST, "", write);
	bot_hello(f, BOT, read);
	assert_says(f, "messe");
	post(f, "Guten Tag");
	assert_says(f, "\"not_allowed\"");
	bot_say(f, BOT, "room.create", "%s,\"title\":\"x\"", fixture_fresh_id(f));
	assert_says(f, "\"not_allowed\"");
	bot_say(f, BOT, "session.list", "%s", "");
	assert_says(f, "\"not_allowed\"");
	fixture_do(f, call_new(CALL_GONE, BOT));

	bot_hello(f, BOT, write);
	assert_says(f, f->room);
	post(f, "Guten Tag");
	assert_says(f, "\"result\"");
	bot_say(f, BOT, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"not_allowed\"");
}

static void without_the_scope_read_nothing_is_heard(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, POST, "", secret);
	bot_hello(f, BOT, secret);
	assert_says(f, "\"presence\":[],\"statuses\":[]");
	assert_null(fixture_find(f, DISPATCH_SUBSCRIBE, BOT));
	invite(f, person);
	assert_null(fixture_find(f, DISPATCH_SUBSCRIBE, BOT));
	assert_null(fixture_find(f, DISPATCH_ANSWER, BOT)); /* nor that it came to a room */
}

static void a_token_is_no_cookie_and_a_cookie_no_token(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ "," POST, "", secret);
	fixture_hello(f, OTHER, secret); /* as a cookie */
	assert_says(f, "\"not_signed_in\"");
	bot_hello(f, BOT, f->tokens[JONAS]);
	assert_says(f, "\"not_signed_in\"");
	assert_int_equal(knock(f, f->tokens[JONAS]), ERROR_NOT_SIGNED_IN);
	assert_int_equal(knock(f, secret), ERROR_NONE);
}

static void wrong_tokens_are_looked_at_so_often_and_the_others_still(void **state)
{
	STATE;
	char person[16], secret[32], wrong[32];
	add_bot(f, person);
	make_token(f, person, READ, "", secret);
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		assert_int_equal(knock(f, "01jdf3w8k2m4n6p8r0t2v4x6y8"), ERROR_NOT_SIGNED_IN);
	assert_int_equal(knock(f, "01jdf3w8k2m4n6p8r0t2v4x6y8"), ERROR_TOO_FAST);
	assert_int_equal(knock(f, secret), ERROR_NONE);
	for (int i = LIMIT_WRONG_TRIES_PER_NAME; i < LIMIT_WRONG_TRIES_PER_ADDRESS; i++) {
		snprintf(wrong, sizeof(wrong), "01jdf3w8k2m4n6p8r0t2v4x%03d", i);
		assert_int_equal(knock(f, wrong), ERROR_NOT_SIGNED_IN);
	}
	assert_int_equal(knock(f, secret), ERROR_TOO_FAST);
	f->now_ms += LIMIT_WRONG_TRIES_S * 1000;
	assert_int_equal(knock(f, secret), ERROR_NONE);
}

static void a_webhook_s_token_opens_no_connection(void **state)
{
	STATE;
	char person[16], secret[32], more[64];
	add_bot(f, person);
	invite(f, person);
	snprintf(more, sizeof(more), ",\"room\":\"%s\"", f->room);
	make_token(f, person, HOOK, more, secret);
	assert_int_equal(knock(f, secret), ERROR_NOT_SIGNED_IN);
	bot_hello(f, BOT, secret);
	assert_says(f, "\"not_signed_in\"");
}

static void a_webhook_has_a_channel_of_its_bot_s_and_no_other_scope(void **state)
{
	STATE;
	char person[16], secret[32], more[64];
	add_bot(f, person);
	snprintf(more, sizeof(more), ",\"room\":\"%s\"", f->room);
	make_token(f, person, HOOK, "", secret);
	assert_says(f, "\"field\":\"room\",\"reason\":\"missing\"");
	make_token(f, person, HOOK, more, secret);
	assert_says(f, "\"field\":\"room\",\"reason\":\"not_a_member\"");
	make_token(f, person, HOOK, ",\"room\":\"5w9e2k7c4p1xa\"", secret);
	assert_says(f, "\"field\":\"room\",\"reason\":\"not_a_member\"");
	invite(f, person);
	make_token(f, person, HOOK "," POST, more, secret);
	assert_says(f, "\"field\":\"scopes\",\"reason\":\"malformed\"");
	make_token(f, person, POST, more, secret);
	assert_says(f, "\"field\":\"room\",\"reason\":\"unknown\"");
}

static void tokens_are_listed_without_their_secrets(void **state)
{
	STATE;
	char person[16], secret[32], more[64];
	add_bot(f, person);
	invite(f, person);
	snprintf(more, sizeof(more), ",\"room\":\"%s\",\"days\":3", f->room);
	make_token(f, person, READ "," POST, "", secret);
	fixture_say(f, ANNA, "token.list", "\"person\":\"%s\"", person);
	assert_says(f, "\"name\":\"Laden\",\"scopes\":[{\"scope\":\"read\"},{\"scope\":\"post\"}],"
		       "\"made\":1795530600000}]");
	assert_null(strstr(f->answer, secret));
	f->now_ms += DAY_MS;
	bot_hello(f, BOT, secret);
	make_token(f, person, HOOK, more, secret);
	fixture_say(f, ANNA, "token.list", "\"person\":\"%s\"", person);
	assert_says(f, "\"used\":1795617000000}");
	assert_says(f, "\"scopes\":[{\"scope\":\"hook\"}],\"room\":\"");
	assert_says(f, "\"expires\":1795876200000");
	fixture_say(f, JONAS, "token.list", "\"person\":\"%s\"", person);
	assert_says(f, "\"not_allowed\"");
}

static bool is_closed(struct fixture *f, uint64_t connection)
{
	const struct dispatch *close = fixture_find(f, DISPATCH_CLOSE, connection);
	return close && close->close_code == CLOSE_SIGNED_OUT;
}

/* P-15 */
static void a_token_that_is_revoked_is_closed_at_once_and_the_others_are_not(void **state)
{
	STATE;
	char person[16], one[32], other[32], token[16];
	add_bot(f, person);
	make_token(f, person, READ, "", one);
	fixture_value(f->answer, "token", token, sizeof(token));
	make_token(f, person, READ, "", other);
	bot_hello(f, BOT, one);
	bot_hello(f, OTHER, other);
	fixture_say(f, ANNA, "token.revoke", "\"person\":\"%s\",\"token\":\"%s\"", person, token);
	assert_says(f, "\"result\"");
	assert_true(is_closed(f, BOT));
	assert_false(is_closed(f, OTHER));
	assert_int_equal(knock(f, one), ERROR_NOT_SIGNED_IN);
	assert_int_equal(knock(f, other), ERROR_NONE);
	fixture_say(f, ANNA, "token.revoke", "\"person\":\"%s\",\"token\":\"%s\"", person, token);
	assert_says(f, "\"not_found\"");
}

static void a_token_ends_when_its_time_is_up_however_much_it_is_used(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ, ",\"days\":2", secret);
	f->now_ms += DAY_MS;
	bot_hello(f, BOT, secret);
	f->now_ms += DAY_MS - 1;
	assert_int_equal(knock(f, secret), ERROR_NONE);
	f->now_ms += 1;
	journal_run(f->journal);
	fixture_drop_list(f);
	f->list = journal_take(f->journal);
	assert_true(is_closed(f, BOT));
	assert_int_equal(knock(f, secret), ERROR_NOT_SIGNED_IN);
}

static void a_bot_that_is_deactivated_loses_all_its_tokens(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ, "", secret);
	bot_hello(f, BOT, secret);
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
	assert_true(is_closed(f, BOT));
	make_token(f, person, READ, "", secret);
	assert_says(f, "\"field\":\"person\",\"reason\":\"unknown_person\"");
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":true",
		fixture_fresh_id(f), person);
	fixture_say(f, ANNA, "token.list", "\"person\":\"%s\"", person);
	assert_says(f, "\"tokens\":[]");
}

static void a_bot_has_so_many_tokens_and_those_that_ended_do_not_count(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ, ",\"days\":1", secret);
	for (int i = 1; i < PROTO_TOKENS_MAX; i++) {
		make_token(f, person, READ, "", secret);
		assert_says(f, "\"result\"");
	}
	make_token(f, person, READ, "", secret);
	assert_says(f, "\"too_many\"");
	f->now_ms += DAY_MS;
	make_token(f, person, READ, "", secret);
	assert_says(f, "\"result\"");
}

static void a_bot_has_no_address_and_no_link_and_is_never_in_charge(void **state)
{
	STATE;
	struct fault fault;
	char person[16], link[32];
	fixture_say(f, ANNA, "person.add",
		"%s,\"name\":\"B\",\"role\":\"member\",\"bot\":true,\"email\":\"b@b.example\"",
		fixture_fresh_id(f));
	assert_says(f, "\"field\":\"email\",\"reason\":\"not_for_bots\"");
	fixture_say(f, ANNA, "person.add", "%s,\"name\":\"B\",\"role\":\"owner\",\"bot\":true",
		fixture_fresh_id(f));
	assert_says(f, "\"field\":\"role\",\"reason\":\"not_for_bots\"");
	add_bot(f, person);
	fixture_say(f, ANNA, "profile.change", "%s,\"person\":\"%s\",\"email\":\"b@b.example\"",
		fixture_fresh_id(f), person);
	assert_says(f, "\"field\":\"email\",\"reason\":\"not_for_bots\"");
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"role\":\"owner\"",
		fixture_fresh_id(f), person);
	assert_says(f, "\"field\":\"role\",\"reason\":\"not_for_bots\"");
	invite(f, person);
	fixture_say(f, ANNA, "member.change",
		"\"room\":\"%s\",%s,\"person\":\"%s\",\"role\":\"owner\"", f->room,
		fixture_fresh_id(f), person);
	assert_says(f, "\"field\":\"role\",\"reason\":\"not_for_bots\"");
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	assert_says(f, "\"not_allowed\"");
	uint64_t id;
	assert_true(id_read(person, strlen(person), &id));
	assert_int_equal(journal_make_link(f->journal, id, link, &fault), -1);
}

static void whoever_leaves_a_channel_to_a_bot_needs_nobody_in_charge(void **state)
{
	STATE;
	char person[16];
	add_bot(f, person);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), person);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"last_owner\"");
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	/* The next one has it. */
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"role\":\"owner\"");
}

static void what_is_a_bot_stays_one_after_a_start(void **state)
{
	STATE;
	char person[16], secret[32];
	add_bot(f, person);
	make_token(f, person, READ, "", secret);
	fixture_close(f);
	fixture_open(f);
	bot_hello(f, BOT, secret);
	assert_says(f, "\"result\"");
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	assert_says(f, "\"not_allowed\"");
}

static void administrators_alone_see_what_was_made_and_revoked(void **state)
{
	STATE;
	char person[16], secret[32], token[16];
	add_bot(f, person);
	make_token(f, person, READ, "", secret);
	fixture_value(f->answer, "token", token, sizeof(token));
	const struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	assert_int_equal(event->audience, AUDIENCE_OWNERS);
	assert_non_null(strstr(told(f), "\"kind\":\"token.made\""));
	assert_null(strstr(told(f), secret));
	fixture_say(f, ANNA, "token.revoke", "\"person\":\"%s\",\"token\":\"%s\"", person, token);
	assert_non_null(strstr(told(f), "\"kind\":\"token.revoked\""));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_bot_sees_and_says_what_members_of_its_channels_do_and_no_more),
		TEST(a_token_may_give_the_commands_of_its_scopes_alone),
		TEST(without_the_scope_read_nothing_is_heard),
		TEST(a_token_is_no_cookie_and_a_cookie_no_token),
		TEST(wrong_tokens_are_looked_at_so_often_and_the_others_still),
		TEST(a_webhook_s_token_opens_no_connection),
		TEST(a_webhook_has_a_channel_of_its_bot_s_and_no_other_scope),
		TEST(tokens_are_listed_without_their_secrets),
		TEST(a_token_that_is_revoked_is_closed_at_once_and_the_others_are_not),
		TEST(a_token_ends_when_its_time_is_up_however_much_it_is_used),
		TEST(a_bot_that_is_deactivated_loses_all_its_tokens),
		TEST(a_bot_has_so_many_tokens_and_those_that_ended_do_not_count),
		TEST(a_bot_has_no_address_and_no_link_and_is_never_in_charge),
		TEST(whoever_leaves_a_channel_to_a_bot_needs_nobody_in_charge),
		TEST(what_is_a_bot_stays_one_after_a_start),
		TEST(administrators_alone_see_what_was_made_and_revoked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
