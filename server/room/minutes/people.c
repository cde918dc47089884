/* Who was in a meeting. */
#include "room/meetings.h"
#include "room/minutes/composing.h"

#include <stdlib.h>

struct attendance {
	uint64_t person;
	size_t place; /* in order of being met: what stands where all else is the same */
	struct minutes_person said;
};

struct attendances {
	struct attendance *items; /* in the arena */
	size_t count;
};

static struct attendance *of_person(struct attendances *all, uint64_t person)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].person == person)
			return &all->items[i];
	struct attendance *added = &all->items[all->count];
	added->person = person;
	added->place = all->count++;
	added->said.role = MINUTES_ROLE_PARTICIPANT;
	return added;
}

/* Of several roles somebody has the first. */
static void put_role(struct attendances *all, uint64_t person, enum minutes_role role)
{
	struct minutes_person *said = &of_person(all, person)->said;
	if (role < said->role)
		said->role = role;
}

static void put_plan(struct attendances *all, const struct meeting *meeting)
{
	const struct meeting_plan *plan = &meeting->plan;
	put_role(all, meeting_moderator(meeting), MINUTES_ROLE_MODERATOR);
	if (plan->has_minute_taker)
		put_role(all, plan->minute_taker, MINUTES_ROLE_MINUTE_TAKER);
	put_role(all, meeting->owner, MINUTES_ROLE_OWNER);
	for (size_t i = 0; i < plan->attendees.count; i++) {
		const struct attendee *attendee = &plan->attendees.items[i];
		put_role(all, attendee->person,
			attendee->role == ATTENDEE_ROLE_PRESENTER ? MINUTES_ROLE_PRESENTER
								  : MINUTES_ROLE_PARTICIPANT);
	}
	for (size_t i = 0; i < meeting->answers.count; i++) {
		const struct attendance_answer *answer = &meeting->answers.items[i];
		struct minutes_person *said = &of_person(all, answer->person)->said;
		said->has_answer = true;
		said->answer = answer->answer;
	}
}

/* Whoever leaves because the meeting is over has not left before its end. */
static bool left_early(const struct meeting *meeting, const struct event *event)
{
	return !event->body.meeting_attended.here &&
	       !(meeting->run.has_ended && event->time_ms >= meeting->run.ended);
}

static void put_attendance(const struct composing *composing, struct attendances *all)
{
	const struct minutes_source *source = composing->source;
	for (size_t i = 0; i < source->event_count; i++) {
		const struct event *event = &source->events[i];
		if (event->kind != EVENT_MEETING_ATTENDED)
			continue;
		struct minutes_person *said = &of_person(all, event->author)->said;
		said->has_came = true;
		said->came = compose_moment(composing, event->body.meeting_attended.came);
		said->has_left = left_early(source->meeting, event);
		if (said->has_left)
			said->left = compose_moment(composing, event->time_ms);
	}
}

/* Those who came first; by role, then as they came. */
static int by_rank(const void *a, const void *b)
{
	const struct attendance *one = a, *other = b;
	if (one->said.has_came != other->said.has_came)
		return one->said.has_came ? -1 : 1;
	if (one->said.role != other->said.role)
		return one->said.role < other->said.role ? -1 : 1;
	if (one->said.has_came && one->said.came.time != other->said.came.time)
		return one->said.came.time < other->said.came.time ? -1 : 1;
	return one->place < other->place ? -1 : one->place > other->place;
}

struct minutes_person_list compose_people(const struct composing *composing)
{
	const struct minutes_source *source = composing->source;
	const struct meeting *meeting = source->meeting;
	size_t most =
		3 + meeting->plan.attendees.count + meeting->answers.count + source->event_count;
	struct attendances all = {arena_new(composing->arena, most * sizeof(*all.items)), 0};
	put_plan(&all, meeting);
	put_attendance(composing, &all);
	qsort(all.items, all.count, sizeof(*all.items), by_rank);
	struct minutes_person_list people = {
		all.count, arena_new(composing->arena, all.count * sizeof(*people.items))};
	for (size_t i = 0; i < all.count; i++) {
		people.items[i] = all.items[i].said;
		people.items[i].name = compose_name(composing, all.items[i].person);
	}
	return people;
}
