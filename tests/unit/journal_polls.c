/* Votes, by a journal whose clock and chance are the test's. Commands and refusals are in
 * tests/wire/test_polls.py. */
#include "journal_poll.h"

#include "journal/writing/votes.h"

static const char *read_poll(struct fixture *f, uint64_t person, unsigned poll)
{
	return fixture_say(f, person, "poll.read", "\"room\":\"%s\",\"poll\":%u", f->room, poll);
}

static void come_back(struct fixture *f)
{
	fixture_close(f);
	fixture_open(f);
	for (uint64_t person = ANNA; person <= LENA; person++)
		fixture_hello(f, person, f->tokens[person]);
}

static void it_is_told_at_once_and_then_every_so_often(void **state)
{
	STATE;
	unsigned poll = pose(f, "open", true, "");
	vote(f, JONAS, poll, 2);
	assert_int_equal(told_room(f, "\"voted\":1"), 1);
	vote(f, LENA, poll, 2);
	vote(f, ANNA, poll, 2);
	assert_int_equal(told_room(f, "poll.counted"), 0);
	pass(f, LIMIT_TALLY_MS - 1);
	assert_int_equal(told_room(f, "poll.counted"), 0);
	pass(f, 1);
	assert_int_equal(told_room(f, "poll.counted"), 1);
	assert_int_equal(told_room(f, "\"voted\":3"), 1);
	pass(f, LIMIT_TALLY_MS);
	assert_null(f->list);
	vote(f, ANNA, poll, 2); /* nothing has changed */
	assert_int_equal(told_room(f, "poll.counted"), 0);
}

/* Nor that somebody has changed their mind, where it is not to show what they have chosen. */
static void of_another_choice_nobody_is_told(void **state)
{
	STATE;
	static const char *const secrecies[] = {"open", "named", "secret"};
	for (size_t i = 0; i < 3; i++) {
		unsigned poll = pose(f, secrecies[i], false, "");
		vote(f, JONAS, poll, 2);
		assert_int_equal(told_room(f, "\"voted\":1"), 1);
		pass(f, LIMIT_TALLY_MS);
		vote(f, JONAS, poll, 4);
		assert_says(f, "\"result\":{}");
		assert_int_equal(told_room(f, "poll.counted"), 0);
		pass(f, LIMIT_TALLY_MS);
		assert_null(f->list);
		vote(f, JONAS, poll, 0);
		assert_int_equal(told_room(f, "\"voted\":0"), 1);
	}
}

/* How a poll is to stand. */
struct model {
	unsigned number, picks[PEOPLE];
	bool secret, live;
};

static unsigned count_of(const struct model *model, unsigned option)
{
	unsigned count = 0;
	for (unsigned i = 0; i < PEOPLE; i++)
		count += model->picks[i] >> option & 1;
	return count;
}

static void counts_text(const struct model *model, char text[256])
{
	size_t used = 0;
	text[0] = '\0';
	for (unsigned option = 1; option <= OPTIONS; option++)
		if (count_of(model, option))
			used += (size_t)snprintf(text + used, 256 - used,
				"%s{\"option\":%u,\"votes\":%u}", used ? "," : "", option,
				count_of(model, option));
}

static unsigned voted(const struct model *model)
{
	unsigned count = 0;
	for (unsigned i = 0; i < PEOPLE; i++)
		count += model->picks[i] != 0;
	return count;
}

static void assert_stands(struct fixture *f, const struct model *model, uint64_t person)
{
	char counts[256], piece[512];
	read_poll(f, person, model->number);
	snprintf(piece, sizeof(piece), "\"poll\":%u,\"voted\":%u%s", model->number, voted(model),
		model->live ? ",\"counts\"" : "}");
	assert_says(f, piece);
	snprintf(piece, sizeof(piece), "\"mine\":[%s]", picks_text(model->picks[person - ANNA]));
	assert_says(f, piece);
	counts_text(model, counts);
	snprintf(piece, sizeof(piece), "\"counts\":[%s]", counts);
	if (model->live)
		assert_says(f, piece);
}

static void assert_came_out(struct fixture *f, const struct model *model)
{
	char counts[256], piece[512];
	close_poll(f, model->number);
	counts_text(model, counts);
	snprintf(piece, sizeof(piece), "\"body\":{\"voted\":%u,\"counts\":[%s]", voted(model),
		counts);
	assert_int_equal(told_room(f, piece), 1);
	assert_int_equal(told_room(f, "\"picks\""), 0);
}

/* One vote each, and of each person the last; nothing of a secret one outlives the server. */
static void random_votes_are_counted_as_they_were_last_given(void **state)
{
	STATE;
	uint64_t chance = 7;
	f->rooms_warm = 1;
	for (int history = 0; history < 20; history++) {
		struct model models[] = {{pose(f, "open", true, ""), {0}, false, true},
			{pose(f, "open", false, ""), {0}, false, false},
			{pose(f, "secret", false, ""), {0}, true, false}};
		for (int step = 0; step < 40; step++) {
			struct model *model = &models[draw_below(&chance, 3)];
			uint64_t person = ANNA + draw_below(&chance, PEOPLE);
			unsigned picks = (unsigned)draw_below(&chance, 1 << OPTIONS) << 1;
			if (draw_below(&chance, 30) == 0) {
				come_back(f);
				memset(models[2].picks, 0, sizeof(models[2].picks));
			}
			vote(f, person, model->number, picks);
			assert_says(f, "\"result\":{}");
			model->picks[person - ANNA] = picks;
			assert_stands(f, model, ANNA + draw_below(&chance, PEOPLE));
		}
		for (int i = 0; i < 3; i++)
			assert_came_out(f, &models[i]);
	}
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static bool was_answered(struct fixture *f, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && !d->unasked &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

/* Also in a batch that comes before the server has looked by itself. */
static void what_was_lost_is_not_closed_but_voted_on_anew(void **state)
{
	STATE;
	unsigned poll = pose(f, "secret", false, ""), meeting = live(f);
	char more[64];
	snprintf(more, sizeof(more), ",\"meeting\":%u", meeting);
	unsigned other = pose(f, "secret", false, more);
	vote(f, JONAS, poll, 2);
	vote(f, JONAS, other, 2);
	fixture_close(f);
	fixture_open(f);
	struct call *close = NULL, *hello = fixture_call(ANNA, "session.hello", "\"client\":\"x\"");
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"poll\":%u,%s", f->room, poll,
		fixture_fresh_id(f));
	close = fixture_call(ANNA, "poll.close", params);
	vault_hash_token(f->tokens[ANNA], strlen(f->tokens[ANNA]), hello->token_hash);
	memcpy(close->token_hash, hello->token_hash, sizeof(close->token_hash));
	assert_true(journal_submit(f->journal, hello));
	fixture_do(f, close);
	assert_true(was_answered(f, "unavailable"));
	assert_int_equal(told_room(f, "poll.restarted"), 2);
	assert_int_equal(told_room(f, "poll.closed"), 0);
	close_poll(f, poll);
	assert_int_equal(told_room(f, "\"body\":{\"voted\":0,\"counts\":[]}"), 1);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_int_equal(told_room(f, "\"body\":{\"voted\":0,\"counts\":[]}"), 1);
	come_back(f);
	pass(f, 0);
	assert_int_equal(told_room(f, "poll.restarted"), 0);
}

/* The lab: with store calls that fail. */

/* How a poll stands, to Anna and whoever else may read it. */
static void copy_view(struct lab *lab, unsigned poll, char ret_text[512])
{
	char params[96];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"poll\":%u", lab->f->room, poll);
	snprintf(ret_text, 512, "%.500s", lab_say(lab, ANNA, "poll.read", params));
}

/* Gives the command with the n-th store call failing, until one run meets no failure; where it
 * fails the poll stands as before. */
static void until_clean(struct lab *lab, unsigned poll, const char *method, const char *params)
{
	for (long n = 1; n < 100; n++) {
		char before[512], after[512];
		copy_view(lab, poll, before);
		assert_non_null(strstr(before, "\"view\""));
		store_fail_at(lab->core.store, n, STORE_FULL);
		const char *answer = lab_say(lab, ANNA, method, params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\"")) {
			assert_true(n > 2);
			return;
		}
		assert_non_null(strstr(answer, "\"unavailable\""));
		assert_int_equal(told_room(lab->f, "poll."), 0);
		copy_view(lab, poll, after);
		assert_string_equal(after, before);
	}
	fail_msg("%s never ran clean", method);
}

static void pose_in(struct lab *lab, const char *secrecy, char ret_params[160])
{
	char params[512];
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"asked\":{\"question\":\"Wohin?\",\"form\":\"scale\","
		"\"secrecy\":\"%s\",\"live\":false,\"options\":[]}",
		lab->f->room, fixture_fresh_id(lab->f), secrecy);
	lab_say(lab, ANNA, "poll.ask", params);
	snprintf(ret_params, 160, "\"room\":\"%s\",\"poll\":%u", lab->f->room, seq_said(lab->f));
}

static void no_failing_store_call_leaves_half_a_vote(void **state)
{
	static const char *const secrecies[] = {"open", "named", "secret"};
	struct lab *lab = *state;
	for (size_t i = 0; i < 3; i++) {
		char poll[160], params[256];
		pose_in(lab, secrecies[i], poll);
		unsigned number = seq_said(lab->f);
		for (int option = 2; option <= 3; option++) {
			snprintf(params, sizeof(params), "%s,\"picks\":[{\"option\":%d}]", poll,
				option);
			until_clean(lab, number, "poll.vote", params);
		}
		snprintf(params, sizeof(params), "%s,\"picks\":[]", poll);
		until_clean(lab, number, "poll.vote", params);
		snprintf(params, sizeof(params), "%s,\"picks\":[{\"option\":5}]", poll);
		until_clean(lab, number, "poll.vote", params);
		snprintf(params, sizeof(params), "%s,%s", poll, fixture_fresh_id(lab->f));
		until_clean(lab, number, "poll.close", params);
		assert_int_equal(told_room(lab->f, "\"counts\":[{\"option\":5,\"votes\":1}]"), 1);
	}
	assert_null(lab->core.ballots.boxes);
}

/* Nor what is said after a new start. */
static void no_failing_store_call_loses_that_votes_were_lost(void **state)
{
	struct lab *lab = *state;
	struct fixture *f = lab->f;
	char poll[160], params[256];
	pose_in(lab, "secret", poll);
	snprintf(params, sizeof(params), "%s,\"picks\":[{\"option\":5}]", poll);
	lab_say(lab, ANNA, "poll.vote", params);
	core_fini(&lab->core);
	fixture_open(f);
	lab_open(lab);
	for (long n = 1; n < 100; n++) {
		struct batch batch;
		store_fail_at(lab->core.store, n, STORE_FULL);
		batch_start(&batch, &lab->core);
		votes_act(&batch, f->now_ms);
		batch_end(&batch, NULL);
		store_fail_at(lab->core.store, 0, STORE_OK);
		fixture_drop_list(f);
		f->list = batch.run.first;
		assert_int_equal(told_room(f, "poll.restarted"), !batch.failed);
		assert_false(lab->core.ballots.looked);
		if (batch.failed)
			continue;
		assert_true(n > 3);
		batch_start(&batch, &lab->core);
		votes_act(&batch, f->now_ms);
		batch_end(&batch, NULL);
		assert_null(batch.run.first);
		assert_true(lab->core.ballots.looked);
		return;
	}
	fail_msg("it never ran clean");
}

static const char *plan_text_in(struct lab *lab, uint64_t person)
{
	static char text[512];
	char id[ID_TEXT_SIZE + 1];
	id_write(person, id);
	snprintf(text, sizeof(text),
		"{\"title\":\"Runde\",\"goal\":\"\",\"start\":%lld,\"minutes\":30,\"time_zone\":"
		"\"UTC\","
		"\"rhythm\":\"once\",\"later\":[],\"moderator\":\"%s\",\"everyone\":true,"
		"\"attendees\":[]}",
		(long long)lab->f->now_ms, id);
	return text;
}

static void what_was_not_stored_changes_nobody_s_presence(void **state)
{
	struct lab *lab = *state;
	struct fixture *f = lab->f;
	uint64_t anna = lab->core.roster.people->person;
	char params[1024];
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"plan\":%s,\"items\":[],\"begin\":true", f->room,
		fixture_fresh_id(f), plan_text_in(lab, anna));
	for (long n = 1; n < 100; n++) {
		store_fail_at(lab->core.store, n, STORE_FULL);
		const char *answer = lab_say(lab, ANNA, "meeting.plan", params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		bool done = strstr(answer, "\"result\"") != NULL;
		assert_int_equal(roster_presence(&lab->core.roster, anna),
			done ? PRESENCE_STATE_MEETING : PRESENCE_STATE_ACTIVE);
		assert_int_equal(told_room(f, "\"state\":\"meeting\""), done);
		if (done)
			return;
	}
	fail_msg("it never ran clean");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(it_is_told_at_once_and_then_every_so_often),
		MEETING_TEST(of_another_choice_nobody_is_told),
		MEETING_TEST(random_votes_are_counted_as_they_were_last_given),
		MEETING_TEST(what_was_lost_is_not_closed_but_voted_on_anew),
		LAB_TEST(no_failing_store_call_leaves_half_a_vote),
		LAB_TEST(no_failing_store_call_loses_that_votes_were_lost),
		LAB_TEST(what_was_not_stored_changes_nobody_s_presence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
