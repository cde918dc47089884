/* Properties of decisions and tasks over random histories of a series of meetings: what the test
 * knows of each by itself is what the state says, and what comes along is what it should be. */
#include "room/meetings.h"
#include "room/tasks.h"
#include "room_history_fixture.h"

enum { ITEMS = 4, NOTHING = -1 };

static const struct text words = {"x", 1};

/* What the test knows by itself of the history under way. Items are known by their titles, which
 * are numbers, and stay the same from meeting to meeting. */
static struct ledger {
	uint64_t seed;
	int64_t decisions;
	bool open[ROWS + 1];  /* by number: a task that is not closed */
	int title[ROWS + 1];  /* of the item a task was made at */
	char titles[ROWS][8]; /* of all items so far */
	int next_title;
} ledger;

#define ALWAYS(holds)                                                                              \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu, event %zu: %s", (unsigned long long)history->seed,    \
				history->count, #holds);                                           \
	} while (0)

static int title_of(const struct agenda_item *item)
{
	return (int)strtol(item->title.data, NULL, 10);
}

static uint64_t somebody(struct history *history)
{
	return 1 + draw_below(history, PEOPLE);
}

static bool perhaps(struct history *history)
{
	return draw_below(history, 2);
}

static uint64_t some_meeting(const struct history *history)
{
	for (uint64_t seq = history->count; seq > 0; seq--)
		if (meetings_find(history->room, seq))
			return seq;
	return 0;
}

/* The number of some event of a kind; 0: there is none. */
static uint64_t some_event(struct history *history, enum event_kind kind)
{
	uint64_t from = draw_below(history, history->count) + 1;
	for (uint64_t seq = from; seq > 0; seq--)
		if (history->rows[seq - 1].event.kind == kind)
			return seq;
	return 0;
}

static void plan(struct history *history, struct command *command)
{
	static struct agenda_draft drafts[ITEMS];
	static struct meeting_date dates[PROTO_MEETING_DATES_MAX];
	struct meeting_plan plan = {.title = words,
		.goal = words,
		.has_start = true,
		.start = history->clock_ms,
		.minutes = 30,
		.time_zone = text_of("Europe/Berlin"),
		.rhythm = MEETING_RHYTHM_WEEKLY,
		.later = {PROTO_MEETING_DATES_MAX, dates},
		.moderator = 1};
	for (size_t i = 0; i < PROTO_MEETING_DATES_MAX; i++)
		dates[i].start = plan.start + (int64_t)(i + 1) * 24 * 60 * MINUTE_MS;
	for (size_t i = 0; i < ITEMS; i++) {
		char *title = ledger.titles[ledger.next_title];
		snprintf(title, sizeof(*ledger.titles), "%d", ledger.next_title++);
		drafts[i] = (struct agenda_draft){.title = text_of(title),
			.purpose = ITEM_PURPOSE_DECIDE,
			.minutes = 5,
			.has_standing = true,
			.standing = draw_below(history, 5) == 0};
	}
	command->kind = COMMAND_MEETING_PLAN;
	command->params.meeting_plan = (struct meeting_plan_params){
		.plan = plan, .items = {ITEMS, drafts}, .has_begin = true, .begin = true};
}

static int64_t some_item(struct history *history)
{
	return 1 + (int64_t)draw_below(history, ITEMS + 1);
}

static void go(struct history *history, struct command *command, const struct meeting *meeting)
{
	const struct meeting_run *run = &meeting->run;
	if (!meeting_goes_on(meeting) || draw_below(history, 4) == 0) {
		command->kind = COMMAND_MEETING_RUN;
		command->params.meeting_run.meeting = meeting->meeting;
		command->params.meeting_run.phase =
			meeting_goes_on(meeting) ? MEETING_PHASE_ENDED : MEETING_PHASE_RUNNING;
		return;
	}
	command->kind = COMMAND_MEETING_GO;
	command->params.meeting_go = (struct meeting_go_params){.meeting = meeting->meeting,
		.seen = run->has_item ? run->item : 0,
		.has_item = perhaps(history),
		.item = some_item(history),
		.has_leave = true,
		.leave = draw_below(history, 4) ? ITEM_STATE_DONE : ITEM_STATE_PARKED};
}

static void decide_something(struct history *history, struct command *command, uint64_t meeting)
{
	if (draw_below(history, 3) == 0) {
		command->kind = COMMAND_DECISION_CHANGE;
		command->params.decision_change = (struct decision_change_params){
			.decision = some_event(history, EVENT_DECISION_MADE), .text = words};
		return;
	}
	bool in_meeting = perhaps(history);
	command->kind = COMMAND_DECISION_MAKE;
	command->params.decision_make = (struct decision_make_params){.text = words,
		.has_meeting = in_meeting,
		.meeting = in_meeting ? meeting : 0,
		.has_item = in_meeting && perhaps(history),
		.item = some_item(history)};
}

static void give_something(struct history *history, struct command *command, uint64_t meeting)
{
	if (perhaps(history)) {
		command->kind = COMMAND_TASK_CHANGE;
		command->params.task_change =
			(struct task_change_params){.task = some_event(history, EVENT_TASK_MADE),
				.text = words,
				.has_person = perhaps(history),
				.person = somebody(history),
				.status = (enum task_status)(1 + draw_below(history, 5))};
		return;
	}
	bool in_meeting = draw_below(history, 4) != 0;
	command->kind = COMMAND_TASK_MAKE;
	command->params.task_make = (struct task_make_params){.text = words,
		.has_meeting = in_meeting,
		.meeting = in_meeting ? meeting : 0,
		.has_item = in_meeting,
		.item = some_item(history)};
}

static void random_command(struct history *history, struct command *command)
{
	uint64_t number = some_meeting(history);
	const struct meeting *meeting = meetings_find(history->room, number);
	*command = (struct command){.kind = COMMAND_ROOM_JOIN};
	if (history->count < 3)
		return;
	if (!meeting) {
		plan(history, command);
		return;
	}
	switch (draw_below(history, 8)) {
	case 0:
		break;
	case 1:
	case 2:
	case 3:
		go(history, command, meeting);
		break;
	case 4:
		decide_something(history, command, number);
		break;
	default:
		give_something(history, command, number);
		break;
	}
}

/* What the journal would look up: how a task stands that is closed, and at which item a decision
 * was made. */
static struct subject look_up(
	const struct history *history, const struct command *command, struct task_state *task)
{
	struct subject subject = subject_of(history, command);
	subject.named = command_subject(command) != 0;
	if (subject.kind == EVENT_DECISION_MADE) {
		const struct decided *decided =
			&history->rows[subject.seq - 1].event.body.decision_made.decided;
		subject.item = decided->has_item ? decided->item : 0;
	}
	if (subject.kind != EVENT_TASK_MADE)
		return subject;
	*task = task_begin(&history->rows[subject.seq - 1].event);
	for (size_t i = subject.seq; i < history->count; i++) {
		const struct event *event = &history->rows[i].event;
		if (event->kind == EVENT_TASK_CHANGED && event->ref == subject.seq)
			*task = event->body.task_changed.state;
	}
	task->what.text = words;
	subject.task = task;
	return subject;
}

/* A task that is open, as the ledger knows it, of the item of this title. */
static bool is_open_of(uint64_t task, int title)
{
	return ledger.open[task] && ledger.title[task] == title;
}

static size_t count_open_of(const struct history *history, int title)
{
	size_t count = 0;
	for (uint64_t task = 1; task <= history->count; task++)
		count += is_open_of(task, title);
	return count;
}

/* Each open task of an item that comes along is named there once, and nothing else is. */
static void check_tasks_of(const struct history *history, const struct agenda_item *item)
{
	size_t count = item->has_tasks ? item->tasks.count : 0;
	bool follows = item->has_follow && item->follow;
	ALWAYS(!follows || count > 0);
	ALWAYS(count == (item->standing ? 0 : count_open_of(history, title_of(item))));
	for (size_t i = 0; i < count; i++) {
		ALWAYS(is_open_of(item->tasks.items[i].task, title_of(item)));
		for (size_t j = 0; j < i; j++)
			ALWAYS(item->tasks.items[i].task != item->tasks.items[j].task);
	}
}

struct was {
	uint64_t meeting;
	size_t count;
	struct item {
		int title;
		bool standing, done, postponed;
		int64_t postponements;
	} items[PROTO_AGENDA_MAX];
};

static struct was remember(const struct meeting *meeting)
{
	struct was was = {.meeting = meeting->meeting, .count = meeting->agenda.items.count};
	for (size_t i = 0; i < was.count; i++) {
		const struct agenda_item *item = &meeting->agenda.items.items[i];
		bool followed = item->has_follow && item->follow && item->state == ITEM_STATE_OPEN;
		was.items[i] = (struct item){.title = title_of(item),
			.standing = item->has_standing && item->standing,
			.done = item->state == ITEM_STATE_DONE || followed,
			.postponements = item->has_postponed ? item->postponed : 0};
	}
	return was;
}

/* None is lost and none doubled: what is standing, not done, or has an open task, in its order. */
static void check_carried(
	const struct history *history, const struct was *was, const struct meeting *next)
{
	size_t found = 0;
	for (size_t i = 0; i < was->count; i++) {
		const struct item *old = &was->items[i];
		bool follows = old->done && !old->standing;
		if (follows && !count_open_of(history, old->title))
			continue;
		ALWAYS(found < next->agenda.items.count);
		const struct agenda_item *item = &next->agenda.items.items[found++];
		ALWAYS(title_of(item) == old->title);
		ALWAYS(item->state == ITEM_STATE_OPEN);
		ALWAYS((item->has_follow && item->follow) == follows);
		ALWAYS(item->has_postponed == (!old->done && !old->standing));
		ALWAYS(!item->has_postponed || item->postponed == old->postponements + 1);
		check_tasks_of(history, item);
	}
	ALWAYS(found == next->agenda.items.count);
	/* A task that was closed then stays behind, and is of no item when it is open again. */
	for (uint64_t task = 1; task <= history->count; task++)
		if (!ledger.open[task])
			ledger.title[task] = NOTHING;
}

static void note_event(struct history *history, const struct event *event)
{
	if (event->kind == EVENT_DECISION_MADE)
		ALWAYS(event->body.decision_made.decided.number == ++ledger.decisions);
	if (event->kind == EVENT_TASK_CHANGED) {
		enum task_status status = event->body.task_changed.state.what.status;
		ledger.open[event->ref] =
			status != TASK_STATUS_DONE && status != TASK_STATUS_DROPPED;
	}
	if (event->kind != EVENT_TASK_MADE)
		return;
	const struct task *what = &event->body.task_made.what;
	ledger.open[event->seq] = true;
	ledger.title[event->seq] = NOTHING;
	if (what->has_item)
		ledger.title[event->seq] = title_of(
			agenda_find(&meetings_find(history->room, event->ref)->agenda, what->item));
}

static void check_state(struct history *history)
{
	size_t open = 0;
	for (uint64_t seq = 1; seq <= history->count; seq++) {
		ALWAYS(ledger.open[seq] == (tasks_find(history->room, seq) != NULL));
		open += ledger.open[seq];
	}
	ALWAYS(open == tasks_count(history->room));
	ALWAYS(history->room->decisions == ledger.decisions);
}

static void step(struct history *history)
{
	static struct decision decision;
	struct command command;
	struct task_state task;
	struct refusal refusal;
	struct was was = {0};
	if (ledger.seed != history->seed || history->count < 3)
		ledger = (struct ledger){.seed = history->seed};
	history->clock_ms += (int64_t)draw_below(history, 3 * MINUTE_MS);
	random_command(history, &command);
	const struct who who = {.person = perhaps(history) ? 1 : somebody(history),
		.house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {history->clock_ms, draw(history)};
	const struct subject subject = look_up(history, &command, &task);
	const struct meeting *meeting = meetings_find(history->room, command_subject(&command));
	if (meeting)
		was = remember(meeting);
	if (!room_decide(history->room, history->house, &subject, &command, &who, &moment,
		    &decision, &refusal) ||
		!decision.count)
		return;
	for (size_t i = 0; i < decision.count; i++)
		note_event(history, &decision.events[i]);
	store(history, &decision);
	check_state(history);
	const struct event *last = &history->rows[history->count - 1].event;
	if (meeting && last->kind == EVENT_MEETING_PLANNED)
		check_carried(history, &was, meetings_find(history->room, last->seq));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snapshot_and_later_events_equal_replay_from_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
