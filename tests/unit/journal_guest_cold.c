/* Guests of cases whose rooms are cold: what is in memory of them is renewed as the backstage is
 * read again. */
#include "journal_fixture.h"

enum { VISITOR = 9997, GUEST = 70, OTHER = 71 };

static void come(struct fixture *f, const char *link, const char *name, char ret_token[32])
{
	char body[256];
	struct refusal refusal;
	struct call *call = call_new(CALL_JOIN, VISITOR);
	int size = snprintf(body, sizeof(body), "{\"token\":\"%s\",\"name\":\"%s\"}", link, name);
	call->credential = CREDENTIAL_GUEST;
	call->join = join_read(body, (size_t)size, false, &refusal);
	assert_non_null(call->join);
	vault_hash_token(link, strlen(link), call->token_hash);
	fixture_do(f, call);
	const struct dispatch *answer = fixture_find(f, DISPATCH_SIGN_IN, VISITOR);
	assert_non_null(answer);
	assert_int_equal(answer->error, ERROR_NONE);
	memcpy(ret_token, answer->token, sizeof(answer->token));
}

static const char *say(
	struct fixture *f, uint64_t connection, const char *method, const char *params)
{
	struct call *call = fixture_call(connection, method, params);
	call->credential = CREDENTIAL_GUEST;
	fixture_do(f, call);
	return f->answer;
}

static const char *hello(struct fixture *f, uint64_t connection, const char *token)
{
	fixture_do(f, call_new(CALL_GONE, connection));
	snprintf(f->tokens[connection], sizeof(f->tokens[connection]), "%s", token);
	return say(f, connection, "guest.hello", "\"client\":\"test\"");
}

static void open_case(struct fixture *f, char ret_backstage[16])
{
	fixture_say(f, ANNA, "case.open",
		"%s,\"customer\":\"Huber\",\"title\":\"Huber\",\"shared_title\":\"Pumpen\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", ret_backstage, 16);
}

static void link_to(struct fixture *f, const char *method, const char *backstage, const char *more,
	char ret_link[32])
{
	fixture_say(f, ANNA, method, "\"room\":\"%s\",\"hours\":2%s", backstage, more);
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "token", ret_link, 32);
}

static void open_cold(struct fixture *f)
{
	f->rooms_warm = 1;
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
}

static void whoever_is_in_says_hello_to_a_cold_case(void **state)
{
	STATE;
	char backstage[16], link[32], token[32];
	open_case(f, backstage);
	link_to(f, "guest.invite", backstage, ",\"name\":\"Petra\",\"company\":\"Huber\"", link);
	come(f, link, "Petra", token);
	open_cold(f);
	hello(f, GUEST, token);
	assert_says(f, "\"title\":\"Pumpen\"");
}

static void those_who_wait_at_cold_cases_are_told_what_changes(void **state)
{
	STATE;
	char backstage[2][16], link[32], tokens[2][32];
	for (int i = 0; i < 2; i++) {
		open_case(f, backstage[i]);
		link_to(f, "guest.link", backstage[i], "", link);
		come(f, link, i ? "Petra" : "Karl", tokens[i]);
	}
	open_cold(f);
	for (int i = 0; i < 2; i++) {
		hello(f, GUEST + (uint64_t)i, tokens[i]);
		assert_says(f, "\"state\":\"waiting\"");
	}
	fixture_do(f, call_new(CALL_GONE, ANNA)); /* the host has gone, of both */
	unsigned told = 0;
	for (struct dispatch *d = f->list; d; d = d->next)
		told += d->kind == DISPATCH_ANSWER && d->unasked;
	assert_int_equal(told, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(whoever_is_in_says_hello_to_a_cold_case),
		TEST(those_who_wait_at_cold_cases_are_told_what_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
