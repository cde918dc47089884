/* P-55: minutes where the n-th store call fails: nothing of a step stands, or all of it. */
#include "journal_minute.h"

#include "journal/due.h"

static const char *lab_minutes(struct lab *lab, uint64_t connection, const char *method,
	unsigned meeting, const char *more)
{
	char params[512];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u,%s%s", lab->f->room,
		meeting, fixture_fresh_id(lab->f), more);
	return lab_say(lab, connection, method, params);
}

static void lab_me(struct lab *lab, char ret_me[16])
{
	fixture_value(lab_say(lab, 9, "session.hello", "\"client\":\"test\""), "me", ret_me, 16);
}

static unsigned lab_held(struct lab *lab, const char *me)
{
	char params[12 * 1024];
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"begin\":true,\"plan\":{\"title\":\"Runde\",\"goal\":\"Ziel\","
		"\"start\":%lld,\"minutes\":30,\"time_zone\":\"Europe/Berlin\",\"rhythm\":\"once\","
		"\"later\":[],\"everyone\":true,\"attendees\":[],\"moderator\":\"%s\"},\"items\":["
		"{\"title\":\"A\",\"purpose\":\"inform\",\"minutes\":1}]",
		lab->f->room, fixture_fresh_id(lab->f), (long long)lab->f->now_ms, me);
	lab_say(lab, ANNA, "meeting.plan", params);
	unsigned meeting = seq_said(lab->f);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"of\":%u,\"item\":1%s", lab->f->room,
		meeting, typing(0, "Angebot"));
	lab_say(lab, ANNA, "note.write", params);
	lab_minutes(lab, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(lab->f, "\"result\"");
	return meeting;
}

static const char *phase_of(struct lab *lab, unsigned meeting)
{
	static char phase[16];
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u", lab->f->room, meeting);
	lab_say(lab, ANNA, "minutes.read", params);
	fixture_value(lab->f->answer, "phase", phase, sizeof(phase));
	return phase;
}

/* Lets the first, second … call fail until none does; each time they are as they were. */
static void fail_until_clean(struct lab *lab, const char *method, unsigned meeting,
	const char *more, const char *before, const char *after)
{
	int64_t rows = look_up(lab->f, "SELECT count(*) FROM minutes");
	int64_t steps = count_steps(lab->f);
	long n = 1;
	for (;; n++) {
		store_fail_at(lab->core.store, n, n % 2 ? STORE_FULL : STORE_FAILED);
		const char *answer = lab_minutes(lab, ANNA, method, meeting, more);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\""))
			break;
		assert_non_null(strstr(answer, "\"unavailable\""));
		assert_int_equal(told_room(lab->f, "minutes."), 0);
		assert_string_equal(phase_of(lab, meeting), before);
		assert_int_equal(look_up(lab->f, "SELECT count(*) FROM minutes"), rows);
		assert_int_equal(count_steps(lab->f), steps);
		assert_true(n < 200);
	}
	assert_true(n > 5);
	assert_string_equal(phase_of(lab, meeting), after);
}

static void no_failing_store_call_leaves_half_a_step(void **state)
{
	static const char approval[] = ",\"approves\":true,\"text\":\"\"";
	struct lab *lab = *state;
	char me[16];
	lab_me(lab, me);
	unsigned meeting = lab_held(lab, me);
	fail_until_clean(lab, "minutes.present", meeting, "", "draft", "presented");
	fail_until_clean(lab, "minutes.withdraw", meeting, "", "presented", "draft");
	lab_minutes(lab, ANNA, "minutes.present", meeting, "");
	fail_until_clean(lab, "minutes.amend", meeting, ",\"before\":\"\",\"after\":\"x\"",
		"presented", "presented");
	fail_until_clean(lab, "minutes.answer", meeting, approval, "presented", "presented");
	assert_int_equal(count_steps(lab->f), 1);
	fail_until_clean(lab, "minutes.seal", meeting, "", "presented", "sealed");
	assert_int_equal(count_steps(lab->f), 0);
	fail_until_clean(lab, "minutes.add", meeting, ",\"text\":\"x\"", "sealed", "sealed");
	core_fini(&lab->core);
	assert_int_equal(count_faults(lab->f), 0);
	fixture_open(lab->f);
	lab_open(lab);
}

/* LIMIT_MINUTES_DUE of them are looked at in one commit. */
static void no_failing_store_call_leaves_half_a_day(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	char me[16];
	lab_me(lab, me);
	for (int i = 0; i <= LIMIT_MINUTES_DUE; i++)
		lab_minutes(lab, ANNA, "minutes.present", lab_held(lab, me), "");
	lab->f->now_ms += PROTO_MINUTES_DAYS * day_ms;
	static const char count[] = "SELECT count(*) FROM minutes WHERE stage = 3";
	for (long n = 1; look_up(lab->f, count) == 0; n++) {
		store_fail_at(lab->core.store, n, STORE_FAILED);
		lab->core.due_hold_ms = INT64_MIN;
		if (due_do(&batch, &lab->core))
			run_free(&batch.run);
		store_fail_at(lab->core.store, 0, STORE_OK);
		assert_true(n < 500);
	}
	assert_int_equal(look_up(lab->f, count), LIMIT_MINUTES_DUE);
	if (due_do(&batch, &lab->core))
		run_free(&batch.run);
	assert_int_equal(look_up(lab->f, count), LIMIT_MINUTES_DUE + 1);
	if (due_do(&batch, &lab->core))
		run_free(&batch.run);
	assert_int_equal(lab->core.minutes_ms, INT64_MAX);
}

/* A reader comes to it only after the next batch: they are read as they are by then. */
static void what_becomes_of_them_before_they_are_read_is_read(void **state)
{
	struct lab *lab = *state;
	char params[128], me[16];
	struct batch batch;
	lab_me(lab, me);
	unsigned meeting = lab_held(lab, me);
	for (int sealed = 0; sealed <= 1; sealed++) {
		snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u", lab->f->room,
			meeting);
		struct call *call = fixture_call(ANNA, "minutes.read", params);
		vault_hash_token(
			lab->f->tokens[ANNA], strlen(lab->f->tokens[ANNA]), call->token_hash);
		batch_do(&batch, &lab->core, call);
		call_free(call);
		struct page *page = batch.pages;
		assert_non_null(page);
		turns_give_up(&lab->core.turns, page->person);
		run_free(&batch.run);
		if (sealed)
			lab_minutes(lab, ANNA, "minutes.answer", meeting,
				",\"approves\":true,\"text\":\"\"");
		lab_minutes(lab, ANNA, sealed ? "minutes.seal" : "minutes.present", meeting, "");
		assert_says(lab->f, "\"result\"");
		struct dispatch *answer = readers_answer(page, lab->core.store, lab->core.vault);
		page_free(page);
		const char *phase = sealed ? "\"phase\":\"sealed\"" : "\"phase\":\"presented\"";
		assert_non_null(memmem(
			frame_payload(answer->frame), answer->frame->size, phase, strlen(phase)));
		dispatch_free(answer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAB_TEST(no_failing_store_call_leaves_half_a_step),
		LAB_TEST(no_failing_store_call_leaves_half_a_day),
		LAB_TEST(what_becomes_of_them_before_they_are_read_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
