#include "journal/upkeep/paired.h"

#include "base/memory.h"
#include "journal/load.h"

#include <uthash.h>

struct paired_side {
	uint64_t room;
	bool exists, named; /* it was noted itself; a backstage names it */
	UT_hash_handle hh;
};

static struct paired_side *side_of(struct paired *paired, uint64_t room)
{
	struct paired_side *side = NULL;
	HASH_FIND(hh, paired->sides, &room, sizeof(room), side);
	if (side)
		return side;
	side = memory_new(1, sizeof(*side));
	side->room = room;
	HASH_ADD(hh, paired->sides, room, sizeof(side->room), side);
	return side;
}

struct comparing {
	const struct room *other;
	bool differ;
};

static void compare(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct comparing *comparing = cookie;
	(void)since;
	comparing->differ |= room_member_role(comparing->other, person) != role;
}

struct counting {
	const struct room *room;
	size_t colleagues;
};

static void count(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct counting *counting = cookie;
	(void)role;
	(void)since;
	counting->colleagues += !room_is_guest(counting->room, person);
}

static bool same_people(const struct room *backstage, const struct room *shared)
{
	struct comparing comparing = {.other = shared};
	struct counting counting = {.room = shared};
	room_members_each(backstage, compare, &comparing);
	room_members_each(shared, count, &counting);
	return !comparing.differ && counting.colleagues == room_member_count(backstage);
}

static const char *fault_of(
	struct store *store, struct vault *vault, const struct room *backstage, bool named_before)
{
	struct room *shared;
	uint64_t seq;
	if (!backstage->shared)
		return "is a backstage without a case";
	if (named_before)
		return "has its shared side in common with another case";
	if (room_load(store, vault, backstage->shared, &shared, &seq) != STORE_OK)
		return "its shared side cannot be loaded";
	const char *fault = NULL;
	if (shared->head == 0 || shared->kind != ROOM_KIND_SHARED)
		fault = "its shared side is missing";
	else if (!same_people(backstage, shared))
		fault = "its members are not those of its shared side";
	else if (shared->settings.archived != backstage->settings.archived)
		fault = "one of its sides is archived, and the other is not";
	room_free(shared);
	return fault;
}

void paired_note(struct paired *paired, struct store *store, struct vault *vault,
	const struct room *room, paired_fn fn, void *cookie)
{
	if (room->kind == ROOM_KIND_SHARED)
		side_of(paired, room->id)->exists = true;
	if (room->kind != ROOM_KIND_BACKSTAGE)
		return;
	struct paired_side *side = room->shared ? side_of(paired, room->shared) : NULL;
	const char *fault = fault_of(store, vault, room, side && side->named);
	if (side)
		side->named = true;
	if (fault)
		fn(cookie, room->id, fault);
}

void paired_end(struct paired *paired, paired_fn fn, void *cookie)
{
	struct paired_side *side, *next;
	HASH_ITER (hh, paired->sides, side, next) {
		if (side->exists && !side->named)
			fn(cookie, side->room, "is the shared side of no case");
		HASH_DEL(paired->sides, side);
		free(side);
	}
}
