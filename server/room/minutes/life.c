#include "room/minutes/life.h"

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "room/meetings.h"
#include "room/minutes/composing.h"

#include <stdlib.h>

uint64_t minutes_series(const struct meeting *meeting)
{
	return meeting->has_series ? meeting->series : meeting->meeting;
}

bool minutes_can_be(const struct meeting *meeting)
{
	return meeting->run.phase == MEETING_PHASE_ENDED && meeting->run.has_started;
}

static void present(struct minutes_life *life, const struct event *event)
{
	const struct minutes_presented *body = &event->body.minutes_presented;
	life->phase = MINUTES_PHASE_PRESENTED;
	life->presented = event->seq;
	life->until_ms = body->until;
	life->asked = body->asked;
	life->answers.count = life->amendments = 0;
}

static void answer(struct minutes_life *life, const struct event *event)
{
	if (event->ref != life->presented)
		return;
	life->answers.items[life->answers.count++] =
		(struct minutes_answer){.person = event->author,
			.time = event->time_ms,
			.approves = event->body.minutes_answered.approves,
			.text = event->body.minutes_answered.text};
}

static void follow(struct minutes_life *life, const struct event *event)
{
	switch (event->kind) {
	case EVENT_MINUTES_PRESENTED:
		present(life, event);
		break;
	case EVENT_MINUTES_WITHDRAWN:
		life->phase = MINUTES_PHASE_DRAFT;
		break;
	case EVENT_MINUTES_ANSWERED:
		answer(life, event);
		break;
	case EVENT_MINUTES_AMENDED:
		life->amendments++;
		break;
	case EVENT_MINUTES_SEALED:
		life->phase = MINUTES_PHASE_SEALED;
		life->sealed = event->seq;
		break;
	case EVENT_MINUTES_ADDED:
		life->addenda++;
		break;
	default:
		break;
	}
}

struct minutes_life minutes_life_of(const struct minutes_source *source, struct arena *arena)
{
	struct minutes_life life = {.meeting = source->meeting, .phase = MINUTES_PHASE_DRAFT};
	life.answers.items = arena_new(arena, source->event_count * sizeof(*life.answers.items));
	for (size_t i = 0; i < source->event_count; i++)
		follow(&life, &source->events[i]);
	return life;
}

struct choice {
	const struct room *house;
	struct person_ref_list list;
};

static void choose(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct choice *choice = cookie;
	(void)role;
	(void)since;
	if (room_active_role(choice->house, person) && !room_is_bot(choice->house, person))
		choice->list.items[choice->list.count++].person = person;
}

struct person_ref_list minutes_askable(
	const struct room *room, const struct room *house, struct arena *arena)
{
	struct choice choice = {.house = house};
	choice.list.items = arena_new(arena, room_member_count(room) * sizeof(*choice.list.items));
	room_members_each(room, choose, &choice);
	return choice.list;
}

static int by_person(const void *a, const void *b)
{
	const struct person_ref *one = a, *other = b;
	return one->person < other->person ? -1 : one->person > other->person;
}

struct asking {
	const struct person_ref_list *askable; /* in order */
	struct person_ref_list list;
};

static void ask(struct asking *asking, uint64_t person)
{
	const struct person_ref_list *askable = asking->askable;
	const struct person_ref wanted = {person};
	struct person_ref_list *list = &asking->list;
	if (!askable->count || list->count == PROTO_MEETING_ANSWERS_MAX ||
		!bsearch(&wanted, askable->items, askable->count, sizeof(wanted), by_person))
		return;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].person == person)
			return;
	list->items[list->count++].person = person;
}

struct person_ref_list minutes_ask(
	const struct minutes_source *source, struct person_ref_list askable, struct arena *arena)
{
	const struct meeting *meeting = source->meeting;
	const struct meeting_plan *plan = &meeting->plan;
	struct asking asking = {.askable = &askable};
	if (askable.count)
		qsort(askable.items, askable.count, sizeof(*askable.items), by_person);
	asking.list.items =
		arena_new(arena, PROTO_MEETING_ANSWERS_MAX * sizeof(*asking.list.items));
	ask(&asking, meeting_moderator(meeting));
	if (plan->has_minute_taker)
		ask(&asking, plan->minute_taker);
	ask(&asking, meeting->owner);
	for (size_t i = 0; i < plan->attendees.count; i++)
		ask(&asking, plan->attendees.items[i].person);
	for (size_t i = 0; i < source->event_count; i++)
		if (source->events[i].kind == EVENT_MEETING_ATTENDED)
			ask(&asking, source->events[i].author);
	return asking.list;
}

bool minutes_can(const struct minutes_life *life, enum command_kind action)
{
	switch (action) {
	case COMMAND_MINUTES_PRESENT:
		return life->phase == MINUTES_PHASE_DRAFT;
	case COMMAND_MINUTES_ADD:
		return life->phase == MINUTES_PHASE_SEALED;
	default:
		return life->phase == MINUTES_PHASE_PRESENTED;
	}
}

static const struct minutes_answer *answer_of(const struct minutes_life *life, uint64_t person)
{
	for (size_t i = 0; i < life->answers.count; i++)
		if (life->answers.items[i].person == person)
			return &life->answers.items[i];
	return NULL;
}

bool minutes_can_seal(const struct minutes_life *life, const struct room *room, int64_t now_ms)
{
	if (now_ms >= life->until_ms)
		return true;
	for (size_t i = 0; i < life->asked.count; i++) {
		uint64_t person = life->asked.items[i].person;
		const struct minutes_answer *said = answer_of(life, person);
		if (room_member_role(room, person) && !(said && said->approves))
			return false;
	}
	return true;
}

bool minutes_are_contested(const struct minutes_life *life, uint64_t other_than)
{
	for (size_t i = 0; i < life->answers.count; i++) {
		const struct minutes_answer *said = &life->answers.items[i];
		if (!said->approves && said->person != other_than)
			return true;
	}
	return false;
}
