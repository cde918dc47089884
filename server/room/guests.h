/* The guests of a case inside the state of its backstage, and where they can be members. For room/
 * alone. */
#ifndef RUNDE_ROOM_GUESTS_H
#define RUNDE_ROOM_GUESTS_H

#include "room/room.h"

#include <uthash.h>

struct room_guest {
	struct guest guest; /* all it points to lies in `arena` */
	struct arena arena;
	UT_hash_handle hh; /* by guest.guest, in order of coming */
};

/* Adds a guest or takes the place of who they were; the new value may borrow from the old one. Of
 * more than a case can have, the first who was turned away is known no more. */
void guests_put(struct room *room, const struct guest *guest);
void guests_clear(struct room *room);
/* Whether an exported state has guests only where there can be some. */
bool guests_stand_well(const struct room_state *state);

#endif
