/* What is on record of an item: its summary, polls, decisions, tasks, notes. */
#include "proto/note/encode.h"
#include "room/minutes/composing.h"
#include "room/polls.h"

/* Whether something that was put on record at an item, or with 0 at none, belongs here. */
static bool belongs(const struct composing *composing, bool has_item, int64_t of, int64_t item)
{
	return item ? has_item && of == item
		    : !(has_item && minutes_place(composing->source->meeting, of));
}

static const struct event *last_summary(const struct composing *composing, int64_t item)
{
	const struct minutes_source *source = composing->source;
	for (size_t i = source->event_count; i > 0; i--) {
		const struct event *event = &source->events[i - 1];
		if (event->kind == EVENT_AGENDA_SUMMARISED &&
			event->body.agenda_summarised.item == item)
			return event;
	}
	return NULL;
}

bool compose_summary(
	const struct composing *composing, int64_t item, struct minutes_summary *ret_summary)
{
	const struct minutes_source *source = composing->source;
	const struct event *said = last_summary(composing, item);
	if (!said)
		return false;
	struct minutes_summary summary = {
		.said = compose_remark(
			composing, said->author, said->time_ms, said->body.agenda_summarised.text)};
	size_t most = source->event_count;
	summary.confirmed.items =
		arena_new(composing->arena, most * sizeof(*summary.confirmed.items));
	summary.remarks.items = arena_new(composing->arena, most * sizeof(*summary.remarks.items));
	for (size_t i = 0; i < source->event_count; i++) {
		const struct event *event = &source->events[i];
		if (event->kind != EVENT_AGENDA_CONFIRMED || event->ref != said->seq)
			continue;
		struct text text = event->body.agenda_confirmed.text;
		if (text.size)
			summary.remarks.items[summary.remarks.count++] =
				compose_remark(composing, event->author, event->time_ms, text);
		else
			summary.confirmed.items[summary.confirmed.count++].name =
				compose_name(composing, event->author);
	}
	*ret_summary = summary;
	return true;
}

/* What an option says; of a scale, its number. */
static struct text option_text(
	const struct composing *composing, const struct poll *asked, int64_t option)
{
	if (asked->form == POLL_FORM_SCALE || option < 1 || (size_t)option > asked->options.count)
		return arena_print(composing->arena, "%lld", (long long)option);
	return asked->options.items[option - 1].text;
}

static int64_t votes_of(const struct poll_count_list *counts, int64_t option)
{
	for (size_t i = 0; i < counts->count; i++)
		if (counts->items[i].option == option)
			return counts->items[i].votes;
	return 0;
}

/* Of every option, also of those that nobody chose. */
static struct minutes_count_list compose_counts(const struct composing *composing,
	const struct poll *asked, const struct poll_count_list *counts)
{
	int64_t low = poll_lowest(asked), high = poll_highest(asked);
	struct minutes_count_list composed = {
		.items = arena_new(
			composing->arena, (size_t)(high - low + 1) * sizeof(*composed.items))};
	for (int64_t option = low; option <= high; option++)
		composed.items[composed.count++] =
			(struct minutes_count){.option = option_text(composing, asked, option),
				.votes = votes_of(counts, option)};
	return composed;
}

static struct minutes_vote_list compose_votes(const struct composing *composing,
	const struct poll *asked, const struct poll_vote_list *votes)
{
	struct minutes_vote_list composed = {
		votes->count, arena_new(composing->arena, votes->count * sizeof(*composed.items))};
	for (size_t i = 0; i < votes->count; i++) {
		const struct poll_pick_list *picks = &votes->items[i].picks;
		struct minutes_vote *vote = &composed.items[i];
		vote->name = compose_name(composing, votes->items[i].person);
		vote->picks.items =
			arena_new(composing->arena, picks->count * sizeof(*vote->picks.items));
		for (size_t j = 0; j < picks->count; j++)
			vote->picks.items[vote->picks.count++].option =
				option_text(composing, asked, picks->items[j].option);
	}
	return composed;
}

static void add_poll(const struct composing *composing, const struct event *event,
	struct minutes_poll_list *polls)
{
	const struct event *closed = compose_last_change(composing, EVENT_POLL_CLOSED, event->seq);
	const struct poll *asked = &event->body.poll_asked.asked;
	if (!closed || !closed->body.poll_closed.has_counts)
		return;
	const struct poll_closed *came = &closed->body.poll_closed;
	struct minutes_poll *poll = &polls->items[polls->count++];
	*poll = (struct minutes_poll){.question = asked->question,
		.secrecy = asked->secrecy,
		.voted = came->voted,
		.counts = compose_counts(composing, asked, &came->counts)};
	if (came->has_votes && asked->secrecy == POLL_SECRECY_NAMED)
		poll->votes = compose_votes(composing, asked, &came->votes);
}

static const struct event *event_of(const struct composing *composing, uint64_t seq)
{
	const struct minutes_source *source = composing->source;
	for (size_t i = 0; i < source->event_count; i++)
		if (source->events[i].seq == seq)
			return &source->events[i];
	return NULL;
}

static void add_decision(const struct composing *composing, const struct event *event,
	struct minutes_decision_list *decisions)
{
	const struct decided *decided = &event->body.decision_made.decided;
	const struct event *changed =
		compose_last_change(composing, EVENT_DECISION_CHANGED, event->seq);
	const struct event *poll = decided->has_poll ? event_of(composing, decided->poll) : NULL;
	const struct event *corrects =
		decided->has_corrects ? event_of(composing, decided->corrects) : NULL;
	struct minutes_decision *decision = &decisions->items[decisions->count++];
	*decision = (struct minutes_decision){.number = decided->number,
		.text = changed ? changed->body.decision_changed.text : decided->text};
	if (corrects && corrects->kind == EVENT_DECISION_MADE) {
		decision->has_corrects = true;
		decision->corrects = corrects->body.decision_made.decided.number;
	}
	if (poll && poll->kind == EVENT_POLL_ASKED && decided->has_counts)
		decision->counts =
			compose_counts(composing, &poll->body.poll_asked.asked, &decided->counts);
	size_t present = decided->has_present ? decided->present.count : 0;
	decision->present.items =
		arena_new(composing->arena, present * sizeof(*decision->present.items));
	for (size_t i = 0; i < present; i++)
		decision->present.items[decision->present.count++].name =
			compose_name(composing, decided->present.items[i].person);
}

static void add_task(const struct composing *composing, const struct event *event,
	struct minutes_task_list *tasks)
{
	const struct event *changed =
		compose_last_change(composing, EVENT_TASK_CHANGED, event->seq);
	const struct task *task =
		changed ? &changed->body.task_changed.state.what : &event->body.task_made.what;
	struct minutes_task *composed = &tasks->items[tasks->count++];
	*composed = (struct minutes_task){.text = task->text,
		.has_name = task->has_person,
		.has_until = task->has_until,
		.status = task->status};
	if (task->has_person)
		composed->name = compose_name(composing, task->person);
	if (task->has_until)
		composed->until = compose_moment(composing, task->until);
}

static void add_event(const struct composing *composing, int64_t item, const struct event *event,
	struct minutes_record *record)
{
	const union event_body *body = &event->body;
	if (event->kind == EVENT_POLL_ASKED &&
		belongs(composing, body->poll_asked.has_item, body->poll_asked.item, item))
		add_poll(composing, event, &record->polls);
	if (event->kind == EVENT_DECISION_MADE &&
		belongs(composing, body->decision_made.decided.has_item,
			body->decision_made.decided.item, item))
		add_decision(composing, event, &record->decisions);
	if (event->kind == EVENT_TASK_MADE &&
		belongs(composing, body->task_made.what.has_item, body->task_made.what.item, item))
		add_task(composing, event, &record->tasks);
}

static void put_notes(
	const struct composing *composing, int64_t item, struct minutes_record *record)
{
	const struct minutes_source *source = composing->source;
	BUFFER_AUTO json;
	buffer_init(&json);
	for (size_t i = 0; i < source->note_count; i++) {
		if (source->notes[i].item != item || record->has_notes)
			continue;
		note_encode(source->notes[i].root, &json);
		record->has_notes = true;
		record->notes =
			arena_copy_text(composing->arena, (const char *)json.data, json.size);
	}
}

static size_t count_kind(const struct composing *composing, enum event_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < composing->source->event_count; i++)
		count += composing->source->events[i].kind == kind;
	return count;
}

struct minutes_record compose_record(const struct composing *composing, int64_t item)
{
	struct arena *arena = composing->arena;
	struct minutes_record record = {0};
	record.polls.items = arena_new(
		arena, count_kind(composing, EVENT_POLL_ASKED) * sizeof(*record.polls.items));
	record.decisions.items = arena_new(arena,
		count_kind(composing, EVENT_DECISION_MADE) * sizeof(*record.decisions.items));
	record.tasks.items = arena_new(
		arena, count_kind(composing, EVENT_TASK_MADE) * sizeof(*record.tasks.items));
	for (size_t i = 0; i < composing->source->event_count; i++)
		add_event(composing, item, &composing->source->events[i], &record);
	put_notes(composing, item, &record);
	return record;
}
