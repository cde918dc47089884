/* Who may do what to a poll, and properties of the rules over random histories. What is refused by
 * which field, tests/wire/test_polls.py has. */
#include "room_history_fixture.h"

#include "proto/copy.h"
#include "room/meetings.h"
#include "room/members.h"
#include "room/polls.h"

enum { MEMBER = 2, ASKER, LEADER, KEEPER, OWNER, LATE, MEETING = 5, POLL = 7 };

static struct room *room_with_a_poll(enum meeting_phase phase)
{
	static struct attendee_here here = {.person = MEMBER};
	struct room *room = room_new(9);
	const struct meeting meeting = {.meeting = MEETING,
		.owner = LEADER,
		.plan = {.title = {"M", 1},
			.time_zone = {"", 0},
			.moderator = LEADER,
			.has_minute_taker = true,
			.minute_taker = KEEPER},
		.run.phase = phase,
		.here = {1, &here}};
	const struct poll_state poll = {.poll = POLL,
		.author = ASKER,
		.has_meeting = true,
		.meeting = MEETING,
		.phase = POLL_PHASE_OPEN,
		.asked = {.question = {"?", 1}, .form = POLL_FORM_SCALE}};
	room->kind = ROOM_KIND_CHANNEL;
	room->head = 10;
	for (uint64_t person = MEMBER; person <= LATE; person++)
		members_put(room, person, person == OWNER ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER,
			person == LATE ? 9 : 0);
	meetings_put(room, &meeting);
	polls_put(room, &poll);
	return room;
}

static enum error_kind may(const struct room *room, uint64_t person, enum command_kind action)
{
	const struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	const struct subject poll = {.named = true,
		.exists = true,
		.seq = POLL,
		.kind = EVENT_POLL_ASKED,
		.author = ASKER,
		.root = MEETING};
	const struct subject meeting = {
		.named = true, .exists = true, .seq = MEETING, .kind = EVENT_MEETING_PLANNED};
	return room_may(room, &who, action, action == COMMAND_POLL_ASK ? &meeting : &poll, 0);
}

/* + may, - may not; for member (who is in the meeting), asker, leader, minute taker, the room's
 * owner, and a latecomer. */
static void assert_may(const struct room *room, enum command_kind action, const char *outcomes)
{
	for (uint64_t person = MEMBER; person <= LATE; person++) {
		enum error_kind wanted =
			outcomes[person - MEMBER] == '+' ? ERROR_NONE : ERROR_NOT_ALLOWED;
		if (may(room, person, action) != wanted)
			fail_msg("%s by %d", command_info(action)->name, (int)person);
	}
}

static void in_a_meeting_some_ask_and_those_in_it_vote(void **unused)
{
	struct room *room = room_with_a_poll(MEETING_PHASE_RUNNING);
	(void)unused;
	assert_may(room, COMMAND_POLL_ASK, "--+++-");
	assert_may(room, COMMAND_POLL_OPEN, "-++-+-");
	assert_may(room, COMMAND_POLL_CLOSE, "-++-+-");
	assert_may(room, COMMAND_POLL_VOTE, "+-----");
	assert_may(room, COMMAND_POLL_READ, "++++++");
	room_free(room);
}

static void a_latecomer_finds_none_that_was_closed_before(void **unused)
{
	struct room *room = room_with_a_poll(MEETING_PHASE_RUNNING);
	const struct event closed = {.seq = 11, .kind = EVENT_POLL_CLOSED, .ref = POLL};
	(void)unused;
	assert_int_equal(may(room, LATE, COMMAND_POLL_READ), ERROR_NONE);
	room_apply(room, &closed);
	assert_int_equal(may(room, LATE, COMMAND_POLL_READ), ERROR_NOT_FOUND);
	assert_int_equal(may(room, MEMBER, COMMAND_POLL_READ), ERROR_NONE);
	room_free(room);
}

static void a_vote_is_no_event(void **unused)
{
	struct room *room = room_with_a_poll(MEETING_PHASE_PAUSED);
	struct room *house = room_new(8);
	struct poll_pick pick = {.option = 3};
	const struct command command = {
		.kind = COMMAND_POLL_VOTE, .params.poll_vote = {.poll = POLL, .picks = {1, &pick}}};
	const struct subject poll = {.named = true,
		.exists = true,
		.seq = POLL,
		.kind = EVENT_POLL_ASKED,
		.root = MEETING};
	const struct who who = {.person = MEMBER, .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {1, 1};
	static struct decision decision;
	struct refusal refusal;
	(void)unused;
	assert_true(room_decide(room, house, &poll, &command, &who, &moment, &decision, &refusal));
	assert_int_equal(decision.count, 0);
	room_free(room);
	room_free(house);
	room = room_with_a_poll(MEETING_PHASE_LOBBY);
	house = room_new(8);
	assert_false(room_decide(room, house, &poll, &command, &who, &moment, &decision, &refusal));
	assert_int_equal(refusal.error, ERROR_WRONG_PHASE);
	room_free(room);
	room_free(house);
}

/* Histories: a few people meet, ask and close. */

static bool perhaps(struct history *history)
{
	return draw_below(history, 2);
}

/* Mostly one that is there. */
static uint64_t some(struct history *history, enum event_kind kind)
{
	uint64_t chosen = draw_below(history, history->count + 2);
	for (uint64_t seq = history->count; seq > 0; seq--)
		if (history->rows[seq - 1].event.kind == kind && draw_below(history, 3))
			return seq;
	return chosen;
}

static struct poll random_poll(struct history *history)
{
	static struct poll_option options[] = {{{"Köln", 5}}, {{"Bonn", 4}}, {{"Ulm", 3}}};
	enum poll_form form = (enum poll_form)(1 + draw_below(history, 3));
	return (struct poll){.question = text_of("Wohin?"),
		.form = form,
		.secrecy = (enum poll_secrecy)(1 + draw_below(history, 3)),
		.live = perhaps(history),
		.options = {form == POLL_FORM_SCALE ? 0 : draw_below(history, 4), options},
		.has_high = form == POLL_FORM_SCALE && perhaps(history),
		.high = (int64_t)draw_below(history, 11)};
}

static struct meeting_plan random_plan(const struct history *history)
{
	return (struct meeting_plan){.title = text_of("Runde"),
		.goal = text_of(""),
		.has_start = true,
		.start = history->clock_ms,
		.minutes = 30,
		.time_zone = text_of("UTC"),
		.rhythm = MEETING_RHYTHM_ONCE,
		.moderator = 1,
		.everyone = true};
}

static void random_command(struct history *history, struct command *command)
{
	static const enum command_kind kinds[] = {COMMAND_MEETING_PLAN, COMMAND_MEETING_RUN,
		COMMAND_MEETING_CANCEL, COMMAND_POLL_ASK, COMMAND_POLL_ASK, COMMAND_POLL_ASK,
		COMMAND_POLL_OPEN, COMMAND_POLL_OPEN, COMMAND_POLL_CLOSE};
	union command_params *params = &command->params;
	*command = (struct command){
		.kind = kinds[draw_below(history, sizeof(kinds) / sizeof(*kinds))]};
	switch (command->kind) {
	case COMMAND_MEETING_PLAN:
		params->meeting_plan = (struct meeting_plan_params){
			.plan = random_plan(history), .has_begin = true, .begin = perhaps(history)};
		break;
	case COMMAND_MEETING_RUN:
		params->meeting_run.meeting = some(history, EVENT_MEETING_PLANNED);
		params->meeting_run.phase = (enum meeting_phase)(3 + draw_below(history, 3));
		break;
	case COMMAND_MEETING_CANCEL:
		params->meeting_cancel.meeting = some(history, EVENT_MEETING_PLANNED);
		break;
	case COMMAND_POLL_ASK:
		params->poll_ask = (struct poll_ask_params){.has_meeting = perhaps(history),
			.asked = random_poll(history),
			.has_prepared = true,
			.prepared = perhaps(history)};
		if (params->poll_ask.has_meeting)
			params->poll_ask.meeting = some(history, EVENT_MEETING_PLANNED);
		break;
	case COMMAND_POLL_OPEN:
		params->poll_open.poll = some(history, EVENT_POLL_ASKED);
		break;
	default:
		params->poll_close.poll = some(history, EVENT_POLL_ASKED);
		break;
	}
}

#define ALWAYS(holds)                                                                              \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu, event %zu: %s", (unsigned long long)history->seed,    \
				history->count, #holds);                                           \
	} while (0)

/* Each is in the state from its question to its end, which says what came out if it was open. */
static void check(struct history *history)
{
	size_t open = 0;
	for (size_t i = 0; i < history->count; i++) {
		const struct event *asked = &history->rows[i].event;
		const struct poll_state *poll = polls_find(history->room, asked->seq);
		ALWAYS(!poll || asked->kind == EVENT_POLL_ASKED);
		if (asked->kind != EVENT_POLL_ASKED)
			continue;
		bool opened = !asked->body.poll_asked.has_prepared;
		const struct event *closed = NULL;
		for (size_t j = i + 1; j < history->count; j++) {
			const struct event *later = &history->rows[j].event;
			if (later->ref != asked->seq)
				continue;
			ALWAYS(!closed);
			ALWAYS(later->kind != EVENT_POLL_OPENED || !opened);
			opened = opened || later->kind == EVENT_POLL_OPENED;
			if (later->kind == EVENT_POLL_CLOSED)
				closed = later;
		}
		ALWAYS(!poll == (closed != NULL));
		ALWAYS(!poll || (poll->phase == POLL_PHASE_OPEN) == opened);
		ALWAYS(!closed || closed->body.poll_closed.has_counts == opened);
		ALWAYS(!poll || !poll->has_meeting || meetings_find(history->room, poll->meeting));
		open += poll != NULL;
	}
	ALWAYS(open == polls_count(history->room) && open <= PROTO_POLLS_OPEN_MAX);
}

static void step(struct history *history)
{
	static struct decision decision;
	static const struct poll_closed outcome = {.voted = 0, .has_counts = true};
	const struct who who = {.person = 1, .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {history->clock_ms += 1000, draw(history)};
	const struct poll_state *left;
	struct command command;
	struct refusal refusal;
	random_command(history, &command);
	struct subject subject = subject_of(history, &command);
	const struct poll_state *poll = polls_find(history->room, subject.seq);
	subject.named = command_subject(&command) != 0;
	subject.outcome = poll && poll->phase == POLL_PHASE_OPEN ? &outcome : NULL;
	if (!room_decide(history->room, history->house, &subject, &command, &who, &moment,
		    &decision, &refusal))
		return;
	store(history, &decision);
	while ((left = polls_left_over(history->room))) {
		assert_true(
			room_decide_poll_end(history->room, left, &outcome, &moment, &decision));
		store(history, &decision);
	}
	check(history);
}

static void snapshot_and_later_events_equal_replay_from_one(void **unused)
{
	(void)unused;
	run_histories(step, check);
}

static void the_same_seed_is_the_same_history(void **unused)
{
	(void)unused;
	run_twice(step);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_a_meeting_some_ask_and_those_in_it_vote),
		cmocka_unit_test(a_latecomer_finds_none_that_was_closed_before),
		cmocka_unit_test(a_vote_is_no_event),
		cmocka_unit_test(snapshot_and_later_events_equal_replay_from_one),
		cmocka_unit_test(the_same_seed_is_the_same_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
