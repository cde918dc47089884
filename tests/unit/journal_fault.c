/* P-55: the n-th store call of a batch fails, for n = 1, 2, … until it runs clean: nothing is
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
		TEST(no_failing_store_call_leaves_half_a_deactivation),
		TEST(no_failing_store_call_leaves_half_an_invitation),
		TEST(no_failing_store_call_leaves_half_a_logo),
		TEST(no_failing_store_call_leaves_half_a_mention),
		TEST(a_failing_read_is_said_and_the_next_one_works),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
