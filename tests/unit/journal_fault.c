/* P-55, P-83: the n-th store call of a batch fails, for n = 1, 2, … until it runs clean: nothing is
 * acknowledged that is not stored, nothing half-written, and the next batch is served. */
#include "journal_lab.h"

static bool told_anybody(const struct fixture *f)
{
	for (const struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_EVENT || d->kind == DISPATCH_SUBSCRIBE ||
			d->kind == DISPATCH_HOUSE)
			return true;
	return false;
}

/* Gives the command with the n-th store call failing, until one run meets no failure. Returns in
 * how many runs it failed. */
static long until_clean(
	struct lab *lab, enum store_result failure, const char *method, const char *params)
{
	for (long n = 1; n < 100; n++) {
		char before[ANSWER_BYTES / 64];
		char open_params[64];
		snprintf(open_params, sizeof(open_params), "\"room\":\"%s\"", lab->f->room);
		snprintf(before, sizeof(before), "%.8000s",
			lab_say(lab, ANNA, "room.open", open_params));
		store_fail_at(lab->core.store, n, failure);
		const char *answer = lab_say(lab, ANNA, method, params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\""))
			return n - 1;
		assert_non_null(strstr(answer, "\"unavailable\""));
		assert_false(told_anybody(lab->f));
		lab_say(lab, ANNA, "room.open", open_params);
		assert_memory_equal(lab->f->answer, before, strlen(before));
	}
	fail_msg("%s never ran clean", method);
	return 0;
}

static void no_failing_store_call_leaves_half_a_message(void **state)
{
	struct lab *lab = *state;
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Angebot\"", lab->f->room,
		fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FULL, "message.post", params) >= 3);
	lab_say(lab, ANNA, "message.post", params); /* stored once, though asked for so often */
	assert_non_null(strstr(lab->f->answer, "\"seq\":3"));
}

static void no_failing_store_call_leaves_half_a_channel(void **state)
{
	struct lab *lab = *state;
	char params[256];
	snprintf(params, sizeof(params), "%s,\"title\":\"neu\"", fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FAILED, "room.create", params) >= 6);
	assert_int_equal(HASH_COUNT(lab->core.rooms.all), 3);
	assert_int_equal(room_channel_count(core_house(&lab->core)->state), 2);
}

static void no_failing_store_call_leaves_half_an_erasure(void **state)
{
	struct lab *lab = *state;
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"weg damit\"", lab->f->room,
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "message.post", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s", lab->f->room,
		fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FULL, "message.erase", params) >= 4);
}

/* Nor do its members miss it in their lists, whom each is told of meanwhile. */
static void no_failing_store_call_leaves_half_a_deletion(void **state)
{
	struct lab *lab = *state;
	struct room_entry *room = NULL;
	uint64_t id, person;
	char params[64];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", lab->f->room);
	assert_true(id_read(lab->f->room, strlen(lab->f->room), &id));
	assert_int_equal(rooms_get(&lab->core.rooms, id, &room), STORE_OK);
	assert_int_equal(room->people_count, 1);
	person = room->people[0];
	for (long n = 1; n < 100; n++) {
		store_fail_at(lab->core.store, n, STORE_FAILED);
		const char *answer = lab_say(lab, ANNA, "room.delete", params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\"")) {
			assert_true(n > 5);
			return;
		}
		assert_int_equal(
			joined_role(&lab->core.rooms.joined, person, room), MEMBER_ROLE_OWNER);
	}
	fail_msg("it never ran clean");
}

static void no_failing_store_call_leaves_half_a_deactivation(void **state)
{
	struct lab *lab = *state;
	char params[256], house[16], person[16];
	lab_say(lab, ANNA, "person.add",
		"\"client_id\":\"01jdf3w8k20000000000008888\","
		"\"name\":\"Neu\",\"role\":\"member\"");
	fixture_value(lab->f->answer, "room", house, sizeof(house));
	snprintf(params, sizeof(params), "\"room\":\"%s\"", house);
	lab_say(lab, ANNA, "room.open", params);
	fixture_value(strstr(lab->f->answer, "\"Neu\"") - 60, "person", person, sizeof(person));
	snprintf(params, sizeof(params), "\"person\":\"%s\",\"active\":false,%s", person,
		fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FULL, "person.change", params) >= 5);
}

static void no_failing_store_call_leaves_half_an_invitation(void **state)
{
	struct lab *lab = *state;
	assert_true(until_clean(lab, STORE_FAILED, "invitation.make",
			    "\"role\":\"member\",\"hours\":1,\"uses\":1") >= 4);
}

/* Adds a bot and returns its id. */
static const char *add_bot(struct lab *lab)
{
	static char person[16];
	char params[64], house[16];
	lab_say(lab, ANNA, "person.add",
		"\"client_id\":\"01jdf3w8k20000000000008888\","
		"\"name\":\"Laden\",\"role\":\"member\",\"bot\":true");
	fixture_value(lab->f->answer, "room", house, sizeof(house));
	snprintf(params, sizeof(params), "\"room\":\"%s\"", house);
	lab_say(lab, ANNA, "room.open", params);
	fixture_value(strstr(lab->f->answer, "\"Laden\"") - 60, "person", person, sizeof(person));
	return person;
}

static void no_failing_store_call_leaves_half_a_token(void **state)
{
	struct lab *lab = *state;
	char params[256], token[16];
	const char *person = add_bot(lab);
	snprintf(params, sizeof(params),
		"\"person\":\"%s\",\"name\":\"x\",\"scopes\":[{\"scope\":\"read\"}]", person);
	assert_true(until_clean(lab, STORE_FULL, "token.make", params) >= 4);
	fixture_value(lab->f->answer, "token", token, sizeof(token));
	snprintf(params, sizeof(params), "\"person\":\"%s\",\"token\":\"%s\"", person, token);
	assert_true(until_clean(lab, STORE_FAILED, "token.revoke", params) >= 4);
}

/* Somebody else's words cannot be stored in the same batch, and all is unsaid. */
static void who_knocks_with_a_token_is_answered_though_the_batch_fails(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	char params[256], secret[32];
	snprintf(params, sizeof(params),
		"\"person\":\"%s\",\"name\":\"x\",\"scopes\":[{\"scope\":\"read\"}]", add_bot(lab));
	lab_say(lab, ANNA, "token.make", params);
	fixture_value(lab->f->answer, "secret", secret, sizeof(secret));
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Angebot\"", lab->f->room,
		fixture_fresh_id(lab->f));
	struct call *knock = call_new(CALL_KNOCK, 77);
	knock->credential = CREDENTIAL_TOKEN;
	vault_hash_token(secret, strlen(secret), knock->token_hash);
	knock->next = fixture_call(ANNA, "message.post", params);
	store_fail_at(lab->core.store, 4, STORE_FULL);
	batch_do(&batch, &lab->core, knock);
	store_fail_at(lab->core.store, 0, STORE_OK);
	assert_true(batch.failed);
	call_free(TAKE(knock->next));
	call_free(knock);
	fixture_drop_list(lab->f);
	lab->f->list = batch.run.first;
	const struct dispatch *answer = fixture_find(lab->f, DISPATCH_KNOCK, 77);
	assert_non_null(answer);
	assert_int_equal(answer->error, ERROR_UNAVAILABLE);
}

static void no_failing_store_call_leaves_half_a_logo(void **state)
{
	struct lab *lab = *state;
	char params[256];
	snprintf(params, sizeof(params), "%s,\"data\":\"iVBORw0KGgo=\"", fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FULL, "picture.set", params) >= 5);
	assert_non_null(fixture_find(lab->f, DISPATCH_HOUSE, 0));
	lab_say(lab, ANNA, "picture.get", "");
	assert_non_null(strstr(lab->f->answer, "iVBORw0KGgo="));
	assert_true(until_clean(lab, STORE_FAILED, "picture.get", "") >= 2);
}

/* The state the mentions are read from goes when the store fails. */
static void no_failing_store_call_leaves_half_a_mention(void **state)
{
	struct lab *lab = *state;
	ARENA_AUTO arena;
	struct room_state house;
	char params[512], people[256] = "";
	arena_init(&arena);
	room_export(core_house(&lab->core)->state, 0, &arena, &house);
	for (size_t i = 0; i < house.members.count; i++) {
		char person[ID_TEXT_SIZE + 1];
		id_write(house.members.items[i].person, person);
		snprintf(people + strlen(people), sizeof(people) - strlen(people),
			"%s{\"person\":\"%s\"}", i ? "," : "", person);
	}
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"people\":[%s]", lab->f->room,
		fixture_fresh_id(lab->f), people);
	assert_true(until_clean(lab, STORE_FAILED, "room.invite", params) >= 8);
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"text\":\"@alle\","
		"\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"all\"}]",
		lab->f->room, fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FAILED, "message.post", params) >= 7);
}

static void no_failing_store_call_leaves_half_a_reply(void **state)
{
	struct lab *lab = *state;
	char params[256], thread[64];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Angebot\"", lab->f->room,
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "message.post", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s,\"text\":\"dazu\"",
		lab->f->room, fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FULL, "message.reply", params) >= 10);
	snprintf(thread, sizeof(thread), "\"room\":\"%s\",\"message\":3", lab->f->room);
	lab_say(lab, ANNA, "thread.open", thread);
	assert_non_null(strstr(lab->f->answer, "\"replies\":1,\"from\":3,\"mark\":4"));
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":4,%s", lab->f->room,
		fixture_fresh_id(lab->f));
	assert_true(until_clean(lab, STORE_FAILED, "message.erase", params) >= 8);
	lab_say(lab, ANNA, "thread.open", thread);
	assert_non_null(strstr(lab->f->answer, "\"replies\":0,"));
	snprintf(params, sizeof(params), "%s,\"level\":\"muted\"", thread);
	assert_true(until_clean(lab, STORE_FAILED, "thread.follow", params) >= 5);
	assert_true(until_clean(lab, STORE_FAILED, "thread.open", thread) >= 5);
	assert_true(until_clean(lab, STORE_FAILED, "thread.list", "") >= 4);
}

static unsigned people_of(struct lab *lab, uint64_t id)
{
	struct room_entry *room;
	assert_int_equal(rooms_get(&lab->core.rooms, id, &room), STORE_OK);
	assert_int_equal(room->people_count, room_member_count(room->state));
	return (unsigned)room->people_count;
}

/* The backstage of the one case, or NULL. Its people are those of its shared side. */
static const struct room_entry *whole_case(struct lab *lab)
{
	const struct room_entry *found = NULL;
	for (const struct room_entry *room = lab->core.rooms.all; room; room = room->hh.next) {
		if (room->kind == ROOM_KIND_BACKSTAGE)
			found = room;
	}
	assert_int_equal(HASH_COUNT(lab->core.rooms.all), found ? 4 : 2);
	if (found)
		assert_int_equal(people_of(lab, found->id), people_of(lab, found->shared));
	return found;
}

/* Gives the command with the n-th store call failing, until one run meets no failure; after each
 * there is no case, or both sides of it, and what they say is as it was. */
static long case_until_clean(struct lab *lab, const char *method, const char *params)
{
	const struct room_entry *before = whole_case(lab);
	uint64_t id = before ? before->id : 0, head = before ? before->head : 0;
	for (long n = 1; n < 100; n++) {
		store_fail_at(lab->core.store, n, STORE_FULL);
		const char *answer = lab_say(lab, ANNA, method, params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		const struct room_entry *now = whole_case(lab);
		if (strstr(answer, "\"result\""))
			return n - 1;
		assert_non_null(strstr(answer, "\"unavailable\""));
		assert_false(told_anybody(lab->f));
		assert_int_equal(now ? now->id : 0, id);
		assert_int_equal(now ? now->head : 0, head);
	}
	fail_msg("%s never ran clean", method);
	return 0;
}

static void no_failing_store_call_leaves_half_a_case(void **state)
{
	struct lab *lab = *state;
	const struct room *house = core_house(&lab->core)->state;
	char params[512], id[ID_TEXT_SIZE + 1], lena[ID_TEXT_SIZE + 1];
	ARENA_AUTO arena;
	struct room_state founded;
	arena_init(&arena);
	room_export(house, 0, &arena, &founded);
	id_write(founded.members.items[2].person, lena);
	snprintf(params, sizeof(params),
		"%s,\"customer\":\"Brandt\",\"title\":\"a\",\"shared_title\":\"b\"",
		fixture_fresh_id(lab->f));
	assert_true(case_until_clean(lab, "case.open", params) >= 12);
	id_write(whole_case(lab)->id, id);
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]", id,
		fixture_fresh_id(lab->f), lena);
	assert_true(case_until_clean(lab, "room.invite", params) >= 6);
	assert_int_equal(whole_case(lab)->people_count, 2);
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"archived\":true", id,
		fixture_fresh_id(lab->f));
	assert_true(case_until_clean(lab, "room.change", params) >= 4);
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"person\":\"%s\"", id,
		fixture_fresh_id(lab->f), lena);
	assert_true(case_until_clean(lab, "member.remove", params) >= 4);
	assert_int_equal(whole_case(lab)->people_count, 1);
	snprintf(params, sizeof(params), "\"room\":\"%s\"", id);
	assert_true(case_until_clean(lab, "room.delete", params) >= 6);
	assert_null(whole_case(lab));
}

static void a_failing_read_is_said_and_the_next_one_works(void **state)
{
	struct lab *lab = *state;
	char params[64];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", lab->f->room);
	assert_true(until_clean(lab, STORE_FAILED, "room.open", params) >= 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		TEST(no_failing_store_call_leaves_half_a_message),
		TEST(no_failing_store_call_leaves_half_a_channel),
		TEST(no_failing_store_call_leaves_half_an_erasure),
		TEST(no_failing_store_call_leaves_half_a_deletion),
		TEST(no_failing_store_call_leaves_half_a_deactivation),
		TEST(no_failing_store_call_leaves_half_an_invitation),
		TEST(no_failing_store_call_leaves_half_a_token),
		TEST(who_knocks_with_a_token_is_answered_though_the_batch_fails),
		TEST(no_failing_store_call_leaves_half_a_logo),
		TEST(no_failing_store_call_leaves_half_a_mention),
		TEST(no_failing_store_call_leaves_half_a_reply),
		TEST(no_failing_store_call_leaves_half_a_case),
		TEST(a_failing_read_is_said_and_the_next_one_works),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
