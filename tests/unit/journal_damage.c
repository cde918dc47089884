/* Damage is kept where it is: a row that does not open puts one room out of order, or one mark back
 * to nothing, and `runde verify` names it. P-45, P-56, P-83. */
#include "journal_damage.h"

#include "base/limits.h"
#include "journal/upkeep/verify.h"

static struct verdict verify(struct fixture *f, char ret_report[4096])
{
	struct verdict verdict;
	struct fault fault = {""};
	char *text;
	size_t size;
	FILE *report = open_memstream(&text, &size);
	if (verify_data(f->data, f->key, &f->world, report, &verdict, &fault) != 0)
		fail_msg("%s", fault.text);
	fclose(report);
	snprintf(ret_report, 4096, "%s", text);
	free(text);
	return verdict;
}

/* A restart, with something done to the database in between; what verify says is kept. */
static struct verdict restart(struct fixture *f, const char *sql, char ret_report[4096])
{
	fixture_close(f);
	if (sql)
		tamper(f, sql);
	struct verdict verdict = verify(f, ret_report);
	fixture_open(f);
	return verdict;
}

static void make_other(struct fixture *f, char ret_room[16])
{
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"heil\"", fixture_fresh_id(f));
	fixture_value(f->answer, "room", ret_room, 16);
}

static const char *say_in(struct fixture *f, const char *room)
{
	return fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"da\"", room,
		fixture_fresh_id(f));
}

static void assert_out_of_order(struct fixture *f)
{
	static const char *const commands[] = {"room.open", "room.join", "room.leave"};
	for (size_t i = 0; i < 3; i++) {
		fixture_say(f, ANNA, commands[i], "\"room\":\"%s\"", f->room);
		assert_non_null(strstr(f->answer, "\"unavailable\""));
	}
	fixture_say(f, ANNA, "typing.set", "\"room\":\"%s\",\"on\":true", f->room);
	assert_non_null(strstr(f->answer, "\"unavailable\""));
	assert_non_null(strstr(say_in(f, f->room), "\"unavailable\""));
}

static void one_bad_row_puts_its_room_out_of_order_and_no_other(void **state)
{
	STATE;
	char other[16], report[4096];
	make_other(f, other);
	struct verdict verdict =
		restart(f, "UPDATE event SET " SPOILED " WHERE " CHANNEL_EVENT(2), report);
	assert_int_equal(verdict.faults, 2); /* the row, and the state that needs it */
	assert_non_null(strstr(report, f->room));
	assert_non_null(strstr(report, "event 2: does not open"));
	assert_null(strstr(report, other));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, other));
	assert_null(strstr(f->answer, "messe"));
	assert_out_of_order(f);
	assert_non_null(strstr(say_in(f, other), "\"result\""));
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"neu\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
}

static void a_bad_key_puts_its_room_out_of_order_and_no_other(void **state)
{
	STATE;
	char other[16], report[4096];
	make_other(f, other);
	struct verdict verdict =
		restart(f, "UPDATE room_key SET wrapped = zeroblob(80) WHERE room = 2", report);
	assert_int_equal(verdict.faults, 4); /* both events, the state, and a read mark */
	assert_non_null(strstr(report, f->room));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_out_of_order(f);
	assert_non_null(strstr(say_in(f, other), "\"result\""));
}

static void a_room_out_of_order_is_read_again_after_a_while(void **state)
{
	STATE;
	char report[4096];
	fixture_close(f);
	keep_bodies(f);
	restart(f, "UPDATE event SET " SPOILED " WHERE " CHANNEL_EVENT(2), report);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	mend_bodies(f);
	f->now_ms += LIMIT_RETRY_MS - 1;
	assert_out_of_order(f);
	f->now_ms += 1;
	assert_non_null(strstr(say_in(f, f->room), "\"result\""));
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "messe")); /* she is a member again */
}

/* A row that is damaged so that it cannot even be read as one, met inside a transaction. */
static void what_is_damaged_in_one_room_does_not_fail_the_batch(void **state)
{
	STATE;
	char other[16], report[4096], params[128];
	make_other(f, other);
	struct verdict verdict =
		restart(f, "UPDATE event SET client_id = x'00' WHERE " CHANNEL_EVENT(2), report);
	assert_non_null(strstr(report, "cannot be read"));
	assert_true(verdict.faults > 0);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_drop_list(f);
	f->now_ms += LIMIT_RETRY_MS;
	for (int i = 0; i < 3; i++) {
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"da\"",
			i == 1 ? f->room : other, fixture_fresh_id(f));
		assert_true(journal_submit(f->journal, fixture_call(ANNA, "message.post", params)));
	}
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	unsigned done = 0, refused = 0;
	for (struct dispatch *d = f->list; d; d = d->next) {
		done += d->kind == DISPATCH_ANSWER && d->error == ERROR_NONE;
		refused += d->kind == DISPATCH_ANSWER && d->error == ERROR_UNAVAILABLE;
	}
	assert_int_equal(done, 2);
	assert_int_equal(refused, 1);
}

static void a_damaged_snapshot_is_passed_over_and_made_anew(void **state)
{
	STATE;
	char report[4096], head[32];
	for (int i = 0; i < LIMIT_COLD_EVENTS + 5; i++)
		say_in(f, f->room);
	struct verdict verdict =
		restart(f, "UPDATE snapshot SET " SPOILED " WHERE room = 2", report);
	assert_int_equal(verdict.faults, 1);
	assert_non_null(strstr(report, "its snapshot does not open"));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	snprintf(head, sizeof(head), "\"head\":%d,", 2 + LIMIT_COLD_EVENTS + 5);
	assert_non_null(strstr(f->answer, head));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, head));
	assert_non_null(strstr(f->answer, "\"role\":\"owner\""));
	assert_non_null(strstr(say_in(f, f->room), "\"result\""));
	verdict = restart(f, NULL, report);
	assert_int_equal(verdict.faults, 0);
	assert_int_equal(verdict.snapshots, 1);
}

static void a_damaged_mark_counts_as_none_and_the_next_one_heals_it(void **state)
{
	STATE;
	char report[4096], me[16];
	fixture_say(f, ANNA, "room.mark", "\"room\":\"%s\",\"seq\":1", f->room);
	struct verdict verdict =
		restart(f, "UPDATE register SET " SPOILED " WHERE room = 2", report);
	assert_true(verdict.registers >= 1);
	assert_int_equal(verdict.faults, 1);
	assert_non_null(strstr(report, f->room));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_value(f->answer, "me", me, sizeof(me));
	assert_non_null(strstr(report, me));
	assert_non_null(strstr(f->answer, "\"head\":2,\"mark\":0"));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"mark\":0"));
	fixture_say(f, ANNA, "room.mark", "\"room\":\"%s\",\"seq\":2", f->room);
	assert_int_equal(restart(f, NULL, report).faults, 0);
}

static void a_damaged_picture_counts_as_none_and_the_next_one_heals_it(void **state)
{
	STATE;
	char report[4096];
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"iVBORw0KGgo=\"", fixture_fresh_id(f));
	struct verdict verdict =
		restart(f, "UPDATE register SET " SPOILED " WHERE kind = 5", report);
	assert_int_equal(verdict.faults, 1);
	assert_non_null(strstr(report, "register 5 of person 0000000000000: does not open"));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "picture.get", "%s", "");
	assert_non_null(strstr(f->answer, "\"result\":{\"data\":\"\"}"));
	fixture_say(f, ANNA, "house.change", "%s,\"title\":\"Neu\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"iVBORw0KGgo=\"", fixture_fresh_id(f));
	assert_int_equal(restart(f, NULL, report).faults, 0);
}

static void a_body_that_nobody_erased_is_missed(void **state)
{
	STATE;
	char report[4096];
	say_in(f, f->room);
	struct verdict verdict =
		restart(f, "UPDATE event SET body = NULL WHERE " CHANNEL_EVENT(3), report);
	assert_int_equal(verdict.faults, 1);
	assert_non_null(strstr(report, "event 3: empty, and no erase event names it"));
}

/* Message 3, reply 4; the founding has made Anna follow. */
static void reply(struct fixture *f)
{
	say_in(f, f->room);
	fixture_say(f, ANNA, "message.reply", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"da\"",
		f->room, fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"seq\":4"));
}

static void an_index_of_threads_that_says_otherwise_than_the_replies_is_found(void **state)
{
	STATE;
	static const char *const spoilings[] = {"UPDATE thread SET replies = 2",
		"UPDATE thread SET last_key = last_key - 1", "DELETE FROM thread",
		"INSERT INTO thread VALUES ((2 << 32) + 1, 1, (2 << 32) + 4)"};
	static const char *const found[] = {"event 3: the index of threads says otherwise",
		"event 3: the index of threads says otherwise",
		"event 3: its replies are not in the index",
		"event 1: the index of threads says otherwise"};
	char report[4096];
	reply(f);
	assert_int_equal(restart(f, NULL, report).faults, 0);
	for (size_t i = 0; i < sizeof(spoilings) / sizeof(*spoilings); i++) {
		assert_int_equal(restart(f, spoilings[i], report).faults, 1);
		assert_non_null(strstr(report, found[i]));
		fixture_close(f);
		run_sql(f, "DELETE FROM thread");
		tamper(f, "INSERT INTO thread VALUES ((2 << 32) + 3, 1, (2 << 32) + 4)");
		fixture_open(f);
	}
	assert_int_equal(restart(f, NULL, report).faults, 0);
}

static void an_index_that_has_lost_a_reply_is_right_again_when_that_is_erased(void **state)
{
	STATE;
	char report[4096];
	reply(f);
	assert_int_equal(restart(f, "DELETE FROM thread", report).faults, 1);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":4,%s", f->room,
		fixture_fresh_id(f));
	const struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	assert_non_null(memmem(
		frame_payload(told->frame), told->frame->size, "{\"thread\":3,\"replies\":0,", 24));
	assert_int_equal(restart(f, NULL, report).faults, 0);
}

static void a_damaged_register_of_a_thread_counts_as_nothing_said(void **state)
{
	STATE;
	char report[4096];
	reply(f);
	assert_int_equal(
		restart(f, "UPDATE register SET body = zeroblob(60) WHERE seq = 3", report).faults,
		1);
	assert_non_null(strstr(report, "event 3, register 4 of person"));
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "\"threads\":[]"));
	fixture_say(f, ANNA, "thread.open", "\"room\":\"%s\",\"message\":3", f->room);
	assert_non_null(strstr(f->answer, "\"mark\":0,\"level\":\"off\""));
	fixture_say(f, ANNA, "thread.mark", "\"room\":\"%s\",\"message\":3,\"seq\":4", f->room);
	assert_int_equal(restart(f, NULL, report).faults, 0);
}

/* A register moved to another thread opens as little as one that was altered. */
static void a_register_of_a_thread_is_bound_to_its_root(void **state)
{
	STATE;
	char report[4096];
	reply(f);
	assert_int_equal(restart(f, "UPDATE register SET seq = 2 WHERE seq = 3", report).faults, 1);
	assert_non_null(strstr(report, "event 2, register 4"));
}

static void a_house_that_cannot_be_read_is_refused_at_the_start(void **state)
{
	STATE;
	struct fault fault = {""};
	struct journal *journal;
	struct journal_options options = {
		.folder = f->data, .key_path = f->key, .world = &f->world, .server_version = "t"};
	fixture_close(f);
	keep_bodies(f);
	tamper(f, "UPDATE event SET " SPOILED " WHERE key = (1 << 32) + 1");
	assert_int_equal(journal_open(&options, &journal, &fault), -1);
	assert_non_null(strstr(fault.text, "runde verify"));
	mend_bodies(f);
	fixture_open(f);
}

static void what_is_sealed_in_records_is_opened_and_named(void **state)
{
	STATE;
	static const struct {
		const char *sql, *report;
	} damages[] = {
		{"UPDATE password SET " SPOILED, "password, person "},
		{"UPDATE session SET device = zeroblob(60) WHERE number = 1",
			"device of a session, person "},
		{"UPDATE invitation SET note = zeroblob(60)", "note of an invitation, person "},
	};
	char report[4096];
	fixture_say(f, ANNA, "password.set", "\"password\":\"Kranich-7-Lampe\"");
	assert_non_null(strstr(f->answer, "\"result\""));
	fixture_say(f, ANNA, "invitation.make",
		"\"role\":\"member\",\"hours\":1,\"uses\":1,\"note\":\"Messe\"");
	f->now_ms += 2 * 3600 * 1000; /* it has expired, and is there all the same */
	struct verdict verdict = restart(f, NULL, report);
	assert_int_equal(verdict.records, 5); /* three people are signed in */
	assert_int_equal(verdict.faults, 0);
	for (size_t i = 0; i < sizeof(damages) / sizeof(*damages); i++) {
		verdict = restart(f, damages[i].sql, report);
		assert_int_equal(verdict.faults, i + 1);
		assert_non_null(strstr(report, damages[i].report));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(one_bad_row_puts_its_room_out_of_order_and_no_other),
		TEST(a_bad_key_puts_its_room_out_of_order_and_no_other),
		TEST(a_room_out_of_order_is_read_again_after_a_while),
		TEST(what_is_damaged_in_one_room_does_not_fail_the_batch),
		TEST(a_damaged_snapshot_is_passed_over_and_made_anew),
		TEST(a_damaged_mark_counts_as_none_and_the_next_one_heals_it),
		TEST(a_damaged_picture_counts_as_none_and_the_next_one_heals_it),
		TEST(a_body_that_nobody_erased_is_missed),
		TEST(an_index_of_threads_that_says_otherwise_than_the_replies_is_found),
		TEST(an_index_that_has_lost_a_reply_is_right_again_when_that_is_erased),
		TEST(a_damaged_register_of_a_thread_counts_as_nothing_said),
		TEST(a_register_of_a_thread_is_bound_to_its_root),
		TEST(a_house_that_cannot_be_read_is_refused_at_the_start),
		TEST(what_is_sealed_in_records_is_opened_and_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
