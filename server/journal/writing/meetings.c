#include "journal/writing/meetings.h"

#include "base/limits.h"
#include "base/memory.h"
#include "journal/live/floors.h"
#include "journal/meetings.h"
#include "journal/writing/inbox.h"
#include "proto/copy.h"
#include "proto/gen/limits.h"

#include <stdlib.h>

void meeting_step_init(
	struct meeting_step *step, const struct room *room, const struct event *event)
{
	const struct meeting *known = NULL;
	*step = (struct meeting_step){.is_one = event->kind == EVENT_MEETING_PLANNED};
	arena_init(&step->arena);
	if (step->is_one) {
		step->is = meeting_begin(event);
		return;
	}
	if (meeting_is_part(event->kind))
		known = meetings_find(room, event->ref);
	if (!known)
		return;
	step->is_one = true;
	step->was = meeting_copy(known, &step->arena);
	step->is = step->was;
	meeting_fold(&step->is, event, &step->arena);
}

void meeting_step_fini(struct meeting_step *step)
{
	arena_fini(&step->arena);
}

/* The index is derived from what the meeting amounts to. */
static bool put_row(struct batch *batch, const struct store_meeting *row)
{
	struct core *core = batch->core;
	if (!batch_stored(batch, store_meeting_put(core->store, row)))
		return false;
	if (row->due_ms && row->due_ms < core->meeting_ms)
		core->meeting_ms = row->due_ms;
	return true;
}

/* People of a room, gathered before anything is written: a store that fails takes the rooms back,
 * and with them what is read of them here. */
struct addressee {
	uint64_t person;
	uint64_t seq; /* of the event that stands in their inbox */
};

struct people {
	struct addressee *items; /* owned */
	size_t count;
};

struct choice {
	const struct room *room, *house;
	const struct event *event;
	const struct meeting_step *step;
	struct people *people;
};

/* Where not everybody may call upon all, everyone's invitation reaches those who are named. */
static bool reaches(const struct choice *choice, const struct meeting *meeting, uint64_t person)
{
	struct meeting named = *meeting;
	uint64_t author = choice->event->author;
	bool is_large =
		(int64_t)room_member_count(choice->room) > room_limits(choice->house).mention_all;
	if (is_large && room_member_role(choice->room, author) != MEMBER_ROLE_OWNER)
		named.plan.everyone = false;
	return meeting_invites(&named, person);
}

static bool is_told(const struct choice *choice, uint64_t person)
{
	const struct meeting *was = &choice->step->was, *is = &choice->step->is;
	enum attendee_answer answer = meeting_answer_of(is, person);
	if (person == choice->event->author)
		return false;
	switch (choice->event->kind) {
	case EVENT_MEETING_PLANNED:
		return person != is->owner && reaches(choice, is, person);
	case EVENT_MEETING_CHANGED:
		return person != is->owner && reaches(choice, is, person) &&
		       !reaches(choice, was, person);
	default: /* its lobby is open */
		return answer ? answer != ATTENDEE_ANSWER_DECLINED : reaches(choice, is, person);
	}
}

static void choose(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	const struct choice *choice = cookie;
	uint64_t meeting = choice->step->is.meeting;
	(void)role;
	/* What was planned before they came is not in their journal. */
	if (is_told(choice, person))
		choice->people->items[choice->people->count++] =
			(struct addressee){person, meeting < since ? choice->event->seq : meeting};
}

/* Whether the event is one to tell people of. What the server plans, as the next of a series, they
 * find in their list. */
static bool is_news(const struct event *event, const struct meeting_step *step)
{
	switch (event->kind) {
	case EVENT_MEETING_PLANNED:
		return event->author != 0 && step->is.plan.has_start;
	case EVENT_MEETING_CHANGED:
		return step->is.plan.has_start;
	case EVENT_MEETING_MOVED:
		return step->is.run.phase == MEETING_PHASE_LOBBY &&
		       step->was.run.phase != MEETING_PHASE_LOBBY;
	default:
		return false;
	}
}

static bool tell_invited(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct meeting_step *step)
{
	struct people people = {
		memory_new(room_member_count(room->state), sizeof(*people.items)), 0};
	struct choice choice = {room->state, core_house(batch->core)->state, event, step, &people};
	struct store_notice notice = {.room = room->id};
	bool soon = event->kind == EVENT_MEETING_MOVED, told = true;
	notice.reason = soon ? NOTICE_REASON_MEETING_SOON : NOTICE_REASON_MEETING;
	room_members_each(room->state, choose, &choice);
	for (size_t i = 0; i < people.count && told; i++) {
		notice.seq = people.items[i].seq;
		told = soon ? inbox_renew(batch, people.items[i].person, notice)
			    : inbox_put(batch, people.items[i].person, notice);
	}
	free(people.items);
	return told;
}

/* In an archived room nothing is due, and in one that is none any more something may be. */
static bool put_all_rows(struct batch *batch, const struct room *room)
{
	ARENA_AUTO arena;
	size_t count = 0;
	arena_init(&arena);
	struct store_meeting *rows = arena_new(&arena, meetings_count(room) * sizeof(*rows));
	for (struct room_meeting *held = room->meetings; held; held = held->hh.next)
		rows[count++] = meeting_row(room->id, room->settings.archived, &held->meeting);
	for (size_t i = 0; i < count; i++)
		if (!put_row(batch, &rows[i]))
			return false;
	return true;
}

bool meeting_note(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct meeting_step *step)
{
	if (event->kind == EVENT_ROOM_CHANGED)
		return put_all_rows(batch, room->state);
	if (!step->is_one)
		return true;
	struct store_meeting row = meeting_row(room->id, room->state->settings.archived, &step->is);
	if (!put_row(batch, &row) || !floor_note(batch, room, step))
		return false;
	if (event->kind == EVENT_MEETING_ANSWERED)
		return inbox_settle_meeting(batch, room, step->is.meeting, event->author);
	if (event->kind == EVENT_MEETING_ATTENDED && event->body.meeting_attended.here)
		return inbox_settle_call(batch, room, step->is.meeting, event->author);
	if (meeting_is_over(&step->is))
		return inbox_settle_meeting(batch, room, step->is.meeting, 0);
	return !is_news(event, step) || tell_invited(batch, room, event, step);
}

bool meetings_leave(struct batch *batch, const struct room *room, uint64_t person,
	struct decision *ret_decision)
{
	const struct moment moment = {.now_ms = world_now_ms(batch->core->world)};
	return !batch->failed && room_decide_leaving(room, person, &moment, ret_decision);
}

/* What cannot be read now is out of order anyway. */
static bool leave_those_in(struct batch *batch, uint64_t id, uint64_t person)
{
	struct room_entry *room;
	struct decision decision;
	if (rooms_get(&batch->core->rooms, id, &room) != STORE_OK)
		return true;
	while (meetings_leave(batch, room->state, person, &decision))
		if (!batch_append(batch, room, &decision))
			return false;
	return !batch->failed;
}

bool meetings_leave_all(struct batch *batch, uint64_t person)
{
	ARENA_AUTO arena;
	size_t count, gathered = 0;
	bool left = true;
	const struct joined_room *joined = joined_rooms(&batch->core->rooms.joined, person, &count);
	arena_init(&arena);
	uint64_t *ids = arena_new(&arena, count * sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		if (joined[i].room->gathers)
			ids[gathered++] = joined[i].room->id;
	for (size_t i = 0; i < gathered && left; i++)
		left = leave_those_in(batch, ids[i], person);
	return left;
}

static bool take_due(void *cookie, const struct store_meeting *meeting)
{
	*(int64_t *)cookie = meeting->due_ms;
	return false;
}

enum store_result meetings_next_due(struct store *store, int64_t *ret_due_ms)
{
	int64_t due_ms = INT64_MAX;
	enum store_result result = store_meetings_due(store, INT64_MAX, 1, take_due, &due_ms);
	if (result == STORE_OK)
		*ret_due_ms = due_ms;
	return result;
}

int64_t meetings_next_ms(const struct core *core)
{
	return core->meeting_ms;
}

bool meeting_reaches(const struct core *core, const struct room *room, uint64_t person)
{
	return room_member_role(room, person) && roster_find_person(&core->roster, person);
}

enum { FORGOTTEN_MS = PROTO_MEETING_FORGOTTEN_MINUTES * MINUTE_MS };

/* Whoever was connected before the server was started again is about to come back. */
static bool has_just_opened(const struct core *core, int64_t now_ms)
{
	return now_ms >= core->opened_ms && now_ms < core->opened_ms + FORGOTTEN_MS;
}

/* Whether somebody who is in it is connected. */
static bool is_attended(
	const struct core *core, const struct room *room, const struct meeting *meeting)
{
	for (size_t i = 0; i < meeting->here.count; i++)
		if (meeting_reaches(core, room, meeting->here.items[i].person))
			return true;
	return false;
}

/* Looks again later: somebody is in it, or its room cannot be read. That stands in the index
 * alone. */
static bool put_off(struct batch *batch, struct store_meeting row, int64_t now_ms)
{
	row.due_ms = now_ms + FORGOTTEN_MS;
	return batch_begin(batch) && put_row(batch, &row);
}

static bool act(struct batch *batch, const struct store_meeting *row, int64_t now_ms)
{
	struct core *core = batch->core;
	const struct moment moment = {.now_ms = now_ms, .seed = world_random(core->world)};
	const struct meeting *meeting = NULL;
	struct decision decision;
	struct room_entry *room;
	if (rooms_get(&core->rooms, row->room, &room) == STORE_OK)
		meeting = meetings_find(room->state, row->meeting);
	if (!meeting)
		return put_off(batch, *row, now_ms);
	bool waits = has_just_opened(core, now_ms) || is_attended(core, room->state, meeting);
	if ((meeting_goes_on(meeting) && waits) ||
		!room_decide_due(
			room->state, core_house(core)->state, row->meeting, &moment, &decision))
		return put_off(batch, *row, now_ms);
	return batch_append(batch, room, &decision);
}

struct due_list {
	struct store_meeting items[LIMIT_MEETINGS_DUE];
	size_t count;
};

static bool gather(void *cookie, const struct store_meeting *meeting)
{
	struct due_list *list = cookie;
	list->items[list->count++] = *meeting;
	return true;
}

/* When the next is due is read only where nothing is any more: what this batch says may not come
 * true. */
void meetings_act(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct due_list due = {.count = 0};
	if (!core_has_house(core) ||
		!batch_stored(batch,
			store_meetings_due(core->store, now_ms, LIMIT_MEETINGS_DUE, gather, &due)))
		return;
	if (due.count == 0 &&
		!batch_stored(batch, meetings_next_due(core->store, &core->meeting_ms)))
		return;
	for (size_t i = 0; i < due.count; i++)
		if (!act(batch, &due.items[i], now_ms))
			return;
}
