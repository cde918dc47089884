#include "room/room.h"

#include "base/memory.h"
#include "proto/house_limits.h"
#include "room/guests.h"
#include "room/held.h"
#include "room/meetings.h"
#include "room/members.h"
#include "room/polls.h"
#include "room/sheet.h"
#include "room/tasks.h"

#include <strings.h>

struct room *room_new(uint64_t id)
{
	struct room *room = memory_new(1, sizeof(*room));
	room->id = id;
	return room;
}

void room_free(struct room *room)
{
	if (!room)
		return;
	members_clear(room);
	channels_clear(room);
	groups_clear(room);
	meetings_clear(room);
	polls_clear(room);
	tasks_clear(room);
	sheet_clear(room);
	guests_clear(room);
	free(room->settings_texts);
	free(room->house_texts);
	free(room->door_texts);
	free(room);
}

struct text room_title(const struct room *room)
{
	if (room->settings_texts)
		return room->settings.title;
	return room->house_texts ? room->house.title : text_of("");
}

enum member_role room_member_role(const struct room *room, uint64_t person)
{
	const struct room_member *member = members_find(room, person);
	return member ? member->role : (enum member_role)0;
}

uint64_t room_member_since(const struct room *room, uint64_t person)
{
	const struct room_member *member = members_find(room, person);
	return member ? member->since : 0;
}

struct text room_member_name(const struct room *room, uint64_t person)
{
	const struct room_member *member = members_find(room, person);
	return member && member->by_texts ? member->by.name : text_of("");
}

bool room_is_guest(const struct room *room, uint64_t person)
{
	const struct room_member *member = members_find(room, person);
	return member && member->is_guest;
}

enum member_role room_active_role(const struct room *house, uint64_t person)
{
	const struct room_member *member = members_find(house, person);
	return member && member->profile.active ? member->role : (enum member_role)0;
}

size_t room_owner_count(const struct room *room)
{
	size_t count = 0;
	for (struct room_member *member = room->members; member; member = member->hh.next)
		if (member->role == MEMBER_ROLE_OWNER &&
			(room->kind != ROOM_KIND_HOUSE || member->profile.active))
			count++;
	return count;
}

const struct profile *room_profile(const struct room *house, uint64_t person)
{
	const struct room_member *member = members_find(house, person);
	return member && member->profile_texts ? &member->profile : NULL;
}

struct house_limits room_limits(const struct room *house)
{
	struct house_limits limits = house->house.limits;
	house_limits_fill(&limits);
	return limits;
}

bool room_is_bot(const struct room *house, uint64_t person)
{
	const struct profile *profile = room_profile(house, person);
	return profile && profile->has_bot && profile->bot;
}

static bool is_same(struct text one, struct text other)
{
	return one.size == other.size && one.size && strcasecmp(one.data, other.data) == 0;
}

bool room_receives(const struct room *backstage, const struct room *house, uint64_t person)
{
	return room_member_role(backstage, person) && room_active_role(house, person) &&
	       !room_is_bot(house, person);
}

uint64_t room_person_of_email(const struct room *house, struct text email)
{
	for (struct room_member *member = house->members; member; member = member->hh.next)
		if (member->profile.has_email && is_same(member->profile.email, email))
			return member->person;
	return 0;
}

uint64_t room_channel_of_title(const struct room *house, struct text title)
{
	for (struct room_channel *entry = house->channels; entry; entry = entry->hh.next)
		if (is_same(text_of(entry->title), title))
			return entry->room;
	return 0;
}

size_t room_member_count(const struct room *room)
{
	return HASH_COUNT(room->members);
}

size_t room_channel_count(const struct room *house)
{
	return HASH_COUNT(house->channels);
}

void room_members_each(const struct room *room, room_member_fn fn, void *cookie)
{
	for (struct room_member *member = room->members; member; member = member->hh.next)
		fn(cookie, member->person, member->role, member->since);
}

void room_pass(struct room *room, uint64_t seq, int64_t time_ms)
{
	if (seq != room->head + 1)
		BUG("an event out of order");
	room->head = seq;
	room->time_ms = time_ms;
}

static void put_person(
	struct room *house, uint64_t person, enum member_role role, const struct profile *profile)
{
	struct room_member *member = members_put(house, person, role, 0);
	profile_hold(&member->profile, &member->profile_texts, profile);
}

static void put_members(struct room *room, const struct member_joined *joined)
{
	const struct joiner *joiners = joined->members.items;
	for (size_t i = 0; i < joined->members.count; i++) {
		struct room_member *member = members_put(room, joiners[i].person, joiners[i].role,
			joined->has_since ? joined->since : 0);
		if (joiners[i].has_name)
			members_name(member, joiners[i].name, joiners[i].has_company,
				joiners[i].company);
	}
}

static void name_member(struct room *room, const struct member_named *named)
{
	struct room_member *member = members_find(room, named->person);
	if (member)
		members_name(member, named->name, named->has_company, named->company);
}

static void change_member(struct room *room, const struct member_changed *changed)
{
	struct room_member *member = members_find(room, changed->person);
	if (member)
		member->role = changed->role;
}

void room_apply(struct room *room, const struct event *event)
{
	const union event_body *body = &event->body;

	if (!room_takes(room, event))
		BUG("a guest where there can be none");
	room_pass(room, event->seq, event->time_ms);
	switch (event->kind) {
	case EVENT_ROOM_CREATED:
		room->kind = body->room_created.kind;
		if (body->room_created.has_settings)
			settings_hold(&room->settings, &room->settings_texts,
				&body->room_created.settings);
		break;
	case EVENT_ROOM_CHANGED:
		settings_hold(&room->settings, &room->settings_texts, &body->room_changed.settings);
		break;
	case EVENT_MEMBER_JOINED:
		put_members(room, &body->member_joined);
		break;
	case EVENT_MEMBER_CHANGED:
		change_member(room, &body->member_changed);
		break;
	case EVENT_MEMBER_NAMED:
		name_member(room, &body->member_named);
		break;
	case EVENT_MEMBER_LEFT:
		members_remove(room, body->member_left.person);
		break;
	case EVENT_CHANNEL_LISTED:
		channels_put(room, &body->channel_listed.channel);
		break;
	case EVENT_CHANNEL_UNLISTED:
		channels_remove(room, body->channel_unlisted.room);
		break;
	case EVENT_GROUP_CHANGED:
		groups_put(room, &body->group_changed.group);
		break;
	case EVENT_GROUP_REMOVED:
		groups_remove(room, body->group_removed.group);
		break;
	case EVENT_MESSAGE_PINNED:
		pins_put(room, event->ref, body->message_pinned.on);
		break;
	case EVENT_MESSAGE_ERASED:
		pins_put(room, event->ref, false);
		break;
	case EVENT_PERSON_ADDED:
		put_person(room, body->person_added.person, body->person_added.role,
			&body->person_added.profile);
		break;
	case EVENT_PERSON_CHANGED:
		put_person(room, body->person_changed.person, body->person_changed.role,
			&body->person_changed.profile);
		break;
	case EVENT_HOUSE_CHANGED:
		house_hold(&room->house, &room->house_texts, &body->house_changed.house);
		break;
	case EVENT_MEETING_PLANNED:
	case EVENT_MEETING_CHANGED:
	case EVENT_MEETING_MOVED:
	case EVENT_MEETING_ANSWERED:
	case EVENT_MEETING_ATTENDED:
	case EVENT_AGENDA_CHANGED:
		meetings_apply(room, event);
		break;
	case EVENT_POLL_ASKED:
	case EVENT_POLL_OPENED:
	case EVENT_POLL_CLOSED:
		polls_apply(room, event);
		break;
	case EVENT_TASK_MADE:
	case EVENT_TASK_CHANGED:
		tasks_apply(room, event);
		break;
	case EVENT_DECISION_MADE:
		room->decisions = body->decision_made.decided.number;
		break;
	case EVENT_CASE_OPENED:
	case EVENT_CASE_CHANGED:
		sheet_apply(room, event);
		break;
	case EVENT_GUEST_CHANGED:
		guests_put(room, &body->guest_changed.guest);
		break;
	case EVENT_DOOR_CHANGED:
		door_hold(&room->door, &room->door_texts, &body->door_changed.door);
		break;
	default: /* the other kinds leave the state as it is: proto/ says "state": false */
		break;
	}
}
