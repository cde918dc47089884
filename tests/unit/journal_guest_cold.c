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
	memcpy(f->tokens[connection], token, sizeof(f->tokens[connection]));
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

enum { CASES = 3, GUESTS = 8, STEPS = 3000 };

static unsigned below(struct fixture *f, unsigned count)
{
	f->chance = f->chance * 6364136223846793005 + 1442695040888963407;
	return (unsigned)((f->chance >> 33) % count);
}

struct walk {
	char backstage[CASES][16], links[GUESTS][32], guests[GUESTS][16], tokens[GUESTS][32];
	char general[CASES][32];
	unsigned in[GUESTS]; /* which case */
};

static void try_to_come(struct fixture *f, const char *link, char ret_token[32])
{
	char body[256];
	struct refusal refusal;
	struct call *call = call_new(CALL_JOIN, VISITOR);
	int size = snprintf(
		body, sizeof(body), "{\"token\":\"%s\",\"name\":\"N%u\"}", link, below(f, 5));
	call->credential = CREDENTIAL_GUEST;
	call->join = join_read(body, (size_t)size, false, &refusal);
	vault_hash_token(link, strlen(link), call->token_hash);
	for (size_t i = 0; i < sizeof(call->address); i++)
		call->address[i] = (uint8_t)below(f, 256); /* nobody is too fast */
	fixture_do(f, call);
	const struct dispatch *answer = fixture_find(f, DISPATCH_SIGN_IN, VISITOR);
	assert_non_null(answer);
	if (answer->error == ERROR_NONE)
		memcpy(ret_token, answer->token, sizeof(answer->token));
}

static void take_value(struct fixture *f, const char *key, char *ret_value, size_t size)
{
	if (strstr(f->answer, "\"result\""))
		fixture_value(f->answer, key, ret_value, size);
}

static void step(struct fixture *f, struct walk *walk)
{
	static const char *const turning[] = {"guest.admit", "guest.refuse", "guest.remove"};
	unsigned i = below(f, GUESTS), c = walk->in[i];
	uint64_t connection = GUEST + i;
	char params[256];
	const char *backstage = walk->backstage[c];
	switch (below(f, 12)) {
	case 0:
		walk->in[i] = c = below(f, CASES);
		fixture_say(f, ANNA, "guest.invite",
			"\"room\":\"%s\",\"name\":\"G\",\"company\":\"\",\"hours\":2",
			walk->backstage[c]);
		take_value(f, "token", walk->links[i], 32);
		take_value(f, "guest", walk->guests[i], 16);
		break;
	case 1:
		fixture_say(f, ANNA, "guest.link", "\"room\":\"%s\",\"hours\":2", backstage);
		take_value(f, "token", walk->general[c], 32);
		break;
	case 2:
		try_to_come(f, walk->links[i], walk->tokens[i]);
		break;
	case 3:
		if (walk->general[c][0])
			try_to_come(f, walk->general[c], walk->tokens[i]);
		break;
	case 4:
	case 5:
		hello(f, connection, walk->tokens[i]);
		take_value(f, "me", walk->guests[i], 16);
		break;
	case 6:
	case 7:
		fixture_say(f, ANNA, turning[below(f, 3)], "\"room\":\"%s\",\"guest\":\"%s\",%s",
			backstage, walk->guests[i], fixture_fresh_id(f));
		break;
	case 8:
		fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", backstage);
		break;
	case 9:
		fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",\"archived\":%s,%s", backstage,
			below(f, 3) ? "false" : "true", fixture_fresh_id(f));
		break;
	case 10:
		fixture_do(f, call_new(CALL_GONE, ANNA));
		fixture_hello(f, ANNA, f->tokens[ANNA]);
		break;
	default:
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"message\":\"T%u\"",
			backstage, fixture_fresh_id(f), below(f, 4));
		fixture_do(f, fixture_call(ANNA, "guest.door", params));
		f->now_ms += below(f, 4) ? 1000 : 1800 * 1000;
		break;
	}
}

static void whatever_happens_while_all_rooms_are_cold(void **state)
{
	STATE;
	struct walk walk = {0};
	f->chance = 7;
	for (unsigned c = 0; c < CASES; c++)
		open_case(f, walk.backstage[c]);
	for (unsigned i = 0; i < GUESTS; i++) {
		snprintf(walk.links[i], sizeof(walk.links[i]), "0a1b2c3d4e5f6g7h8j9k0m1n2p");
		snprintf(walk.tokens[i], sizeof(walk.tokens[i]), "0a1b2c3d4e5f6g7h8j9k0m1n2p");
		snprintf(walk.guests[i], sizeof(walk.guests[i]), "1234567890abc");
	}
	open_cold(f);
	for (unsigned i = 0; i < STEPS; i++)
		step(f, &walk);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(whoever_is_in_says_hello_to_a_cold_case),
		TEST(those_who_wait_at_cold_cases_are_told_what_changes),
		TEST(whatever_happens_while_all_rooms_are_cold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
