/* Guests at the door: links that are good, and those that are not; wrong ones counted; sessions
 * that are nobody else's; a disk that fails. */
#include "journal_lab.h"

#include "base/limits.h"
#include "store/store.h"

enum { VISITOR = 9997, HOUR_MS = 3600 * 1000, GUEST = 70, OTHER = 71 };

struct coming {
	enum error_kind error;
	char text[2048]; /* of the answer */
	char token[32];  /* of the session */
};

static struct call *knock(
	struct fixture *f, enum call_kind kind, const char *link, const char *name)
{
	char body[512];
	struct refusal refusal;
	struct call *call = call_new(kind, VISITOR);
	int size = name ? snprintf(body, sizeof(body), "{\"token\":\"%s\",\"name\":\"%s\"}", link,
				  name)
			: snprintf(body, sizeof(body), "{\"token\":\"%s\"}", link);
	call->credential = CREDENTIAL_GUEST;
	call->join = join_read(body, (size_t)size, kind == CALL_LOOK, &refusal);
	assert_non_null(call->join);
	vault_hash_token(link, strlen(link), call->token_hash);
	memcpy(call->address, f->address, sizeof(call->address));
	return call;
}

static struct coming answer_of(struct fixture *f)
{
	struct coming coming = {0};
	const struct dispatch *answer = fixture_find(f, DISPATCH_LOOK, VISITOR);
	if (!answer)
		answer = fixture_find(f, DISPATCH_SIGN_IN, VISITOR);
	assert_non_null(answer);
	assert_int_equal(answer->credential, CREDENTIAL_GUEST);
	coming.error = answer->error;
	memcpy(coming.token, answer->token, sizeof(answer->token));
	if (answer->frame)
		snprintf(coming.text, sizeof(coming.text), "%.*s", (int)answer->frame->size,
			(const char *)frame_payload(answer->frame));
	return coming;
}

static struct coming look(struct fixture *f, const char *link)
{
	fixture_do(f, knock(f, CALL_LOOK, link, NULL));
	return answer_of(f);
}

static struct coming join(struct fixture *f, const char *link, const char *name)
{
	fixture_do(f, knock(f, CALL_JOIN, link, name));
	return answer_of(f);
}

static void open_case(struct fixture *f, char ret_backstage[16])
{
	fixture_say(f, ANNA, "case.open",
		"%s,\"customer\":\"Huber\",\"title\":\"Huber\",\"shared_title\":\"Pumpen\"",
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "room", ret_backstage, 16);
}

static void invite(struct fixture *f, const char *backstage, const char *more, char ret_link[32])
{
	fixture_say(f, ANNA, "guest.invite",
		"\"room\":\"%s\",\"name\":\"Petra\",\"company\":\"Huber\",\"hours\":2%s", backstage,
		more);
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "token", ret_link, 32);
}

static void make_general(struct fixture *f, const char *backstage, char ret_link[32])
{
	fixture_say(f, ANNA, "guest.link", "\"room\":\"%s\",\"hours\":2", backstage);
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "token", ret_link, 32);
}

static const char *guest_say(struct fixture *f, uint64_t connection, const char *method,
	const char *params, enum credential credential)
{
	struct call *call = fixture_call(connection, method, params);
	call->credential = credential;
	fixture_do(f, call);
	return f->answer;
}

/* Says hello with this session's token; what is answered. */
static const char *guest_hello(
	struct fixture *f, uint64_t connection, const char *token, enum credential credential)
{
	fixture_do(f, call_new(CALL_GONE, connection));
	snprintf(f->tokens[connection], sizeof(f->tokens[connection]), "%s", token);
	return guest_say(f, connection, "guest.hello", "\"client\":\"test\"", credential);
}

/* P-12, P-31 */
static void links_that_are_not_good_are_answered_alike(void **state)
{
	STATE;
	enum { UNKNOWN, REPLACED, TAKEN_BACK, ARCHIVED, EXPIRED, COUNT };
	char backstage[16], other[16], links[COUNT][32] = {"0a1b2c3d4e5f6g7h8j9k0m1n2p"}, again[32];
	char guest[16], more[64];
	open_case(f, backstage);
	open_case(f, other);
	invite(f, backstage, "", links[REPLACED]);
	fixture_value(f->answer, "guest", guest, sizeof(guest));
	snprintf(more, sizeof(more), ",\"guest\":\"%s\"", guest);
	invite(f, backstage, more, again);
	make_general(f, backstage, links[TAKEN_BACK]);
	fixture_say(f, ANNA, "guest.door", "\"room\":\"%s\",%s,\"revoke\":true", backstage,
		fixture_fresh_id(f));
	invite(f, other, "", links[ARCHIVED]);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", other,
		fixture_fresh_id(f));
	make_general(f, backstage, links[EXPIRED]);
	assert_int_equal(look(f, links[EXPIRED]).error, ERROR_NONE);
	f->now_ms += 2 * HOUR_MS;
	for (int kind = 0; kind < 2; kind++) {
		for (int i = 0; i < COUNT; i++) {
			struct coming first =
				kind ? join(f, links[UNKNOWN], "Petra") : look(f, links[UNKNOWN]);
			struct coming one = kind ? join(f, links[i], "Petra") : look(f, links[i]);
			assert_int_equal(one.error, ERROR_LINK_INVALID);
			assert_string_equal(one.text, first.text);
			assert_string_equal(one.token, "");
			f->address[3]++;
		}
	}
}

static void a_link_and_its_sessions_are_good_to_the_last_millisecond(void **state)
{
	STATE;
	char backstage[16], link[32];
	open_case(f, backstage);
	invite(f, backstage, "", link);
	f->now_ms += 2 * HOUR_MS - 1;
	assert_int_equal(look(f, link).error, ERROR_NONE);
	struct coming petra = join(f, link, NULL);
	assert_int_equal(petra.error, ERROR_NONE);
	assert_non_null(strstr(guest_hello(f, GUEST, petra.token, CREDENTIAL_GUEST), "\"result\""));
	f->now_ms++;
	assert_int_equal(look(f, link).error, ERROR_LINK_INVALID);
	assert_int_equal(join(f, link, NULL).error, ERROR_LINK_INVALID);
	assert_non_null(
		strstr(guest_hello(f, OTHER, petra.token, CREDENTIAL_GUEST), "not_signed_in"));
}

/* P-13. LIMIT_WRONG_TRIES_PER_NAME, LIMIT_WRONG_TRIES_PER_ADDRESS */
static void wrong_links_are_counted_by_link_and_by_address(void **state)
{
	STATE;
	char backstage[16], link[32], wrong[32];
	open_case(f, backstage);
	invite(f, backstage, "", link);
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		assert_int_equal(look(f, "0a1b2c3d4e5f6g7h8j9k0m1n2p").error, ERROR_LINK_INVALID);
	assert_int_equal(join(f, "0a1b2c3d4e5f6g7h8j9k0m1n2p", NULL).error, ERROR_TOO_FAST);
	assert_int_equal(look(f, link).error, ERROR_NONE);
	for (int i = LIMIT_WRONG_TRIES_PER_NAME; i < LIMIT_WRONG_TRIES_PER_ADDRESS; i++) {
		snprintf(wrong, sizeof(wrong), "%026d", i);
		assert_int_equal(join(f, wrong, NULL).error, ERROR_LINK_INVALID);
	}
	assert_int_equal(look(f, link).error, ERROR_TOO_FAST);
	f->address[3]++;
	assert_int_equal(look(f, link).error, ERROR_NONE);
	f->address[3]--;
	f->now_ms += LIMIT_WRONG_TRIES_S * INT64_C(1000);
	assert_int_equal(look(f, link).error, ERROR_NONE);
}

static void a_refusal_for_another_reason_is_no_wrong_try(void **state)
{
	STATE;
	char backstage[16], link[32];
	open_case(f, backstage);
	make_general(f, backstage, link);
	for (int i = 0; i <= LIMIT_WRONG_TRIES_PER_NAME; i++)
		assert_int_equal(join(f, link, NULL).error, ERROR_INVALID_PARAMS);
	assert_int_equal(join(f, link, "Petra").error, ERROR_NONE);
}

static void a_session_is_found_only_by_what_it_was_made_for(void **state)
{
	STATE;
	char backstage[16], link[32];
	open_case(f, backstage);
	invite(f, backstage, "", link);
	struct coming petra = join(f, link, NULL);
	for (enum credential by = CREDENTIAL_COOKIE; by <= CREDENTIAL_GUEST; by++) {
		bool fits = by == CREDENTIAL_GUEST;
		const char *answer = guest_hello(f, GUEST, petra.token, by);
		assert_int_equal(strstr(answer, "\"result\"") != NULL, fits);
		answer = guest_hello(f, OTHER, f->tokens[ANNA], by);
		assert_non_null(strstr(answer, "not_signed_in"));
	}
}

/* P-15 */
static void signing_out_ends_a_session_of_its_own_kind_alone(void **state)
{
	STATE;
	char backstage[16], link[32];
	open_case(f, backstage);
	invite(f, backstage, "", link);
	struct coming petra = join(f, link, NULL);
	guest_hello(f, GUEST, petra.token, CREDENTIAL_GUEST);
	for (enum credential by = CREDENTIAL_COOKIE; by <= CREDENTIAL_GUEST; by++) {
		struct call *call = call_new(CALL_SIGN_OUT, VISITOR);
		call->credential = by;
		vault_hash_token(petra.token, strlen(petra.token), call->token_hash);
		fixture_do(f, call);
		assert_int_equal(fixture_find(f, DISPATCH_SIGN_OUT, VISITOR)->credential, by);
		assert_int_equal(
			fixture_find(f, DISPATCH_CLOSE, GUEST) != NULL, by == CREDENTIAL_GUEST);
	}
}

/* One call in the lab, and what it led to. */
static struct coming lab_do(struct lab *lab, struct call *call)
{
	struct batch batch;
	batch_do(&batch, &lab->core, call);
	call_free(call);
	fixture_drop_list(lab->f);
	lab->f->list = batch.run.first;
	return answer_of(lab->f);
}

/* Fails the first, the second … call of the store until all goes well; how often that was. */
static unsigned fail_until_clean(
	struct lab *lab, enum call_kind kind, const char *link, const char *name)
{
	struct coming coming;
	unsigned fails = 0;
	do {
		store_fail_at(lab->core.store, ++fails, STORE_FULL);
		coming = lab_do(lab, knock(lab->f, kind, link, name));
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (coming.error != ERROR_NONE)
			assert_int_equal(coming.error, ERROR_UNAVAILABLE);
		assert_int_equal(coming.error != ERROR_NONE && coming.token[0], 0);
	} while (coming.error != ERROR_NONE);
	return fails - 1;
}

/* P-55 */
static void no_failing_store_call_leaves_half_a_guest(void **state)
{
	struct lab *lab = *state;
	char params[256], backstage[16], link[32];
	snprintf(params, sizeof(params),
		"%s,\"customer\":\"Huber\",\"title\":\"Huber\",\"shared_title\":\"Pumpen\"",
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "case.open", params);
	fixture_value(lab->f->answer, "room", backstage, sizeof(backstage));
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"hours\":2", backstage);
	lab_say(lab, ANNA, "guest.link", params);
	fixture_value(lab->f->answer, "token", link, sizeof(link));
	assert_true(fail_until_clean(lab, CALL_LOOK, link, NULL) >= 1);
	assert_true(fail_until_clean(lab, CALL_JOIN, link, "Petra") >= 4);
	struct room_entry *room;
	uint64_t id;
	assert_true(id_read(backstage, strlen(backstage), &id));
	assert_int_equal(rooms_get(&lab->core.rooms, id, &room), STORE_OK);
	assert_int_equal(room_guest_count(room->state), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
#define LAB(name)  cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		TEST(links_that_are_not_good_are_answered_alike),
		TEST(a_link_and_its_sessions_are_good_to_the_last_millisecond),
		TEST(wrong_links_are_counted_by_link_and_by_address),
		TEST(a_refusal_for_another_reason_is_no_wrong_try),
		TEST(a_session_is_found_only_by_what_it_was_made_for),
		TEST(signing_out_ends_a_session_of_its_own_kind_alone),
		LAB(no_failing_store_call_leaves_half_a_guest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
