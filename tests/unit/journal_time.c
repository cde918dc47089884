/* What happens because its time has come. The clock is the test's. P-15 and P-72, for sessions that
 * end by themselves. */
#include "journal_lab.h"

#include "base/limits.h"
#include "journal/due.h"
#include "proto/gen/limits.h"

static const int64_t day_ms = INT64_C(86400000), session_ms = 30 * INT64_C(86400000);

/* Lets time pass, and the journal notice. */
static void pass(struct fixture *f, int64_t ms)
{
	f->now_ms += ms;
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
}

static void assert_closed(struct fixture *f, uint64_t connection)
{
	const struct dispatch *closed = fixture_find(f, DISPATCH_CLOSE, connection);
	assert_non_null(closed);
	assert_int_equal(closed->close_code, CLOSE_SIGNED_OUT);
	fixture_say(f, connection, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "hello_first"));
}

static void limit(struct fixture *f, const char *limits)
{
	fixture_say(f, ANNA, "house.change", "%s,\"limits\":{%s}", fixture_fresh_id(f), limits);
	assert_non_null(strstr(f->answer, "\"result\""));
}

static void leave(struct fixture *f, uint64_t connection)
{
	fixture_do(f, call_new(CALL_GONE, connection));
}

/* Somebody else's link, for a session of their own. */
static void sign_in_again(struct fixture *f, uint64_t connection)
{
	char link[32], me[16];
	fixture_hello(f, 80, f->tokens[ANNA]);
	fixture_value(f->answer, "me", me, sizeof(me));
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", me);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_sign_in(f, connection, link);
}

static void nothing_happens_before_its_time(void **state)
{
	STATE;
	pass(f, 0);
	assert_null(f->list);
	pass(f, session_ms - 1);
	assert_null(f->list);
}

static void a_connection_is_use_and_puts_the_end_of_its_session_off(void **state)
{
	STATE;
	for (int i = 0; i < 4; i++) {
		pass(f, session_ms / 2);
		assert_null(fixture_find(f, DISPATCH_CLOSE, JONAS));
	}
	leave(f, JONAS);
	pass(f, session_ms);
	fixture_hello(f, 90, f->tokens[JONAS]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static void a_session_ends_after_its_days_however_much_it_is_used(void **state)
{
	STATE;
	limit(f, "\"session_days\":30");
	pass(f, session_ms / 2);
	sign_in_again(f, 91);
	pass(f, session_ms / 2 - 1);
	assert_null(fixture_find(f, DISPATCH_CLOSE, JONAS));
	pass(f, 1);
	assert_non_null(fixture_find(f, DISPATCH_CLOSE, JONAS));
	assert_null(fixture_find(f, DISPATCH_CLOSE, 91));
	assert_closed(f, ANNA);
}

static void a_session_ends_after_so_many_days_without_use(void **state)
{
	STATE;
	limit(f, "\"session_idle_days\":5");
	leave(f, JONAS);
	pass(f, 5 * day_ms - 1);
	fixture_hello(f, 90, f->tokens[JONAS]);
	assert_non_null(strstr(f->answer, "\"result\""));
	leave(f, 90);
	pass(f, 5 * day_ms);
	fixture_hello(f, 90, f->tokens[JONAS]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

/* Those that are there already, too; and none that has ended comes back. */
static void other_limits_hold_for_every_session_at_once(void **state)
{
	STATE;
	pass(f, 2 * day_ms);
	sign_in_again(f, 91);
	leave(f, ANNA);
	fixture_say(
		f, 91, "house.change", "%s,\"limits\":{\"session_days\":1}", fixture_fresh_id(f));
	assert_non_null(fixture_find(f, DISPATCH_CLOSE, JONAS));
	assert_null(fixture_find(f, DISPATCH_CLOSE, 91));
	fixture_say(f, 91, "house.change", "%s,\"limits\":{\"session_days\":3650}",
		fixture_fresh_id(f));
	fixture_hello(f, 92, f->tokens[JONAS]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

/* Those who hear the house learn that somebody is away, in the same breath. */
static void whoever_s_session_has_expired_is_no_longer_here(void **state)
{
	STATE;
	char link[32], person[16];
	limit(f, "\"session_days\":30");
	pass(f, session_ms / 2);
	fixture_say(f, ANNA, "person.add", "%s,\"name\":\"Neu\",\"role\":\"member\"",
		fixture_fresh_id(f));
	const struct dispatch *added = fixture_find(f, DISPATCH_EVENT, 0);
	fixture_value((const char *)frame_payload(added->frame), "person", person, sizeof(person));
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_sign_in(f, 90, link);
	pass(f, session_ms / 2);
	const struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	assert_non_null(memmem(frame_payload(told->frame), told->frame->size, "\"offline\"", 9));
	fixture_hello(f, 91, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static void a_session_that_makes_room_for_a_new_one_loses_its_connections(void **state)
{
	STATE;
	char link[32], me[16];
	fixture_hello(f, 90, f->tokens[ANNA]);
	fixture_value(f->answer, "me", me, sizeof(me));
	for (uint64_t i = 1; i < PROTO_SESSIONS_MAX + 1; i++) {
		fixture_say(f, 90, "person.link", "\"person\":\"%s\"", me);
		fixture_value(f->answer, "token", link, sizeof(link));
		assert_int_equal(
			fixture_post_session(f, NULL, "{\"token\":\"%s\"}", link), ERROR_NONE);
		if (i < PROTO_SESSIONS_MAX)
			assert_null(fixture_find(f, DISPATCH_CLOSE, 0));
	}
	assert_non_null(fixture_find(f, DISPATCH_CLOSE, 90));
	assert_null(fixture_find(f, DISPATCH_CLOSE, JONAS));
	assert_closed(f, ANNA);
}

static const int64_t hours_ms = 5 * INT64_C(3600000);

static int64_t post(struct fixture *f, const char *command, const char *more)
{
	char time[24];
	fixture_say(f, ANNA, command, "\"room\":\"%s\",%s,\"text\":\"Hallo\"%s", f->room,
		fixture_fresh_id(f), more);
	assert_non_null(strstr(f->answer, "\"result\""));
	snprintf(time, sizeof(time), "%s", strstr(f->answer, "\"time\":") + strlen("\"time\":"));
	return strtoll(time, NULL, 10);
}

/* A room's time stands still until the clock has caught up. */
static void nothing_is_refused_or_out_of_order_while_the_clock_is_set_back(void **state)
{
	STATE;
	int64_t first_ms = post(f, "message.post", ""); /* 3 */
	pass(f, -hours_ms);
	assert_true(post(f, "message.post", "") == first_ms); /* 4 */
	assert_true(post(f, "message.reply", ",\"message\":3") == first_ms);
	assert_true(post(f, "message.edit", ",\"message\":4") == first_ms);
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":3,\"to\":6", f->room);
	const char *at = f->answer;
	for (unsigned seq = 3; seq <= 6; seq++) {
		char piece[32];
		snprintf(piece, sizeof(piece), "{\"seq\":%u,\"kind\"", seq);
		at = strstr(at, piece);
		assert_non_null(at);
	}
	pass(f, hours_ms + 1000);
	assert_true(post(f, "message.post", "") == first_ms + 1000);
}

static void a_session_used_while_the_clock_was_ahead_ends_in_its_time(void **state)
{
	STATE;
	f->now_ms += session_ms * 2 / 3;
	fixture_hello(f, 90, f->tokens[ANNA]); /* puts the end off */
	assert_non_null(strstr(f->answer, "\"result\""));
	pass(f, -session_ms * 2 / 3);
	assert_null(fixture_find(f, DISPATCH_CLOSE, 90));
	leave(f, 90);
	pass(f, session_ms);
	fixture_hello(f, 91, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static void likewise_where_the_clock_is_set_back_between_two_runs(void **state)
{
	STATE;
	f->now_ms += session_ms * 2 / 3;
	fixture_hello(f, 90, f->tokens[ANNA]);
	fixture_close(f);
	f->now_ms -= session_ms * 2 / 3;
	fixture_open(f);
	f->now_ms += session_ms;
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static void a_session_that_has_ended_does_not_come_back_with_the_clock(void **state)
{
	STATE;
	pass(f, session_ms);
	assert_closed(f, ANNA);
	pass(f, -session_ms / 2);
	fixture_hello(f, 90, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
}

static struct batch do_due(struct lab *lab)
{
	struct batch batch = {0};
	assert_true(due_do(&batch, &lab->core));
	return batch;
}

/* Nobody is signed out because a disk had a hiccup, and the disk is not asked all the time. */
static void a_session_that_cannot_be_looked_up_is_looked_up_again_later(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	lab->f->now_ms += session_ms;
	store_fail_at(lab->core.store, 1, STORE_FAILED);
	batch = do_due(lab);
	assert_null(batch.run.first);
	assert_false(due_do(&batch, &lab->core));
	assert_int_equal(due_next_ms(&lab->core), lab->f->now_ms + LIMIT_RETRY_MS);
	assert_int_equal(due_wait_ms(&lab->core), LIMIT_RETRY_MS);
	lab->f->now_ms += LIMIT_RETRY_MS;
	batch = do_due(lab);
	assert_int_equal(batch.run.first->close_code, CLOSE_SIGNED_OUT);
	run_free(&batch.run);
	assert_int_equal(due_wait_ms(&lab->core), -1);
}

static void what_is_tried_again_does_not_wait_for_a_clock_that_was_set_back(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	lab->f->now_ms += session_ms;
	store_fail_at(lab->core.store, 2, STORE_FAILED); /* not to look, but to write */
	batch = do_due(lab);
	run_free(&batch.run);
	assert_false(due_do(&batch, &lab->core));
	lab->f->now_ms -= hours_ms;
	batch = do_due(lab);
	assert_null(batch.run.first);
}

static void that_a_clock_was_set_back_is_noted_again_until_it_could_be(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	assert_false(due_do(&batch, &lab->core));
	lab->f->now_ms -= 24 * hours_ms;
	for (long n = 1; n < 20; n++) {
		store_fail_at(lab->core.store, n, STORE_FULL);
		batch = do_due(lab);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (!batch.failed) {
			assert_true(n >= 3); /* begin, turn back, commit */
			assert_false(due_do(&batch, &lab->core));
			return;
		}
		assert_true(lab->core.latest_ms > lab->f->now_ms);
		lab->f->now_ms += LIMIT_RETRY_MS;
	}
	fail_msg("it never ran clean");
}

static void the_writer_waits_until_the_next_moment_and_never_very_long(void **state)
{
	struct lab *lab = *state;
	assert_int_equal(due_wait_ms(&lab->core), LIMIT_CLOCK_MS);
	lab->f->now_ms += day_ms - 300; /* sessions are looked at daily */
	assert_int_equal(due_wait_ms(&lab->core), 300);
	lab->f->now_ms += 301;
	assert_int_equal(due_wait_ms(&lab->core), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(nothing_happens_before_its_time),
		TEST(a_connection_is_use_and_puts_the_end_of_its_session_off),
		TEST(a_session_ends_after_its_days_however_much_it_is_used),
		TEST(a_session_ends_after_so_many_days_without_use),
		TEST(other_limits_hold_for_every_session_at_once),
		TEST(whoever_s_session_has_expired_is_no_longer_here),
		TEST(a_session_that_makes_room_for_a_new_one_loses_its_connections),
		TEST(nothing_is_refused_or_out_of_order_while_the_clock_is_set_back),
		TEST(a_session_used_while_the_clock_was_ahead_ends_in_its_time),
		TEST(likewise_where_the_clock_is_set_back_between_two_runs),
		TEST(a_session_that_has_ended_does_not_come_back_with_the_clock),
		LAB_TEST(what_is_tried_again_does_not_wait_for_a_clock_that_was_set_back),
		LAB_TEST(that_a_clock_was_set_back_is_noted_again_until_it_could_be),
		LAB_TEST(a_session_that_cannot_be_looked_up_is_looked_up_again_later),
		LAB_TEST(the_writer_waits_until_the_next_moment_and_never_very_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
