/* Hello: which rooms somebody is told of, how far they have read in them, and what they will hear.
 */
#include "journal_lab.h"

#include "base/limits.h"

enum { WARM = 64 }; /* rooms, where they are too many */

static void post(struct fixture *f, uint64_t connection)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"gesagt\"",
		f->room, fixture_fresh_id(f));
}

static void unread_counts_others_messages_after_the_mark(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	for (int i = 0; i < 4; i++)
		post(f, JONAS);
	post(f, ANNA);
	fixture_say(f, ANNA, "room.mark", "\"room\":\"%s\",\"seq\":4", f->room);
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "\"head\":8,\"mark\":4,\"unread\":3"));
	fixture_say(f, ANNA, "room.mark", "\"room\":\"%s\",\"seq\":9", f->room);
	assert_non_null(strstr(f->answer, "\"field\":\"seq\""));
}

static void hello_lists_every_room_though_not_all_are_warm(void **state)
{
	STATE;
	unsigned listed = 0;
	f->rooms_warm = WARM;
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	for (int i = 2; i < WARM + 100; i++)
		fixture_say(f, ANNA, "room.create", "%s,\"title\":\"%d\"", fixture_fresh_id(f), i);
	fixture_hello(f, 90, f->tokens[ANNA]);
	for (int i = 2; i < WARM + 100; i++) {
		char title[32];
		snprintf(title, sizeof(title), "\"title\":\"%d\"", i);
		listed += strstr(f->answer, title) != NULL;
	}
	assert_int_equal(listed, WARM + 98);
}

static void a_person_has_so_many_connections_and_no_more(void **state)
{
	STATE;
	for (uint64_t connection = 90; connection <= 92; connection++) {
		fixture_hello(f, connection, f->tokens[ANNA]);
		struct dispatch *closed = fixture_find(f, DISPATCH_CLOSE, connection);
		if (connection < 92)
			assert_null(closed);
		else
			assert_int_equal(closed->close_code, CLOSE_TOO_MANY);
	}
}

/* What a connection will hear of a room, as the last call subscribed it. */
static const struct dispatch *hearing_of(
	struct fixture *f, uint64_t connection, const char *room_text)
{
	uint64_t room;
	assert_true(id_read(room_text, strlen(room_text), &room));
	for (const struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_SUBSCRIBE && d->connection == connection && d->room == room)
			return d;
	return NULL;
}

static void owners_hear_everything_in_a_room_and_members_what_is_for_all(void **state)
{
	STATE;
	char anna[16], link[32], jonas[16];
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_hello(f, 90, f->tokens[ANNA]);
	fixture_value(f->answer, "me", anna, sizeof(anna));
	assert_int_equal(hearing_of(f, 90, f->room)->sight.audience, AUDIENCE_OWNERS);
	for (int restarted = 0; restarted < 2; restarted++) {
		fixture_close(f);
		fixture_open(f);
		fixture_hello(f, ANNA, f->tokens[ANNA]);
		assert_int_equal(hearing_of(f, ANNA, f->room)->sight.audience, AUDIENCE_OWNERS);
		fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
		const char *members = strstr(f->answer, "\"members\"");
		const char *other = strstr(members, "\"role\":\"member\"");
		assert_non_null(other); /* it stands after the person */
		snprintf(jonas, sizeof(jonas), "%.13s", other - 15);
		fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", jonas);
		fixture_value(f->answer, "token", link, sizeof(link));
		fixture_sign_in(f, JONAS, link);
		assert_int_equal(hearing_of(f, JONAS, f->room)->sight.audience, AUDIENCE_ALL);
	}
}

static void hello_tells_of_rooms_joined_and_not_of_rooms_left(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	char jonas[16];
	fixture_hello(f, 92, f->tokens[JONAS]);
	fixture_value(f->answer, "me", jonas, sizeof(jonas));
	fixture_say(f, ANNA, "member.change",
		"\"room\":\"%s\",%s,\"person\":\"%s\",\"role\":\"owner\"", f->room,
		fixture_fresh_id(f), jonas);
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_null(strstr(f->answer, f->room));
	assert_null(hearing_of(f, 90, f->room));
	fixture_say(f, ANNA, "room.join", "\"room\":\"%s\"", f->room);
	fixture_hello(f, 91, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, f->room));
	assert_int_equal(hearing_of(f, 91, f->room)->sight.audience, AUDIENCE_ALL);
}

static void hello_warms_no_room_up(void **state)
{
	struct lab *lab = *state;
	char params[128];
	assert_int_equal(lab->core.rooms.warm_max, LIMIT_ROOMS_WARM);
	core_fini(&lab->core);
	lab->f->rooms_warm = WARM;
	lab_open(lab);
	lab_say(lab, ANNA, "session.hello", "\"client\":\"test\"");
	for (int i = 0; i < WARM + 50; i++) {
		snprintf(
			params, sizeof(params), "%s,\"title\":\"%d\"", fixture_fresh_id(lab->f), i);
		lab_say(lab, ANNA, "room.create", params);
	}
	const struct room_entry *first = lab->core.rooms.warm;
	lab_say(lab, 90, "session.hello", "\"client\":\"test\"");
	assert_non_null(strstr(lab->f->answer, "\"title\":\"7\""));
	assert_int_equal(lab->core.rooms.warm_count, WARM);
	assert_ptr_equal(lab->core.rooms.warm, first); /* none has even moved */
}

static void lab_gone(struct lab *lab, uint64_t connection)
{
	struct call *gone = call_new(CALL_GONE, connection);
	struct batch batch;
	batch_do(&batch, &lab->core, gone);
	run_free(&batch.run);
	call_free(gone);
}

/* P-55: whatever fails, the list of a person's rooms is as the disk says. */
static void no_failing_store_call_leaves_somebody_half_out_of_a_room(void **state)
{
	struct lab *lab = *state;
	char params[64], room[32];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", lab->f->room);
	snprintf(room, sizeof(room), "\"room\":\"%s\"", lab->f->room);
	for (long n = 1;; n++) {
		store_fail_at(lab->core.store, n, STORE_FAILED);
		bool done = strstr(lab_say(lab, ANNA, "room.leave", params), "\"result\"") != NULL;
		store_fail_at(lab->core.store, 0, STORE_OK);
		bool listed = strstr(lab_say(lab, 90, "session.hello", "\"client\":\"t\""), room);
		assert_int_equal(listed, !done);
		lab_gone(lab, 90);
		if (done)
			break;
		assert_true(n < 50);
	}
}

/* Deactivates somebody who says hello in the same batch; returns the code that closes them. */
static int deactivate_greeting(struct lab *lab, long failing, const char *person)
{
	struct fixture *f = lab->f;
	char params[128];
	struct batch batch;
	lab_gone(lab, 90);
	snprintf(params, sizeof(params), "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), person);
	struct call *change = fixture_call(ANNA, "person.change", params);
	change->next = fixture_call(90, "session.hello", "\"client\":\"t\"");
	vault_hash_token(f->tokens[JONAS], strlen(f->tokens[JONAS]), change->next->token_hash);
	store_fail_at(lab->core.store, failing, STORE_FAILED);
	batch_do(&batch, &lab->core, change);
	store_fail_at(lab->core.store, 0, STORE_OK);
	call_free(TAKE(change->next));
	call_free(change);
	assert_null(batch.pages);
	fixture_drop_list(f);
	f->list = batch.run.first;
	const struct dispatch *closed = fixture_find(f, DISPATCH_CLOSE, 90);
	assert_non_null(closed);
	assert_int_equal(batch.failed, closed->close_code == CLOSE_TRY_AGAIN);
	return closed->close_code;
}

/* Who is turned away for what could not be stored comes back. */
static void nobody_is_signed_out_by_what_is_not_stored(void **state)
{
	struct lab *lab = *state;
	char person[16];
	lab_say(lab, JONAS, "session.hello", "\"client\":\"t\"");
	fixture_value(lab->f->answer, "me", person, sizeof(person));
	long n = 3; /* what goes before the change's transaction has begun is the change's alone */
	while (deactivate_greeting(lab, n, person) == CLOSE_TRY_AGAIN)
		assert_true(n++ < 50);
	assert_true(n > 5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(unread_counts_others_messages_after_the_mark),
		TEST(hello_lists_every_room_though_not_all_are_warm),
		TEST(a_person_has_so_many_connections_and_no_more),
		TEST(owners_hear_everything_in_a_room_and_members_what_is_for_all),
		TEST(hello_tells_of_rooms_joined_and_not_of_rooms_left),
		LAB_TEST(hello_warms_no_room_up),
		LAB_TEST(no_failing_store_call_leaves_somebody_half_out_of_a_room),
		LAB_TEST(nobody_is_signed_out_by_what_is_not_stored),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
