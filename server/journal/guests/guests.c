#include "journal/guests/guests.h"

#include "base/memory.h"
#include "journal/core.h"

#include <utlist.h>

struct renewing {
	struct guests *guests;
	struct room_entry *backstage;
};

static void set_state(struct guests *guests, struct guest_place *place, enum guest_state state)
{
	bool waited = place->state == GUEST_STATE_WAITING, waits = state == GUEST_STATE_WAITING;
	place->state = state;
	if (waits && !waited)
		DL_APPEND2(guests->waits, place, prev_waits, next_waits);
	if (waited && !waits)
		DL_DELETE2(guests->waits, place, prev_waits, next_waits);
}

static struct guest_place *find(const struct guests *guests, uint64_t guest)
{
	struct guest_place *place = NULL;
	HASH_FIND(hh, guests->all, &guest, sizeof(guest), place);
	return place;
}

static void put(void *cookie, const struct guest *guest)
{
	const struct renewing *renewing = cookie;
	struct guest_place *place = find(renewing->guests, guest->guest);
	if (!place) {
		place = memory_new(1, sizeof(*place));
		place->guest = guest->guest;
		place->backstage = renewing->backstage;
		LL_PREPEND(renewing->backstage->guests, place);
		HASH_ADD(hh, renewing->guests->all, guest, sizeof(place->guest), place);
	}
	set_state(renewing->guests, place, guest->state);
}

static void drop(struct guests *guests, struct guest_place *place)
{
	set_state(guests, place, GUEST_STATE_REMOVED);
	LL_DELETE(place->backstage->guests, place);
	HASH_DEL(guests->all, place);
	free(place);
}

void guests_forget(struct guests *guests, struct room_entry *backstage)
{
	while (backstage->guests)
		drop(guests, backstage->guests);
}

void guests_renew(struct guests *guests, struct room_entry *backstage)
{
	struct renewing renewing = {guests, backstage};
	struct guest_place *place, *next;
	LL_FOREACH_SAFE(backstage->guests, place, next)
	{
		if (!room_guest(backstage->state, place->guest))
			drop(guests, place);
	}
	room_guests_each(backstage->state, put, &renewing);
}

const struct guest_place *guests_find(const struct core *core, uint64_t guest)
{
	return find(&core->rooms.guests, guest);
}

uint64_t guests_room(const struct core *core, uint64_t person)
{
	const struct guest_place *place = guests_find(core, person);
	bool is_in = place &&
		     (place->state == GUEST_STATE_ADMITTED || place->state == GUEST_STATE_WAITING);
	return is_in ? place->backstage->shared : 0;
}
