/* What happens to meetings by itself. The clock is the test's. */
#include "journal_meeting.h"

#include "base/limits.h"
#include "journal/due.h"

static const char *const lobby = "\"phase\":\"lobby\"", *const ended = "\"phase\":\"ended\"";

static void the_lobby_opens_ten_minutes_before_and_the_invited_are_reminded(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	meet(f, LENA, "meeting.answer", meeting, ",\"answer\":\"declined\"");
	meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"accepted\"");
	pass(f, hour_ms - PROTO_MEETING_NOTICE_MINUTES * minute_ms - 1);
	assert_null(f->list);
	pass(f, 1);
	assert_int_equal(told_room(f, lobby), 1);
	assert_int_equal(told_room(f, "\"author\""), 0);
	assert_true(was_told(f, JONAS, "\"reason\":\"meeting_soon\",\"open\":1"));
	assert_true(was_told(f, ANNA, "\"reason\":\"meeting_soon\",\"open\":1"));
	assert_false(was_told(f, LENA, "inbox.added"));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"reason\":\"meeting_soon\",\"done\":false,\"called\":false,\"event\":");
	assert_says(f, "\"kind\":\"meeting.planned\"");
	pass(f, 0);
	assert_null(f->list);
}

static void a_lobby_that_is_opened_by_hand_reminds_the_others(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"lobby\"");
	assert_true(was_told(f, JONAS, "\"reason\":\"meeting_soon\""));
	assert_false(was_told(f, ANNA, "inbox.added"));
	pass(f, hour_ms);
	assert_null(f->list); /* it is open already */
}

static void one_that_is_never_begun_ends_and_the_next_is_planned_quietly(void **state)
{
	STATE;
	char later[64];
	int64_t start_ms = f->now_ms + hour_ms, next_ms = start_ms + 24 * hour_ms;
	snprintf(later, sizeof(later), "[{\"start\":%lld}]", (long long)next_ms);
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = start_ms, .later = later});
	pass(f, hour_ms);
	pass(f, (30 + PROTO_MEETING_FORGOTTEN_MINUTES) * minute_ms - 1);
	assert_null(f->list);
	pass(f, 1);
	assert_int_equal(told_room(f, ended), 1);
	assert_int_equal(told_room(f, "meeting.planned"), 1);
	assert_true(was_told(f, JONAS, "inbox.changed"));
	assert_false(was_told(f, JONAS, "inbox.added"));
	open_meeting(f, JONAS, meeting);
	assert_says(f, ended);
	assert_silent(f, "\"started\"");
	open_meeting(f, JONAS, meeting + 3); /* lobby, ended, the next */
	assert_says(f, "\"phase\":\"planned\"");
	assert_says(f, "\"postponed\":1");
	f->now_ms = next_ms - PROTO_MEETING_NOTICE_MINUTES * minute_ms - 1;
	pass(f, 0);
	assert_null(f->list);
	pass(f, 1);
	assert_int_equal(told_room(f, lobby), 1);
}

/* As 1970 is. */
static void one_of_long_ago_ends_at_once_whenever_it_was(void **state)
{
	STATE;
	const int64_t at_ms = PROTO_MEETING_NOTICE_MINUTES * minute_ms;
	for (int64_t start_ms = at_ms - 1; start_ms <= at_ms + 1; start_ms++) {
		unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = start_ms});
		pass(f, 0);
		open_meeting(f, ANNA, meeting);
		assert_says(f, ended);
	}
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static unsigned begin(struct fixture *f)
{
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	assert_int_equal(told_room(f, "\"phase\":\"running\""), 1);
	return meeting;
}

static void a_running_one_ends_by_itself_only_when_nobody_of_it_is_connected(void **state)
{
	STATE;
	const int64_t wait_ms = PROTO_MEETING_FORGOTTEN_MINUTES * minute_ms;
	unsigned meeting = begin(f);
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	meet(f, JONAS, "meeting.run", meeting, ",\"phase\":\"paused\"");
	assert_says(f, "not_allowed");
	pass(f, 30 * minute_ms + wait_ms);
	assert_null(f->list);
	fixture_do(f, call_new(CALL_GONE, ANNA));
	pass(f, wait_ms);
	assert_null(f->list); /* Jonas is */
	fixture_do(f, call_new(CALL_GONE, JONAS));
	pass(f, wait_ms - 1);
	assert_null(f->list); /* it is looked at every so often */
	pass(f, 1);
	assert_int_equal(told_room(f, ended), 1);
	open_meeting(f, LENA, meeting);
	assert_says(f, "\"started\":");
	assert_says(f, ended);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static void whoever_has_left_the_channel_does_not_hold_it_open(void **state)
{
	STATE;
	unsigned meeting = begin(f);
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	fixture_do(f, call_new(CALL_GONE, ANNA));
	pass(f, (30 + PROTO_MEETING_FORGOTTEN_MINUTES) * minute_ms);
	assert_int_equal(told_room(f, ended), 1);
}

static void what_was_put_off_is_no_fault_of_the_index(void **state)
{
	STATE;
	begin(f);
	pass(f, (30 + PROTO_MEETING_FORGOTTEN_MINUTES) * minute_ms);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
	/* Nobody is connected any more: what was put off is looked at when it was to be. */
	pass(f, PROTO_MEETING_FORGOTTEN_MINUTES * minute_ms - 1);
	assert_null(f->list);
	pass(f, 1);
	assert_int_equal(told_room(f, ended), 1);
}

static void what_is_due_while_the_server_is_down_comes_at_its_start_once(void **state)
{
	STATE;
	char later[96];
	int64_t start_ms = f->now_ms + hour_ms;
	snprintf(later, sizeof(later), "[{\"start\":%lld},{\"start\":%lld}]",
		(long long)(start_ms + 24 * hour_ms), (long long)(start_ms + 48 * hour_ms));
	unsigned first = plan(f, ANNA, (struct plan){.start_ms = start_ms, .later = later});
	unsigned soon = plan(f, ANNA, (struct plan){.start_ms = start_ms + 48 * hour_ms});
	fixture_close(f);
	f->now_ms = start_ms + 48 * hour_ms - minute_ms;
	fixture_open(f);
	for (int i = 0; i < 4; i++)
		pass(f, 0);
	assert_null(f->list);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	open_meeting(f, JONAS, first);
	assert_says(f, ended);
	open_meeting(f, JONAS, soon);
	assert_says(f, lobby);
	list(f, JONAS, f->now_ms, 1);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"meeting_soon\"");
	assert_says(f, "\"open\":2"); /* of `soon`, and of the third of the series */
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

/* Whoever was in it is about to come back. */
static void a_running_one_outlives_a_restart_as_its_time_is_over(void **state)
{
	STATE;
	const int64_t wait_ms = PROTO_MEETING_FORGOTTEN_MINUTES * minute_ms;
	unsigned meeting = begin(f);
	fixture_close(f);
	f->now_ms += 30 * minute_ms + wait_ms;
	fixture_open(f);
	pass(f, 0);
	assert_null(f->list);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	pass(f, wait_ms);
	assert_null(f->list);
	open_meeting(f, ANNA, meeting);
	assert_says(f, "\"phase\":\"running\"");
	fixture_close(f);
	f->now_ms += wait_ms;
	fixture_open(f);
	pass(f, 0);
	pass(f, wait_ms - 1);
	assert_null(f->list);
	pass(f, 1); /* nobody came */
	assert_int_equal(told_room(f, ended), 1);
}

static void in_an_archived_channel_nothing_happens_until_it_is_none(void **state)
{
	STATE;
	plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	pass(f, hour_ms);
	assert_null(f->list);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
	pass(f, 0);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":false", f->room,
		fixture_fresh_id(f));
	assert_int_equal(told_room(f, lobby), 1);
}

static void a_deleted_channel_takes_its_meetings_along(void **state)
{
	STATE;
	plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	pass(f, 2 * hour_ms);
	assert_null(f->list);
	list(f, ANNA, f->now_ms - hour_ms, 1);
	assert_says(f, "\"meetings\":[]");
}

static void as_many_as_are_looked_at_at_once_and_one_more_all_come(void **state)
{
	STATE;
	for (unsigned i = 0; i <= LIMIT_MEETINGS_DUE; i++)
		plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	pass(f, hour_ms);
	assert_int_equal(told_room(f, "meeting.moved"), LIMIT_MEETINGS_DUE + 1);
}

/* A disk that has a hiccup at any moment costs nobody their meeting. */
static void what_cannot_be_stored_comes_later(void **state)
{
	struct lab *lab = *state;
	struct fixture *f = lab->f;
	char params[1024], me[16];
	struct batch batch;
	lab_say(lab, ANNA + 90, "session.hello", "\"client\":\"test\"");
	fixture_value(f->answer, "me", me, sizeof(me));
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",\"client_id\":\"01jdf3w8k2m4n6p8r0t2v4x6y9\",\"plan\":{"
		"\"title\":\"x\",\"goal\":\"\",\"start\":%lld,\"minutes\":30,\"time_zone\":\"UTC\","
		"\"rhythm\":\"weekly\",\"later\":[{\"start\":%lld}],\"moderator\":\"%s\","
		"\"everyone\":true,\"attendees\":[]},\"items\":[]",
		f->room, (long long)(f->now_ms + hour_ms), (long long)(f->now_ms + 30 * hour_ms),
		me);
	assert_non_null(strstr(lab_say(lab, ANNA, "meeting.plan", params), "\"result\""));
	for (int round = 0; round < 2; round++) {
		unsigned failed = 0;
		f->now_ms += hour_ms; /* its lobby; its end, and the next */
		for (;; failed++) {
			store_fail_at(lab->core.store, failed + 1, STORE_FAILED);
			assert_true(due_do(&batch, &lab->core));
			store_fail_at(lab->core.store, 0, STORE_OK);
			if (!batch.failed)
				break;
			assert_null(batch.run.first); /* nobody was told */
			f->now_ms += LIMIT_RETRY_MS;
		}
		assert_true(failed >= 6);
		assert_non_null(batch.run.first);
		run_free(&batch.run);
		while (due_next_ms(&lab->core) <= f->now_ms)
			assert_true(due_do(&batch, &lab->core));
	}
	snprintf(params, sizeof(params), "\"room\":\"%s\"", f->room);
	lab_say(lab, ANNA, "room.open", params);
	assert_non_null(strstr(f->answer, "\"previous\""));
	assert_int_equal(due_next_ms(&lab->core) > f->now_ms, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(the_lobby_opens_ten_minutes_before_and_the_invited_are_reminded),
		MEETING_TEST(a_lobby_that_is_opened_by_hand_reminds_the_others),
		MEETING_TEST(one_that_is_never_begun_ends_and_the_next_is_planned_quietly),
		MEETING_TEST(one_of_long_ago_ends_at_once_whenever_it_was),
		MEETING_TEST(a_running_one_ends_by_itself_only_when_nobody_of_it_is_connected),
		MEETING_TEST(whoever_has_left_the_channel_does_not_hold_it_open),
		MEETING_TEST(what_was_put_off_is_no_fault_of_the_index),
		MEETING_TEST(what_is_due_while_the_server_is_down_comes_at_its_start_once),
		MEETING_TEST(a_running_one_outlives_a_restart_as_its_time_is_over),
		MEETING_TEST(in_an_archived_channel_nothing_happens_until_it_is_none),
		MEETING_TEST(a_deleted_channel_takes_its_meetings_along),
		MEETING_TEST(as_many_as_are_looked_at_at_once_and_one_more_all_come),
		LAB_TEST(what_cannot_be_stored_comes_later),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
