#include "room/members.h"

#include "base/memory.h"
#include "room/held.h"

struct room_member *members_find(const struct room *room, uint64_t person)
{
	struct room_member *member = NULL;
	HASH_FIND(hh, room->members, &person, sizeof(person), member);
	return member;
}

struct room_member *members_put(
	struct room *room, uint64_t person, enum member_role role, uint64_t since)
{
	struct room_member *member = members_find(room, person);
	if (!member) {
		member = memory_new(1, sizeof(*member));
		member->person = person;
		HASH_ADD(hh, room->members, person, sizeof(member->person), member);
	}
	room->latecomers -= member->since != 0;
	room->latecomers += since != 0;
	member->role = role;
	member->since = since;
	return member;
}

void members_name(struct room_member *member, struct text name, bool is_guest, struct text company)
{
	const struct byline by = {name, is_guest ? company : text_of("")};
	byline_hold(&member->by, &member->by_texts, &by);
	member->is_guest = is_guest;
}

static void member_free(struct room_member *member)
{
	free(member->profile_texts);
	free(member->by_texts);
	free(member);
}

void members_remove(struct room *room, uint64_t person)
{
	struct room_member *member = members_find(room, person);
	if (!member)
		return;
	room->latecomers -= member->since != 0;
	HASH_DEL(room->members, member);
	member_free(member);
}

void members_clear(struct room *room)
{
	struct room_member *member, *next;
	HASH_ITER (hh, room->members, member, next) {
		HASH_DEL(room->members, member);
		member_free(member);
	}
}

struct room_channel *channels_find(const struct room *house, uint64_t channel)
{
	struct room_channel *entry = NULL;
	HASH_FIND(hh, house->channels, &channel, sizeof(channel), entry);
	return entry;
}

void channels_put(struct room *house, const struct channel *channel)
{
	struct room_channel *entry = channels_find(house, channel->room);
	if (!entry) {
		entry = memory_new(1, sizeof(*entry));
		entry->room = channel->room;
		HASH_ADD(hh, house->channels, room, sizeof(entry->room), entry);
	}
	free(entry->title);
	free(entry->topic);
	entry->title = memory_copy_text(channel->title.data, channel->title.size);
	entry->topic = memory_copy_text(channel->topic.data, channel->topic.size);
	entry->archived = channel->archived;
}

static void channel_free(struct room_channel *entry)
{
	free(entry->title);
	free(entry->topic);
	free(entry);
}

void channels_remove(struct room *house, uint64_t channel)
{
	struct room_channel *entry = channels_find(house, channel);
	if (!entry)
		return;
	HASH_DEL(house->channels, entry);
	channel_free(entry);
}

void channels_clear(struct room *house)
{
	struct room_channel *entry, *next;
	HASH_ITER (hh, house->channels, entry, next) {
		HASH_DEL(house->channels, entry);
		channel_free(entry);
	}
}
