/* The lists inside a room's state. For room/ alone. */
#ifndef RUNDE_ROOM_MEMBERS_H
#define RUNDE_ROOM_MEMBERS_H

#include "base/text.h"
#include "room/room.h"

#include <uthash.h>

struct room_member {
	uint64_t person;
	enum member_role role;
	struct profile profile; /* in the house; elsewhere profile_texts is NULL */
	char *profile_texts;    /* owned */
	UT_hash_handle hh;
};

struct room_channel {
	uint64_t room;
	char *title, *topic; /* owned */
	UT_hash_handle hh;
};

struct room_member *members_find(const struct room *room, uint64_t person);
/* Adds a member, or changes the role and profile of one. profile NULL: as it is. */
void members_put(
	struct room *room, uint64_t person, enum member_role role, const struct profile *profile);
void members_remove(struct room *room, uint64_t person);
void members_clear(struct room *room);
void channels_put(struct room *room, uint64_t channel, struct text title, struct text topic);
void channels_clear(struct room *room);

#endif
