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
	const struct room *house, *shared;
	size_t colleagues, guests; /* who should be on the shared side */
	bool differ, misnamed;
};

static void compare(struct comparing *comparing, uint64_t person, enum member_role role,
	struct text name, bool is_guest)
{
	const struct room *shared = comparing->shared;
	bool same = room_member_role(shared, person) == role &&
		    room_is_guest(shared, person) == is_guest;
	comparing->differ |= !same;
	comparing->misnamed |= same && !text_is_same(room_member_name(shared, person), name);
}

static void compare_colleague(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct comparing *comparing = cookie;
	const struct profile *profile =
		comparing->house ? room_profile(comparing->house, person) : NULL;
	(void)since;
	comparing->colleagues++;
	compare(comparing, person, role,
		profile ? profile->name : room_member_name(comparing->shared, person), false);
}

static void compare_guest(void *cookie, const struct guest *guest)
{
	struct comparing *comparing = cookie;
	if (guest->state != GUEST_STATE_ADMITTED)
		return;
	comparing->guests++;
	compare(comparing, guest->guest, MEMBER_ROLE_MEMBER, guest->name, true);
}

static const char *people_differ(
	const struct room *house, const struct room *backstage, const struct room *shared)
{
	struct comparing comparing = {.house = house, .shared = shared};
	room_members_each(backstage, compare_colleague, &comparing);
	room_guests_each(backstage, compare_guest, &comparing);
	if (comparing.differ ||
		comparing.colleagues + comparing.guests != room_member_count(shared))
		return "its members and guests are not those of its shared side";
	return comparing.misnamed ? "somebody is called otherwise on its shared side" : NULL;
}

static const char *fault_of(struct store *store, struct vault *vault, const struct room *house,
	const struct room *backstage, bool named_before)
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
	else if (shared->settings.archived != backstage->settings.archived)
		fault = "one of its sides is archived, and the other is not";
	else
		fault = people_differ(house, backstage, shared);
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
	const char *fault = fault_of(store, vault, paired->house, room, side && side->named);
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
