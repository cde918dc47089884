/* Groups and pins inside a room's state. */
#include "base/memory.h"
#include "room/members.h"

#include <string.h>
#include <strings.h>

static struct room_group *find(const struct room *house, uint64_t group)
{
	struct room_group *found = NULL;
	HASH_FIND(hh, house->groups, &group, sizeof(group), found);
	return found;
}

const struct group *groups_find(const struct room *house, uint64_t group)
{
	const struct room_group *found = find(house, group);
	return found ? &found->group : NULL;
}

const struct person_ref_list *room_group_people(const struct room *house, uint64_t group)
{
	const struct group *found = groups_find(house, group);
	return found ? &found->people : NULL;
}

uint64_t groups_of_handle(const struct room *house, struct text handle)
{
	for (struct room_group *g = house->groups; g; g = g->hh.next)
		if (strcasecmp(g->group.handle.data, handle.data) == 0)
			return g->group.group;
	return 0;
}

size_t groups_count(const struct room *house)
{
	return HASH_COUNT(house->groups);
}

static char *put_text(char *at, struct text *text)
{
	memcpy(at, text->data, text->size + 1);
	text->data = at;
	return at + text->size + 1;
}

/* The people first, for they want to be aligned. */
static char *copy_into_block(struct group *group)
{
	size_t people = group->people.count * sizeof(*group->people.items);
	char *block = memory_new(1, people + group->handle.size + group->title.size + 2);
	if (people)
		memcpy(block, group->people.items, people);
	group->people.items = (struct person_ref *)(void *)block;
	put_text(put_text(block + people, &group->handle), &group->title);
	return block;
}

void groups_put(struct room *house, const struct group *group)
{
	struct room_group *held = find(house, group->group);
	struct group next = *group;
	char *block = copy_into_block(&next);
	bool is_new = !held;
	if (is_new)
		held = memory_new(1, sizeof(*held));
	free(held->block);
	held->group = next;
	held->block = block;
	if (is_new)
		HASH_ADD(hh, house->groups, group.group, sizeof(held->group.group), held);
}

static void drop(struct room *house, struct room_group *group)
{
	HASH_DEL(house->groups, group);
	free(group->block);
	free(group);
}

void groups_remove(struct room *house, uint64_t group)
{
	struct room_group *held = find(house, group);
	if (held)
		drop(house, held);
}

void groups_clear(struct room *house)
{
	struct room_group *group, *next;
	HASH_ITER (hh, house->groups, group, next)
		drop(house, group);
}

bool pins_have(const struct room *room, uint64_t message)
{
	for (size_t i = 0; i < room->pin_count; i++)
		if (room->pins[i] == message)
			return true;
	return false;
}

static void take_out(struct room *room, uint64_t message)
{
	size_t kept = 0;
	for (size_t i = 0; i < room->pin_count; i++)
		if (room->pins[i] != message)
			room->pins[kept++] = room->pins[i];
	room->pin_count = kept;
}

void pins_put(struct room *room, uint64_t message, bool on)
{
	take_out(room, message);
	if (on && room->pin_count < PROTO_PINS_MAX)
		room->pins[room->pin_count++] = message;
}
