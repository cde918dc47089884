#include "journal/joined.h"

#include "base/memory.h"

#include <string.h>
#include <uthash.h>

struct joined_person {
	uint64_t person;
	struct joined_room *rooms; /* owned */
	size_t count, room;
	UT_hash_handle hh;
};

static void drop(struct joined *joined, struct joined_person *person)
{
	HASH_DEL(joined->people, person);
	free(person->rooms);
	free(person);
}

void joined_fini(struct joined *joined)
{
	struct joined_person *person, *next;
	HASH_ITER (hh, joined->people, person, next)
		drop(joined, person);
}

static struct joined_person *find(const struct joined *joined, uint64_t person)
{
	struct joined_person *found = NULL;
	HASH_FIND(hh, joined->people, &person, sizeof(person), found);
	return found;
}

static struct joined_room *find_room(
	const struct joined_person *person, const struct room_entry *room)
{
	for (size_t i = 0; person && i < person->count; i++)
		if (person->rooms[i].room == room)
			return &person->rooms[i];
	return NULL;
}

const struct joined_room *joined_find(
	const struct joined *joined, uint64_t person, const struct room_entry *room)
{
	return find_room(find(joined, person), room);
}

enum member_role joined_role(
	const struct joined *joined, uint64_t person, const struct room_entry *room)
{
	const struct joined_room *found = joined_find(joined, person, room);
	return found ? found->role : (enum member_role)0;
}

bool joined_put(struct joined *joined, uint64_t person, const struct joined_room *room)
{
	struct joined_person *owner = find(joined, person);
	struct joined_room *found = find_room(owner, room->room);
	if (found) {
		*found = *room;
		return false;
	}
	if (!owner) {
		owner = memory_new(1, sizeof(*owner));
		owner->person = person;
		HASH_ADD(hh, joined->people, person, sizeof(owner->person), owner);
	}
	if (owner->count == owner->room) {
		owner->room = owner->room ? 2 * owner->room : 8;
		owner->rooms = memory_resize(owner->rooms, owner->room * sizeof(*owner->rooms));
	}
	owner->rooms[owner->count++] = *room;
	return true;
}

void joined_remove(struct joined *joined, uint64_t person, const struct room_entry *room)
{
	struct joined_person *owner = find(joined, person);
	struct joined_room *found = find_room(owner, room);
	if (!found)
		return;
	size_t after = owner->count - (size_t)(found - owner->rooms) - 1;
	memmove(found, found + 1, after * sizeof(*found));
	if (--owner->count == 0)
		drop(joined, owner);
}

const struct joined_room *joined_rooms(
	const struct joined *joined, uint64_t person, size_t *ret_count)
{
	const struct joined_person *owner = find(joined, person);
	*ret_count = owner ? owner->count : 0;
	return owner ? owner->rooms : NULL;
}
