#include "room/polls.h"

#include "base/memory.h"
#include "proto/copy.h"
#include "room/meetings.h"

#include <stdlib.h>

static struct room_poll *find(const struct room *room, uint64_t poll)
{
	struct room_poll *found = NULL;
	HASH_FIND(hh, room->polls, &poll, sizeof(poll), found);
	return found;
}

const struct poll_state *polls_find(const struct room *room, uint64_t poll)
{
	const struct room_poll *found = find(room, poll);
	return found ? &found->poll : NULL;
}

size_t polls_count(const struct room *room)
{
	return HASH_COUNT(room->polls);
}

static void drop(struct room *room, struct room_poll *held)
{
	HASH_DEL(room->polls, held);
	arena_fini(&held->arena);
	free(held);
}

void polls_put(struct room *room, const struct poll_state *poll)
{
	struct room_poll *held = find(room, poll->poll);
	struct arena arena;
	arena_init(&arena);
	struct poll_state next = poll_state_copy(poll, &arena);
	bool is_new = !held;
	if (is_new)
		held = memory_new(1, sizeof(*held));
	arena_fini(&held->arena);
	held->poll = next;
	held->arena = arena;
	if (is_new)
		HASH_ADD(hh, room->polls, poll.poll, sizeof(held->poll.poll), held);
}

void polls_clear(struct room *room)
{
	struct room_poll *held, *next;
	HASH_ITER (hh, room->polls, held, next)
		drop(room, held);
}

static struct poll_state begin(const struct event *asked)
{
	const struct poll_asked *body = &asked->body.poll_asked;
	return (struct poll_state){
		.poll = asked->seq,
		.author = asked->author,
		.has_meeting = asked->ref != 0,
		.meeting = asked->ref,
		.has_item = body->has_item,
		.item = body->item,
		.phase = body->has_prepared && body->prepared ? POLL_PHASE_PREPARED
							      : POLL_PHASE_OPEN,
		.asked = body->asked,
	};
}

void polls_apply(struct room *room, const struct event *event)
{
	if (event->kind == EVENT_POLL_ASKED) {
		const struct poll_state asked = begin(event);
		polls_put(room, &asked);
		return;
	}
	struct room_poll *held = find(room, event->ref);
	if (held && event->kind == EVENT_POLL_OPENED)
		held->poll.phase = POLL_PHASE_OPEN;
	else if (held && event->kind == EVENT_POLL_CLOSED)
		drop(room, held);
}

/* As proto/ says where a scale begins and ends if it is left out. */
enum { SCALE_LOW = 1, SCALE_HIGH = 5 };

int64_t poll_lowest(const struct poll *asked)
{
	return asked->form == POLL_FORM_SCALE && asked->has_low ? asked->low : SCALE_LOW;
}

int64_t poll_highest(const struct poll *asked)
{
	if (asked->form != POLL_FORM_SCALE)
		return (int64_t)asked->options.count;
	return asked->has_high ? asked->high : SCALE_HIGH;
}

int64_t poll_most(const struct poll *asked)
{
	if (asked->form != POLL_FORM_MULTIPLE)
		return 1;
	return asked->has_most ? asked->most : (int64_t)asked->options.count;
}

bool poll_is_secret(const struct poll_state *poll)
{
	return poll->phase == POLL_PHASE_OPEN && poll->asked.secrecy == POLL_SECRECY_SECRET;
}

bool polls_have_secrets(const struct room *room)
{
	for (const struct room_poll *held = room->polls; held; held = held->hh.next)
		if (poll_is_secret(&held->poll))
			return true;
	return false;
}

const struct poll_state *polls_left_over(const struct room *room)
{
	for (const struct room_poll *held = room->polls; held; held = held->hh.next)
		if (held->poll.has_meeting && !meetings_find(room, held->poll.meeting))
			return &held->poll;
	return NULL;
}
