/* P-55: notes where the n-th store call fails, and where memory for them is short: what was not
 * stored was never written, and nobody hears what they may not. */
#include "journal_note.h"

#include "journal/due.h"

static unsigned lab_plan(struct lab *lab)
{
	char params[1024];
	static const char text[] =
		"{\"title\":\"Runde\",\"goal\":\"Ziel\",\"minutes\":30,"
		"\"time_zone\":\"Europe/Berlin\",\"rhythm\":\"once\",\"later\":[],"
		"\"everyone\":true,\"attendees\":[],\"moderator\":\"";
	char plan[512], me[16];
	fixture_value(lab_say(lab, 9, "session.hello", "\"client\":\"test\""), "me", me, 16);
	snprintf(plan, sizeof(plan), "%s%s\"}", text, me);
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"plan\":%s,\"items\":[{\"title\":\"A\",\"purpose\":\"inform\","
		"\"minutes\":1},{\"title\":\"B\",\"purpose\":\"inform\",\"minutes\":1}]",
		lab->f->room, fixture_fresh_id(lab->f), plan);
	lab_say(lab, ANNA, "meeting.plan", params);
	return seq_said(lab->f);
}

static const char *lab_note(
	struct lab *lab, const char *method, unsigned meeting, unsigned item, const char *more)
{
	char params[12 * 1024];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"of\":%u,\"item\":%u%s", lab->f->room,
		meeting, item, more);
	return lab_say(lab, ANNA, method, params);
}

static bool told_anybody(const struct fixture *f)
{
	for (const struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_EVENT || d->kind == DISPATCH_SUBSCRIBE)
			return true;
	return false;
}

static void no_failing_store_call_leaves_half_a_batch_of_steps(void **state)
{
	struct lab *lab = *state;
	unsigned meeting = lab_plan(lab);
	lab_note(lab, "note.open", meeting, 1, "");
	long n = 1;
	for (;; n++) {
		store_fail_at(lab->core.store, n, n % 2 ? STORE_FULL : STORE_FAILED);
		const char *answer = lab_note(lab, "note.write", meeting, 1, typing(0, "Angebot"));
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\""))
			break;
		assert_non_null(strstr(answer, "\"unavailable\""));
		assert_false(told_anybody(lab->f));
		lab_note(lab, "note.open", meeting, 1, "");
		assert_says(lab->f, "\"version\":0,\"document\"");
		assert_silent(lab->f, "Angebot");
		assert_true(n < 50);
	}
	assert_true(n > 3);
	lab_note(lab, "note.open", meeting, 1, "");
	assert_says(lab->f, "\"version\":1");
}

static struct live_note *only_note(struct lab *lab)
{
	assert_int_equal(HASH_COUNT(lab->core.notes.all), 1);
	return lab->core.notes.all;
}

static unsigned count_hearers(const struct live_note *note)
{
	unsigned count = 0;
	for (const struct note_hearer *hearer = note->hearers; hearer; hearer = hearer->next)
		count++;
	return count;
}

/* A batch of two commands: the second opens the note, and the commit fails. */
static void who_opens_it_in_a_batch_that_fails_has_it_not_open(void **state)
{
	struct lab *lab = *state;
	unsigned meeting = lab_plan(lab);
	char params[12 * 1024];
	struct batch batch;
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"of\":%u,\"item\":1%s", lab->f->room,
		meeting, typing(0, "x"));
	struct call *write = fixture_call(ANNA, "note.write", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"of\":%u,\"item\":1", lab->f->room,
		meeting);
	struct call *open = fixture_call(ANNA, "note.open", params);
	vault_hash_token(lab->f->tokens[ANNA], strlen(lab->f->tokens[ANNA]), write->token_hash);
	memcpy(open->token_hash, write->token_hash, sizeof(open->token_hash));
	write->next = open;
	batch_do(&batch, &lab->core, write);
	run_free(&batch.run);
	assert_int_equal(count_hearers(only_note(lab)), 1);
	lab_note(lab, "note.close", meeting, 1, "");
	assert_int_equal(count_hearers(only_note(lab)), 0);
	for (long n = 1; n < 50; n++) {
		write->command->params.note_write.version = 1;
		store_fail_at(lab->core.store, n, STORE_FAILED);
		batch_do(&batch, &lab->core, write);
		store_fail_at(lab->core.store, 0, STORE_OK);
		bool failed = batch.failed;
		run_free(&batch.run);
		assert_int_equal(count_hearers(only_note(lab)), !failed);
		assert_int_equal(roster_find(&lab->core.roster, ANNA)->notes, !failed);
		if (!failed) {
			assert_true(n > 3);
			break;
		}
	}
	call_free(write);
	call_free(open);
}

static void no_failing_store_call_leaves_half_a_rest(void **state)
{
	struct lab *lab = *state;
	unsigned meeting = lab_plan(lab);
	struct batch batch;
	lab_note(lab, "note.write", meeting, 1, typing(0, "x"));
	lab->f->now_ms += LIMIT_NOTE_REST_MS;
	for (long n = 1; count_steps(lab->f); n++) {
		assert_int_equal(count_kept(lab->f), 0);
		store_fail_at(lab->core.store, n, STORE_FAILED);
		lab->core.due_hold_ms = INT64_MIN;
		if (due_do(&batch, &lab->core))
			run_free(&batch.run);
		store_fail_at(lab->core.store, 0, STORE_OK);
		assert_true(n < 50);
	}
	assert_int_equal(count_kept(lab->f), 1);
	assert_int_equal(lab->core.notes.rest_ms, INT64_MAX);
	assert_int_equal(HASH_COUNT(lab->core.notes.all), 0);
}

/* Nobody has it open, and it rests: nothing of it is in memory. A document beyond the limit is read
 * again where it is needed. */
static void so_much_of_documents_stays_in_memory(void **state)
{
	struct lab *lab = *state;
	unsigned meeting = lab_plan(lab);
	struct notes *notes = &lab->core.notes;
	lab_note(lab, "note.open", meeting, 2, "");
	lab_note(lab, "note.close", meeting, 2, "");
	assert_int_equal(HASH_COUNT(notes->all), 0);
	assert_int_equal(notes->held_max, LIMIT_NOTES_BYTES);
	lab_note(lab, "note.write", meeting, 1, typing(0, "a"));
	size_t one = notes->held_bytes;
	assert_true(one > 0);
	lab_note(lab, "note.write", meeting, 2, typing(0, "b"));
	assert_int_equal(notes->held_bytes, 2 * one);
	notes->held_max = 2 * one; /* at the limit both stay, beyond it the one used last */
	lab_note(lab, "note.open", meeting, 1, "");
	assert_int_equal(notes->held_bytes, 2 * one);
	notes->held_max = 2 * one - 1;
	lab_note(lab, "note.open", meeting, 1, "");
	assert_int_equal(notes->held_bytes, one);
	notes->held_max = 0;
	for (unsigned item = 1; item <= 2; item++) {
		lab_note(lab, "note.open", meeting, item, "");
		assert_says(lab->f, item == 1 ? "\"text\":\"a\"" : "\"text\":\"b\"");
		assert_int_equal(notes->held_bytes, 0);
		lab_note(lab, "note.write", meeting, item, typing(1, "x"));
		assert_says(lab->f, "\"version\":2");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAB_TEST(no_failing_store_call_leaves_half_a_batch_of_steps),
		LAB_TEST(who_opens_it_in_a_batch_that_fails_has_it_not_open),
		LAB_TEST(no_failing_store_call_leaves_half_a_rest),
		LAB_TEST(so_much_of_documents_stays_in_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
