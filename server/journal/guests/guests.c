#include "journal/guests/guests.h"

#include "base/memory.h"
#include "journal/core.h"

#include <utlist.h>

struct renewing {
	struct guests *guests;
	struct room_entry *backstage;
};

static void add(void *cookie, const struct guest *guest)
{
	const struct renewing *renewing = cookie;
	struct guests *guests = renewing->guests;
	struct guest_place *place = memory_new(1, sizeof(*place));
	place->guest = guest->guest;
	place->state = guest->state;
	place->backstage = renewing->backstage;
	LL_PREPEND(renewing->backstage->guests, place);
	HASH_ADD(hh, guests->all, guest, sizeof(place->guest), place);
	if (place->state == GUEST_STATE_WAITING)
		DL_APPEND2(guests->waits, place, prev_waits, next_waits);
}

void guests_forget(struct guests *guests, struct room_entry *backstage)
{
	while (backstage->guests) {
		struct guest_place *place = backstage->guests;
		LL_DELETE(backstage->guests, place);
		HASH_DEL(guests->all, place);
		if (place->state == GUEST_STATE_WAITING)
			DL_DELETE2(guests->waits, place, prev_waits, next_waits);
		free(place);
	}
}

void guests_renew(struct guests *guests, struct room_entry *backstage)
{
	struct renewing renewing = {guests, backstage};
	guests_forget(guests, backstage);
	room_guests_each(backstage->state, add, &renewing);
}

const struct guest_place *guests_find(const struct core *core, uint64_t guest)
{
	struct guest_place *place = NULL;
	HASH_FIND(hh, core->rooms.guests.all, &guest, sizeof(guest), place);
	return place;
}

uint64_t guests_room(const struct core *core, uint64_t person)
{
	const struct guest_place *place = guests_find(core, person);
	bool is_in = place &&
		     (place->state == GUEST_STATE_ADMITTED || place->state == GUEST_STATE_WAITING);
	return is_in ? place->backstage->shared : 0;
}
