/* The lists inside a room's state. For room/ alone. */
#ifndef RUNDE_ROOM_MEMBERS_H
#define RUNDE_ROOM_MEMBERS_H

#include "room/room.h"

#include <uthash.h>

struct room_member {
	uint64_t person;
	enum member_role role;
	uint64_t since;         /* the first event they see; 0: all */
	struct profile profile; /* in the house; elsewhere profile_texts is NULL */
	char *profile_texts;    /* owned */
	struct byline by;       /* on the shared side of a case; elsewhere by_texts is NULL */
	char *by_texts;         /* owned */
	bool is_guest;          /* there, whom they come from stands in `by` */
	UT_hash_handle hh;
};

struct room_channel {
	uint64_t room;
	char *title, *topic; /* owned */
	bool archived;
	UT_hash_handle hh;
};

/* Keeps what something was that an event has changed, for as long as a decision has events: they
 * may borrow from it. Empties the arena. */
void room_spend(struct room *room, struct arena *arena);
struct room_member *members_find(const struct room *room, uint64_t person);
/* Adds a member, or changes the role and beginning of one. */
struct room_member *members_put(
	struct room *room, uint64_t person, enum member_role role, uint64_t since);
/* What a member is called, and of guests whom they come from. */
void members_name(struct room_member *member, struct text name, bool is_guest, struct text company);
void members_remove(struct room *room, uint64_t person);
void members_clear(struct room *room);
struct room_channel *channels_find(const struct room *house, uint64_t channel);
void channels_put(struct room *house, const struct channel *channel);
void channels_remove(struct room *house, uint64_t channel);
void channels_clear(struct room *house);

/* Groups of the house. */
struct room_group {
	struct group group; /* texts and people lie in `block` */
	char *block;        /* owned */
	UT_hash_handle hh;
};

/* NULL: there is none. Valid until the state changes. */
const struct group *groups_find(const struct room *house, uint64_t group);
/* Whose handle it is, upper and lower case of ASCII alike; 0: nobody's. */
uint64_t groups_of_handle(const struct room *house, struct text handle);
size_t groups_count(const struct room *house);
/* The new value may borrow from the old one. */
void groups_put(struct room *house, const struct group *group);
void groups_remove(struct room *house, uint64_t group);
void groups_clear(struct room *house);

/* Pinned messages, the last pinned last. */
bool pins_have(const struct room *room, uint64_t message);
void pins_put(struct room *room, uint64_t message, bool on);

#endif
