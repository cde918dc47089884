/* Which rooms a person has joined, and as what. The house is in nobody's list: whoever has an
 * account is in it. */
#ifndef RUNDE_JOURNAL_JOINED_H
#define RUNDE_JOURNAL_JOINED_H

#include "proto/gen/types.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct joined_person;
struct room_entry;

struct joined {
	struct joined_person *people; /* owned; hashed by person */
};

struct joined_room {
	struct room_entry *room; /* borrowed */
	enum member_role role;
	uint64_t since; /* the first event they see; 0: all */
};

void joined_fini(struct joined *joined);
/* Adds a room at the end of a person's list: true; or changes what it says where it is in it:
 * false. */
bool joined_put(struct joined *joined, uint64_t person, const struct joined_room *room);
/* A room in a person's list; NULL: it is not. Borrowed, valid until one is put or removed. */
const struct joined_room *joined_find(
	const struct joined *joined, uint64_t person, const struct room_entry *room);
/* What somebody is in a room; 0: nothing. */
enum member_role joined_role(
	const struct joined *joined, uint64_t person, const struct room_entry *room);
/* Takes a room out; harmless where it is not in the list. */
void joined_remove(struct joined *joined, uint64_t person, const struct room_entry *room);
/* A person's rooms in order of joining; borrowed, valid until one is put or removed. */
const struct joined_room *joined_rooms(
	const struct joined *joined, uint64_t person, size_t *ret_count);

#endif
