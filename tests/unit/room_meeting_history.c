/* Properties of the rules over random histories of meetings. */
#include "proto/copy.h"
#include "room/meetings.h"
#include "room_history_fixture.h"

enum { ITEMS = 4 };

/* Every item of a history has a title of its own, by which it is known again. */
static struct text fresh_title(struct history *history)
{
	static char titles[ROWS * ITEMS][8];
	static size_t next;
	char *title = titles[next++ % (sizeof(titles) / sizeof(*titles))];
	snprintf(title, sizeof(*titles), "%llu", (unsigned long long)draw_below(history, 9999999));
	return text_of(title);
}

static uint64_t somebody(struct history *history)
{
	return 1 + draw_below(history, PEOPLE);
}

static bool perhaps(struct history *history)
{
	return draw_below(history, 2);
}

/* Mostly the number of an open meeting; else of one that has ended, or of nothing. */
static uint64_t some_meeting(struct history *history)
{
	uint64_t chosen = draw_below(history, history->count + 2);
	bool any = draw_below(history, 8) == 0;
	for (uint64_t seq = history->count; seq > 0; seq--)
		if (meetings_find(history->room, seq) && !any && draw_below(history, 3))
			return seq;
	return chosen;
}

static struct agenda_draft random_draft(struct history *history)
{
	return (struct agenda_draft){.title = fresh_title(history),
		.purpose = ITEM_PURPOSE_DISCUSS,
		.minutes = (int64_t)draw_below(history, 20),
		.has_standing = perhaps(history),
		.standing = perhaps(history)};
}

static struct meeting_plan random_plan(struct history *history)
{
	static struct meeting_date dates[3];
	struct meeting_plan plan = {.title = text_of("Wochenmeeting \"Nord\""),
		.goal = text_of("größer"),
		.has_start = draw_below(history, 8) != 0,
		.start = history->clock_ms + (int64_t)draw_below(history, 40) * MINUTE_MS,
		.minutes = 5 + (int64_t)draw_below(history, 30),
		.time_zone = text_of("Europe/Berlin"),
		.rhythm = MEETING_RHYTHM_WEEKLY,
		.moderator = somebody(history),
		.everyone = perhaps(history)};
	if (plan.has_start)
		plan.later = (struct meeting_date_list){draw_below(history, 4), dates};
	for (size_t i = 0; i < plan.later.count; i++)
		dates[i].start = plan.start + (int64_t)(i + 1) * 30 * MINUTE_MS;
	return plan;
}

static int64_t some_item(struct history *history)
{
	return 1 + (int64_t)draw_below(history, ITEMS + 2);
}

/* Mostly the item the meeting is at. */
static int64_t seen_item(struct history *history, uint64_t seq)
{
	const struct meeting *meeting = meetings_find(history->room, seq);
	if (!meeting || draw_below(history, 8) == 0)
		return some_item(history);
	return meeting->run.has_item ? meeting->run.item : 0;
}

static void random_run(struct history *history, struct command *command, uint64_t meeting)
{
	union command_params *params = &command->params;
	int64_t seen = seen_item(history, meeting);
	int64_t at = seen ? seen : 1; /* what the parser lets through */
	switch (command->kind) {
	case COMMAND_MEETING_RUN:
		params->meeting_run.meeting = meeting;
		params->meeting_run.phase =
			(enum meeting_phase)(draw_below(history, 5) ? 3 + draw_below(history, 2)
								    : 1 + draw_below(history, 6));
		break;
	case COMMAND_MEETING_GO:
		params->meeting_go = (struct meeting_go_params){.meeting = meeting,
			.seen = seen,
			.has_item = perhaps(history),
			.item = some_item(history),
			.has_leave = perhaps(history),
			.leave = (enum item_state)(1 + draw_below(history, 4))};
		break;
	case COMMAND_MEETING_UNDO:
		params->meeting_undo.meeting = meeting;
		params->meeting_undo.seen = at;
		break;
	case COMMAND_MEETING_EXTEND:
		params->meeting_extend = (struct meeting_extend_params){.meeting = meeting,
			.seen = at,
			.minutes = 1 + (int64_t)draw_below(history, 5),
			.has_from = perhaps(history),
			.from = some_item(history)};
		break;
	default:
		params->meeting_moderate.meeting = meeting;
		params->meeting_moderate.person = somebody(history);
		break;
	}
}

static uint64_t some_summary(struct history *history)
{
	uint64_t seq = draw_below(history, history->count + 2);
	while (seq > 0 && seq <= history->count &&
		history->rows[seq - 1].event.kind != EVENT_AGENDA_SUMMARISED)
		seq--;
	return seq;
}

static void random_agenda(struct history *history, struct command *command, uint64_t meeting)
{
	union command_params *params = &command->params;
	switch (command->kind) {
	case COMMAND_AGENDA_ADD:
		params->agenda_add = (struct agenda_add_params){.meeting = meeting,
			.draft = random_draft(history),
			.has_before = perhaps(history),
			.before = some_item(history)};
		break;
	case COMMAND_AGENDA_CHANGE:
		params->agenda_change = (struct agenda_change_params){.meeting = meeting,
			.item = some_item(history),
			.has_minutes = perhaps(history),
			.minutes = (int64_t)draw_below(history, 20),
			.has_state = perhaps(history),
			.state = (enum item_state)(1 + draw_below(history, 4))};
		break;
	case COMMAND_AGENDA_MOVE:
		params->agenda_move = (struct agenda_move_params){.meeting = meeting,
			.item = some_item(history),
			.has_before = perhaps(history),
			.before = some_item(history)};
		break;
	case COMMAND_AGENDA_REMOVE:
		params->agenda_remove.meeting = meeting;
		params->agenda_remove.item = some_item(history);
		break;
	case COMMAND_AGENDA_SUMMARISE:
		params->agenda_summarise = (struct agenda_summarise_params){.meeting = meeting,
			.item = some_item(history),
			.text = text_of("Drei\nAbschlüsse")};
		break;
	default:
		params->agenda_confirm.summary = some_summary(history);
		params->agenda_confirm.text = text_of("");
		break;
	}
}

static void random_command(struct history *history, struct command *command)
{
	static const enum command_kind kinds[] = {COMMAND_ROOM_JOIN, COMMAND_ROOM_JOIN,
		COMMAND_ROOM_LEAVE, COMMAND_MEETING_PLAN, COMMAND_MEETING_PLAN,
		COMMAND_MEETING_CHANGE, COMMAND_MEETING_CANCEL, COMMAND_MEETING_ANSWER,
		COMMAND_MEETING_ATTEND, COMMAND_MEETING_RUN, COMMAND_MEETING_RUN,
		COMMAND_MEETING_RUN, COMMAND_MEETING_GO, COMMAND_MEETING_GO, COMMAND_MEETING_GO,
		COMMAND_MEETING_UNDO, COMMAND_MEETING_EXTEND, COMMAND_MEETING_MODERATE,
		COMMAND_AGENDA_ADD, COMMAND_AGENDA_CHANGE, COMMAND_AGENDA_MOVE,
		COMMAND_AGENDA_REMOVE, COMMAND_AGENDA_SUMMARISE, COMMAND_AGENDA_CONFIRM};
	static struct agenda_draft drafts[ITEMS];
	*command = (struct command){.kind = COMMAND_ROOM_JOIN};
	if (history->count > PEOPLE) /* some have come */
		command->kind = kinds[draw_below(history, sizeof(kinds) / sizeof(*kinds))];
	uint64_t meeting = some_meeting(history);
	switch (command->kind) {
	case COMMAND_ROOM_JOIN:
	case COMMAND_ROOM_LEAVE:
		break;
	case COMMAND_MEETING_PLAN:
		for (size_t i = 0; i < ITEMS; i++)
			drafts[i] = random_draft(history);
		command->params.meeting_plan =
			(struct meeting_plan_params){.plan = random_plan(history),
				.items = {draw_below(history, ITEMS + 1), drafts},
				.has_begin = true,
				.begin = perhaps(history)};
		break;
	case COMMAND_MEETING_CHANGE:
		command->params.meeting_change = (struct meeting_change_params){.meeting = meeting,
			.plan = random_plan(history),
			.has_owner = perhaps(history),
			.owner = somebody(history)};
		break;
	case COMMAND_MEETING_CANCEL:
		command->params.meeting_cancel.meeting = meeting;
		break;
	case COMMAND_MEETING_ANSWER:
		command->params.meeting_answer.meeting = meeting;
		command->params.meeting_answer.answer =
			(enum attendee_answer)(1 + draw_below(history, 3));
		break;
	case COMMAND_MEETING_ATTEND:
		command->params.meeting_attend.meeting = meeting;
		command->params.meeting_attend.here = draw_below(history, 3) != 0;
		break;
	case COMMAND_MEETING_RUN:
	case COMMAND_MEETING_GO:
	case COMMAND_MEETING_UNDO:
	case COMMAND_MEETING_EXTEND:
	case COMMAND_MEETING_MODERATE:
		random_run(history, command, meeting);
		break;
	default:
		random_agenda(history, command, meeting);
		break;
	}
}

#define ALWAYS(holds)                                                                              \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu, event %zu: %s", (unsigned long long)history->seed,    \
				history->count, #holds);                                           \
	} while (0)

/* The item everybody is at is there and open; its clock runs while the meeting does. */
static void check_run(const struct history *history, const struct meeting *meeting)
{
	const struct meeting_run *run = &meeting->run;
	bool begun = run->phase == MEETING_PHASE_RUNNING || run->phase == MEETING_PHASE_PAUSED;
	const struct agenda_item *item =
		run->has_item ? agenda_find(&meeting->agenda, run->item) : NULL;
	ALWAYS(!meeting_is_over(meeting));
	ALWAYS(run->has_started == begun && run->has_until == begun);
	ALWAYS(begun || (!run->has_item && !run->has_back));
	ALWAYS(!run->has_item || (item && item->state == ITEM_STATE_OPEN));
	ALWAYS(run->has_deadline == (run->has_item && run->phase == MEETING_PHASE_RUNNING));
	ALWAYS(!run->has_deadline || run->deadline - history->room->time_ms <= 720 * MINUTE_MS);
}

static void check_agenda(const struct history *history, const struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->items.count; i++) {
		const struct agenda_item *item = &agenda->items.items[i];
		ALWAYS(item->item >= 1 && item->item <= agenda->made);
		ALWAYS(item->minutes >= 0);
		ALWAYS(!item->has_left_ms || item->left_ms <= item->minutes * MINUTE_MS);
		ALWAYS(item->state != ITEM_STATE_PROPOSED || item->has_by);
		for (size_t j = 0; j < i; j++)
			ALWAYS(agenda->items.items[j].item != item->item);
	}
}

/* What is new on an agenda has a number of its own, which nothing had before. */
static void check_numbers(
	const struct history *history, const struct meeting *was, const struct meeting *is)
{
	ALWAYS(is->agenda.made >= was->agenda.made);
	for (size_t i = 0; i < is->agenda.items.count; i++) {
		int64_t number = is->agenda.items.items[i].item;
		ALWAYS(agenda_find(&was->agenda, number) || number > was->agenda.made);
	}
}

/* How many of its later dates were over. */
static size_t count_over(const struct history *history, const struct meeting *was)
{
	const int64_t most_ms = (was->plan.minutes + PROTO_MEETING_FORGOTTEN_MINUTES) * MINUTE_MS;
	size_t over = 0;
	while (over < was->plan.later.count &&
		was->plan.later.items[over].start + most_ms <= history->room->time_ms)
		over++;
	return over;
}

/* What was not done, or is standing, is in the next once, in its order, and nothing else is. */
static void check_carried(
	const struct history *history, const struct meeting *was, const struct meeting *next)
{
	size_t found = 0;
	const struct agenda_item_list *carried = &next->agenda.items;
	for (size_t i = 0; i < was->agenda.items.count; i++) {
		const struct agenda_item *old = &was->agenda.items.items[i];
		bool done = old->state == ITEM_STATE_DONE;
		if (done && !old->standing)
			continue;
		ALWAYS(found < carried->count);
		const struct agenda_item *item = &carried->items[found++];
		ALWAYS(strcmp(old->title.data, item->title.data) == 0);
		ALWAYS(!item->has_left_ms && !item->has_planned);
		ALWAYS(item->minutes == (old->has_planned ? old->planned : old->minutes));
		bool counted = !old->standing;
		ALWAYS(item->has_postponed == counted && item->has_origin == counted);
		ALWAYS(!counted ||
			item->postponed == (old->has_postponed ? old->postponed : 0) + 1);
		ALWAYS(!counted || item->origin == (old->has_origin ? old->origin : was->meeting));
	}
	ALWAYS(found == carried->count);
	ALWAYS(next->previous == was->meeting);
	ALWAYS(next->series == (was->has_series ? was->series : was->meeting));
	size_t over = count_over(history, was);
	ALWAYS(next->plan.later.count + over + 1 == was->plan.later.count);
	ALWAYS(next->plan.start == was->plan.later.items[over].start);
}

/* What is left of the item everybody is at, at this time; INT64_MAX: nobody is at one. */
static int64_t left_at(const struct meeting *meeting, int64_t now_ms)
{
	const struct agenda_item *item =
		meeting->run.has_item ? agenda_find(&meeting->agenda, meeting->run.item) : NULL;
	if (!item)
		return INT64_MAX;
	if (meeting->run.has_deadline)
		return meeting->run.deadline - now_ms;
	return item->has_left_ms ? item->left_ms : item->minutes * MINUTE_MS;
}

static void check_step(
	struct history *history, enum command_kind kind, const struct meeting *was, uint64_t before)
{
	const struct meeting *is = meetings_find(history->room, was->meeting);
	const struct event *last = &history->rows[history->count - 1].event;
	bool planned = history->count > before && last->kind == EVENT_MEETING_PLANNED;
	ALWAYS(is || history->rows[before].event.body.meeting_moved.run.has_ended);
	if (planned)
		check_carried(history, was, meetings_find(history->room, last->seq));
	ALWAYS(is || planned || kind == COMMAND_MEETING_CANCEL ||
		count_over(history, was) == was->plan.later.count);
	if (!is)
		return;
	check_numbers(history, was, is);
	ALWAYS(!is->run.has_back || was->run.has_back || kind == COMMAND_MEETING_GO);
	ALWAYS(kind != COMMAND_MEETING_UNDO || (was->run.has_back && !is->run.has_back));
	if (kind == COMMAND_MEETING_RUN && was->run.has_started)
		ALWAYS(left_at(was, history->room->time_ms) == left_at(is, history->room->time_ms));
}

static void check_state(const struct history *history)
{
	size_t count = 0;
	for (size_t i = 0; i < history->count; i++) {
		const struct meeting *meeting = meetings_find(history->room, i + 1);
		if (!meeting)
			continue;
		count++;
		check_run(history, meeting);
		check_agenda(history, &meeting->agenda);
	}
	ALWAYS(count == meetings_count(history->room));
	ALWAYS(count <= PROTO_MEETINGS_OPEN_MAX);
}

/* A command of somebody's, or what is due of a meeting. False: nothing comes of it. */
static bool decide(struct history *history, struct command *command, struct decision *ret_decision)
{
	enum { NOTHING_ASKED = COMMAND_COUNT };
	bool first = command->kind != COMMAND_ROOM_LEAVE && perhaps(history);
	const struct who who = {
		.person = first ? 1 : somebody(history), .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {history->clock_ms, draw(history)};
	struct subject subject = subject_of(history, command);
	struct refusal refusal;
	if (draw_below(history, 20) == 0) {
		command->kind = (enum command_kind)NOTHING_ASKED;
		return room_decide_due(
			history->room, history->house, subject.seq, &moment, ret_decision);
	}
	subject.heir = somebody(history);
	return room_decide(history->room, history->house, &subject, command, &who, &moment,
		       ret_decision, &refusal) &&
	       ret_decision->count;
}

static void step(struct history *history)
{
	static struct decision decision;
	ARENA_AUTO arena;
	struct command command;
	struct meeting was = {0};
	size_t before = history->count;

	arena_init(&arena);
	history->clock_ms += (int64_t)draw_below(history, 3 * MINUTE_MS) - MINUTE_MS;
	if (draw_below(history, 40) == 0)
		history->clock_ms += 40 * MINUTE_MS;
	random_command(history, &command);
	const struct meeting *meeting = meetings_find(history->room, command_subject(&command));
	if (meeting)
		was = meeting_copy(meeting, &arena);
	if (!decide(history, &command, &decision))
		return;
	store(history, &decision);
	check_state(history);
	if (meeting)
		check_step(history, command.kind, &was, before);
}

static void check(struct history *history)
{
	check_state(history);
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
		cmocka_unit_test(snapshot_and_later_events_equal_replay_from_one),
		cmocka_unit_test(the_same_seed_is_the_same_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
