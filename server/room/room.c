#include "room/room.h"

#include "base/memory.h"
#include "room/members.h"
#include "room/profile.h"

#include <strings.h>

struct room *room_new(uint64_t id)
{
	struct room *room = memory_new(1, sizeof(*room));
	room->id = id;
	room->title = memory_copy_text("", 0);
	room->topic = memory_copy_text("", 0);
	return room;
}

void room_free(struct room *room)
{
	if (!room)
		return;
	members_clear(room);
	channels_clear(room);
	free(room->title);
	free(room->topic);
	free(room->house_texts);
	free(room);
}

enum member_role room_member_role(const struct room *room, uint64_t person)
{
	const struct room_member *member = members_find(room, person);
	return member ? member->role : (enum member_role)0;
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

uint64_t room_person_of_email(const struct room *house, struct text email)
{
	for (struct room_member *member = house->members; member; member = member->hh.next)
		if (email.size && member->profile.has_email &&
			member->profile.email.size == email.size &&
			strcasecmp(member->profile.email.data, email.data) == 0)
			return member->person;
	return 0;
}

size_t room_member_count(const struct room *room)
{
	return HASH_COUNT(room->members);
}

size_t room_channel_count(const struct room *room)
{
	return HASH_COUNT(room->channels);
}

void room_members_each(const struct room *room,
	void (*fn)(void *cookie, uint64_t person, enum member_role role), void *cookie)
{
	for (struct room_member *member = room->members; member; member = member->hh.next)
		fn(cookie, member->person, member->role);
}

static struct text copy_text(struct arena *arena, const char *text)
{
	struct text copy = text_of(text);
	copy.data = arena_copy_text(arena, copy.data, copy.size);
	return copy;
}

static void export_members(
	const struct room *room, struct arena *arena, struct member_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room_member_count(room) * sizeof(*ret_list->items));
	for (struct room_member *member = room->members; member; member = member->hh.next) {
		struct member *item = &ret_list->items[ret_list->count++];
		*item = (struct member){.person = member->person, .role = member->role};
		item->has_profile = member->profile_texts != NULL;
		if (item->has_profile)
			item->profile = profile_copy(&member->profile, arena);
	}
}

static void export_channels(
	const struct room *room, struct arena *arena, struct channel_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room_channel_count(room) * sizeof(*ret_list->items));
	for (struct room_channel *entry = room->channels; entry; entry = entry->hh.next)
		ret_list->items[ret_list->count++] = (struct channel){
			.room = entry->room,
			.title = copy_text(arena, entry->title),
			.topic = copy_text(arena, entry->topic),
		};
}

void room_export(const struct room *room, struct arena *arena, struct room_state *ret_state)
{
	*ret_state = (struct room_state){
		.kind = room->kind,
		.seq = room->head,
		.title = copy_text(arena, room->title),
		.topic = copy_text(arena, room->topic),
	};
	export_members(room, arena, &ret_state->members);
	export_channels(room, arena, &ret_state->channels);
	ret_state->has_house = room->house_texts != NULL;
	if (ret_state->has_house)
		ret_state->house = house_copy(&room->house, arena);
}

static void set_text(char **owned, struct text text)
{
	free(*owned);
	*owned = memory_copy_text(text.data, text.size);
}

struct room *room_import(uint64_t id, const struct room_state *state, int64_t time_ms)
{
	struct room *room = room_new(id);
	room->kind = state->kind;
	room->head = state->seq;
	room->time_ms = time_ms;
	set_text(&room->title, state->title);
	set_text(&room->topic, state->topic);
	for (size_t i = 0; i < state->members.count; i++) {
		const struct member *member = &state->members.items[i];
		members_put(room, member->person, member->role,
			member->has_profile ? &member->profile : NULL);
	}
	for (size_t i = 0; i < state->channels.count; i++) {
		const struct channel *channel = &state->channels.items[i];
		channels_put(room, channel->room, channel->title, channel->topic);
	}
	if (state->has_house)
		house_hold(&room->house, &room->house_texts, &state->house);
	return room;
}

void room_pass(struct room *room, uint64_t seq, int64_t time_ms)
{
	if (seq != room->head + 1)
		BUG("an event out of order");
	room->head = seq;
	room->time_ms = time_ms;
}

void room_apply(struct room *room, const struct event *event)
{
	const union event_body *body = &event->body;

	room_pass(room, event->seq, event->time_ms);
	switch (event->kind) {
	case EVENT_ROOM_CREATED:
		room->kind = body->room_created.kind;
		set_text(&room->title, body->room_created.title);
		set_text(&room->topic, body->room_created.topic);
		break;
	case EVENT_MEMBER_JOINED:
		members_put(room, body->member_joined.person, body->member_joined.role, NULL);
		break;
	case EVENT_MEMBER_LEFT:
		members_remove(room, body->member_left.person);
		break;
	case EVENT_CHANNEL_ADDED:
		channels_put(room, body->channel_added.room, body->channel_added.title,
			body->channel_added.topic);
		break;
	case EVENT_PERSON_ADDED:
		members_put(room, body->person_added.person, body->person_added.role,
			&body->person_added.profile);
		break;
	case EVENT_PERSON_CHANGED:
		members_put(room, body->person_changed.person, body->person_changed.role,
			&body->person_changed.profile);
		break;
	case EVENT_HOUSE_CHANGED:
		set_text(&room->title, body->house_changed.house.title);
		house_hold(&room->house, &room->house_texts, &body->house_changed.house);
		break;
	default: /* the other kinds leave the state as it is: proto/ says "state": false */
		break;
	}
}
