#include "room/members.h"

#include "base/memory.h"
#include "room/profile.h"

struct room_member *members_find(const struct room *room, uint64_t person)
{
	struct room_member *member = NULL;
	HASH_FIND(hh, room->members, &person, sizeof(person), member);
	return member;
}

void members_put(
	struct room *room, uint64_t person, enum member_role role, const struct profile *profile)
{
	struct room_member *member = members_find(room, person);
	if (!member) {
		member = memory_new(1, sizeof(*member));
		member->person = person;
		HASH_ADD(hh, room->members, person, sizeof(member->person), member);
	}
	member->role = role;
	if (profile)
		profile_hold(&member->profile, &member->profile_texts, profile);
}

static void member_free(struct room_member *member)
{
	free(member->profile_texts);
	free(member);
}

void members_remove(struct room *room, uint64_t person)
{
	struct room_member *member = members_find(room, person);
	if (!member)
		return;
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

void channels_put(struct room *room, uint64_t channel, struct text title, struct text topic)
{
	struct room_channel *entry = NULL;
	HASH_FIND(hh, room->channels, &channel, sizeof(channel), entry);
	if (!entry) {
		entry = memory_new(1, sizeof(*entry));
		entry->room = channel;
		HASH_ADD(hh, room->channels, room, sizeof(entry->room), entry);
	}
	free(entry->title);
	free(entry->topic);
	entry->title = memory_copy_text(title.data, title.size);
	entry->topic = memory_copy_text(topic.data, topic.size);
}

void channels_clear(struct room *room)
{
	struct room_channel *entry, *next;
	HASH_ITER (hh, room->channels, entry, next) {
		HASH_DEL(room->channels, entry);
		free(entry->title);
		free(entry->topic);
		free(entry);
	}
}
