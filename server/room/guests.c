#include "room/guests.h"

#include "base/memory.h"
#include "proto/copy.h"
#include "room/members.h"

#include <stdlib.h>

static struct room_guest *find(const struct room *room, uint64_t guest)
{
	struct room_guest *found = NULL;
	HASH_FIND(hh, room->guests, &guest, sizeof(guest), found);
	return found;
}

const struct guest *room_guest(const struct room *backstage, uint64_t guest)
{
	const struct room_guest *found = find(backstage, guest);
	return found ? &found->guest : NULL;
}

size_t room_guest_count(const struct room *backstage)
{
	return HASH_COUNT(backstage->guests);
}

size_t room_guest_position(const struct room *backstage, uint64_t guest)
{
	size_t position = 0;
	for (const struct room_guest *held = backstage->guests; held; held = held->hh.next) {
		position += held->guest.state == GUEST_STATE_WAITING;
		if (held->guest.guest == guest)
			break;
	}
	return position;
}

void room_guests_each(const struct room *backstage, room_guest_fn fn, void *cookie)
{
	for (const struct room_guest *held = backstage->guests; held; held = held->hh.next)
		fn(cookie, &held->guest);
}

static void drop(struct room *room, struct room_guest *held)
{
	HASH_DEL(room->guests, held);
	arena_fini(&held->arena);
	free(held);
}

/* Where there are as many as can be, the first who was turned away makes room. */
static void make_room(struct room *room)
{
	struct room_guest *held = room->guests;
	if (room_guest_count(room) < PROTO_GUESTS_MAX)
		return;
	while (held && !guest_is_out(held->guest.state))
		held = held->hh.next;
	if (held)
		drop(room, held);
}

void guests_put(struct room *room, const struct guest *guest)
{
	struct room_guest *held = find(room, guest->guest);
	struct arena arena;
	arena_init(&arena);
	struct guest next = guest_copy(guest, &arena);
	bool is_new = !held;
	if (is_new) {
		make_room(room);
		held = memory_new(1, sizeof(*held));
	}
	room_spend(room, &held->arena);
	held->guest = next;
	held->arena = arena;
	if (is_new)
		HASH_ADD(hh, room->guests, guest.guest, sizeof(held->guest.guest), held);
}

void guests_clear(struct room *room)
{
	struct room_guest *held, *next;
	HASH_ITER (hh, room->guests, held, next)
		drop(room, held);
}

/* A guest is a member like others, and where others cannot be guests. */
static bool may_stand(enum room_kind kind, enum member_role role, bool has_company)
{
	return !has_company || (kind == ROOM_KIND_SHARED && role == MEMBER_ROLE_MEMBER);
}

/* Whoever is there already stays what they are. */
static bool takes_joiner(const struct room *room, const struct joiner *joiner)
{
	const struct room_member *member = members_find(room, joiner->person);
	return may_stand(room->kind, joiner->role, joiner->has_company) &&
	       !find(room, joiner->person) && (!member || member->is_guest == joiner->has_company);
}

static bool takes_joiners(const struct room *room, const struct joiner_list *joiners)
{
	for (size_t i = 0; i < joiners->count; i++)
		if (!takes_joiner(room, &joiners->items[i]))
			return false;
	return true;
}

bool room_takes(const struct room *room, const struct event *event)
{
	const union event_body *body = &event->body;
	switch (event->kind) {
	case EVENT_ROOM_CREATED: /* once: a shared side becomes no backstage */
		return room->head == 0;
	case EVENT_MEMBER_JOINED:
		return takes_joiners(room, &body->member_joined.members);
	case EVENT_MEMBER_NAMED: /* nobody becomes a guest, or ceases to be one */
		return body->member_named.has_company ==
		       room_is_guest(room, body->member_named.person);
	case EVENT_MEMBER_CHANGED:
		return body->member_changed.role == MEMBER_ROLE_MEMBER ||
		       !room_is_guest(room, body->member_changed.person);
	case EVENT_PERSON_ADDED: /* nor does anybody come in by the house's door */
	case EVENT_PERSON_CHANGED:
		return room->kind == ROOM_KIND_HOUSE;
	case EVENT_CASE_OPENED:
	case EVENT_CASE_QUOTED:
	case EVENT_CASE_CHANGED:
	case EVENT_DOOR_CHANGED:
		return room->kind == ROOM_KIND_BACKSTAGE;
	case EVENT_GUEST_CHANGED:
		return room->kind == ROOM_KIND_BACKSTAGE &&
		       !room_member_role(room, body->guest_changed.guest.guest);
	default:
		return true;
	}
}

static bool is_member(const struct room_state *state, uint64_t person)
{
	for (size_t i = 0; i < state->members.count; i++)
		if (state->members.items[i].person == person)
			return true;
	return false;
}

bool guests_stand_well(const struct room_state *state)
{
	for (size_t i = 0; i < state->members.count; i++)
		if (!may_stand(state->kind, state->members.items[i].role,
			    state->members.items[i].has_company))
			return false;
	for (size_t i = 0; state->has_guests && i < state->guests.count; i++)
		if (is_member(state, state->guests.items[i].guest))
			return false;
	return state->kind == ROOM_KIND_BACKSTAGE ||
	       !(state->has_guests || state->has_door || state->has_shared || state->has_sheet);
}
