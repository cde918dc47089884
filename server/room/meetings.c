#include "room/meetings.h"

#include "base/memory.h"
#include "proto/copy.h"
#include "proto/gen/limits.h"
#include "room/members.h"

#include <string.h>

static struct room_meeting *find(const struct room *room, uint64_t meeting)
{
	struct room_meeting *found = NULL;
	HASH_FIND(hh, room->meetings, &meeting, sizeof(meeting), found);
	return found;
}

const struct meeting *meetings_find(const struct room *room, uint64_t meeting)
{
	const struct room_meeting *found = find(room, meeting);
	return found ? &found->meeting : NULL;
}

const struct meeting *meetings_of_person(const struct room *room, uint64_t person)
{
	for (const struct room_meeting *held = room->meetings; held; held = held->hh.next)
		if (meeting_has(&held->meeting, person))
			return &held->meeting;
	return NULL;
}

bool meetings_gather(const struct room *room)
{
	for (const struct room_meeting *held = room->meetings; held; held = held->hh.next)
		if (held->meeting.here.count)
			return true;
	return false;
}

size_t meetings_count(const struct room *room)
{
	return HASH_COUNT(room->meetings);
}

void room_spend(struct room *room, struct arena *arena)
{
	struct arena *slot = &room->spent[room->head % LIMIT_EVENTS_PER_COMMAND];
	arena_fini(slot);
	*slot = *arena;
	arena_init(arena);
}

void meetings_put(struct room *room, const struct meeting *meeting)
{
	struct room_meeting *held = find(room, meeting->meeting);
	struct arena arena;
	arena_init(&arena);
	struct meeting next = meeting_copy(meeting, &arena);
	bool is_new = !held;
	if (is_new)
		held = memory_new(1, sizeof(*held));
	room_spend(room, &held->arena);
	held->meeting = next;
	held->arena = arena;
	if (is_new)
		HASH_ADD(hh, room->meetings, meeting.meeting, sizeof(held->meeting.meeting), held);
}

static void drop(struct room *room, struct room_meeting *held)
{
	HASH_DEL(room->meetings, held);
	room_spend(room, &held->arena);
	arena_fini(&held->floor_arena);
	free(held);
}

const struct kept_floor *meetings_floor(const struct room *room, uint64_t meeting)
{
	const struct room_meeting *held = find(room, meeting);
	return held && held->floor.revision ? &held->floor : NULL;
}

void meetings_put_floor(struct room *room, uint64_t meeting, const struct kept_floor *floor)
{
	struct room_meeting *held = find(room, meeting);
	struct arena arena;
	if (!held)
		return;
	arena_init(&arena);
	struct kept_floor next = kept_floor_copy(floor, &arena);
	arena_fini(&held->floor_arena);
	held->floor = next;
	held->floor_arena = arena;
}

void meetings_clear(struct room *room)
{
	struct room_meeting *held, *next;
	HASH_ITER (hh, room->meetings, held, next)
		drop(room, held);
	for (size_t i = 0; i < LIMIT_EVENTS_PER_COMMAND; i++)
		arena_fini(&room->spent[i]);
}

bool meeting_is_part(enum event_kind kind)
{
	switch (kind) {
	case EVENT_MEETING_CHANGED:
	case EVENT_MEETING_MOVED:
	case EVENT_MEETING_ANSWERED:
	case EVENT_MEETING_ATTENDED:
	case EVENT_AGENDA_CHANGED:
		return true;
	default:
		return false;
	}
}

struct meeting meeting_begin(const struct event *planned)
{
	const struct meeting_planned *body = &planned->body.meeting_planned;
	return (struct meeting){
		.meeting = planned->seq,
		.owner = body->owner,
		.plan = body->plan,
		.agenda = body->agenda,
		.run.phase = MEETING_PHASE_PLANNED,
		.has_series = body->has_series,
		.series = body->series,
		.has_previous = body->has_previous,
		.previous = body->previous,
	};
}

static void fold_answer(
	struct meeting *meeting, uint64_t person, enum attendee_answer answer, struct arena *arena)
{
	const struct attendance_answer_list *old = &meeting->answers;
	struct attendance_answer_list next = {0};
	next.items = arena_new(arena, (old->count + 1) * sizeof(*next.items));
	for (size_t i = 0; i < old->count; i++)
		if (old->items[i].person != person)
			next.items[next.count++] = old->items[i];
	next.items[next.count++] = (struct attendance_answer){person, answer};
	meeting->answers = next;
}

static void fold_attendance(struct meeting *meeting, uint64_t person,
	const struct meeting_attended *attended, struct arena *arena)
{
	const struct attendee_here_list *old = &meeting->here;
	struct attendee_here_list next = {0};
	next.items = arena_new(arena, (old->count + 1) * sizeof(*next.items));
	for (size_t i = 0; i < old->count; i++)
		if (old->items[i].person != person)
			next.items[next.count++] = old->items[i];
	if (attended->here)
		next.items[next.count++] = (struct attendee_here){person, attended->came};
	meeting->here = next;
}

void meeting_fold(struct meeting *meeting, const struct event *part, struct arena *arena)
{
	const union event_body *body = &part->body;
	switch (part->kind) {
	case EVENT_MEETING_CHANGED:
		meeting->owner = body->meeting_changed.owner;
		meeting->plan = body->meeting_changed.plan;
		break;
	case EVENT_MEETING_MOVED:
		meeting->run = body->meeting_moved.run;
		break;
	case EVENT_AGENDA_CHANGED:
		meeting->agenda = body->agenda_changed.agenda;
		break;
	case EVENT_MEETING_ANSWERED:
		fold_answer(meeting, part->author, body->meeting_answered.answer, arena);
		break;
	case EVENT_MEETING_ATTENDED:
		fold_attendance(meeting, part->author, &body->meeting_attended, arena);
		break;
	default:
		break;
	}
}

void meetings_apply(struct room *room, const struct event *event)
{
	ARENA_AUTO arena;
	arena_init(&arena);
	if (event->kind == EVENT_MEETING_PLANNED) {
		const struct meeting begun = meeting_begin(event);
		meetings_put(room, &begun);
		return;
	}
	struct room_meeting *held = find(room, event->ref);
	if (!held)
		return;
	struct meeting next = held->meeting;
	meeting_fold(&next, event, &arena);
	if (meeting_is_over(&next))
		drop(room, held);
	else
		meetings_put(room, &next);
}

bool meeting_is_over(const struct meeting *meeting)
{
	return meeting->run.phase == MEETING_PHASE_ENDED ||
	       meeting->run.phase == MEETING_PHASE_CANCELLED;
}

bool meeting_goes_on(const struct meeting *meeting)
{
	return meeting->run.phase == MEETING_PHASE_RUNNING ||
	       meeting->run.phase == MEETING_PHASE_PAUSED;
}

uint64_t meeting_moderator(const struct meeting *meeting)
{
	return meeting->run.has_moderator ? meeting->run.moderator : meeting->plan.moderator;
}

bool meeting_invites(const struct meeting *meeting, uint64_t person)
{
	const struct meeting_plan *plan = &meeting->plan;
	if (plan->everyone || person == meeting->owner || person == plan->moderator ||
		(plan->has_minute_taker && person == plan->minute_taker))
		return true;
	for (size_t i = 0; i < plan->attendees.count; i++)
		if (plan->attendees.items[i].person == person)
			return true;
	return false;
}

bool meeting_is_led_by(const struct room *room, const struct meeting *meeting, uint64_t person)
{
	return person == meeting->owner || person == meeting_moderator(meeting) ||
	       room_member_role(room, person) == MEMBER_ROLE_OWNER;
}

bool meeting_is_kept_by(const struct room *room, const struct meeting *meeting, uint64_t person)
{
	return meeting_is_led_by(room, meeting, person) ||
	       (meeting->plan.has_minute_taker && meeting->plan.minute_taker == person);
}

bool meeting_has(const struct meeting *meeting, uint64_t person)
{
	for (size_t i = 0; i < meeting->here.count; i++)
		if (meeting->here.items[i].person == person)
			return true;
	return false;
}

enum attendee_answer meeting_answer_of(const struct meeting *meeting, uint64_t person)
{
	for (size_t i = 0; i < meeting->answers.count; i++)
		if (meeting->answers.items[i].person == person)
			return meeting->answers.items[i].answer;
	return (enum attendee_answer)0;
}

static size_t add_heir(const struct meeting *meeting, uint64_t person, uint64_t people[],
	size_t count, size_t most)
{
	if (count == most || person == meeting_moderator(meeting))
		return count;
	for (size_t i = 0; i < count; i++)
		if (people[i] == person)
			return count;
	people[count] = person;
	return count + 1;
}

size_t meeting_heirs(const struct meeting *meeting, uint64_t ret_people[], size_t most)
{
	const struct meeting_plan *plan = &meeting->plan;
	size_t count = add_heir(meeting, meeting->owner, ret_people, 0, most);
	if (plan->has_minute_taker)
		count = add_heir(meeting, plan->minute_taker, ret_people, count, most);
	for (size_t i = 0; i < meeting->here.count; i++)
		count = add_heir(meeting, meeting->here.items[i].person, ret_people, count, most);
	return count;
}

const struct agenda_item *agenda_find(const struct agenda *agenda, int64_t item)
{
	for (size_t i = 0; i < agenda->items.count; i++)
		if (agenda->items.items[i].item == item)
			return &agenda->items.items[i];
	return NULL;
}

/* A planned one: its lobby opens. Any other: it ends, if it was never begun, or forgotten. */
int64_t meeting_due_ms(const struct meeting *meeting)
{
	const struct meeting_plan *plan = &meeting->plan;
	switch (meeting->run.phase) {
	case MEETING_PHASE_PLANNED:
		return plan->has_start ? plan->start - PROTO_MEETING_NOTICE_MINUTES * MINUTE_MS
				       : INT64_MAX;
	case MEETING_PHASE_LOBBY:
		return plan->has_start
			       ? plan->start + (plan->minutes + PROTO_MEETING_FORGOTTEN_MINUTES) *
						       MINUTE_MS
			       : INT64_MAX;
	case MEETING_PHASE_RUNNING:
	case MEETING_PHASE_PAUSED:
		return meeting->run.until + PROTO_MEETING_FORGOTTEN_MINUTES * MINUTE_MS;
	default:
		return INT64_MAX;
	}
}
