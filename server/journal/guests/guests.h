/* Which guests there are and of which case, as the backstages say; in memory, of all rooms. */
#ifndef RUNDE_JOURNAL_GUESTS_GUESTS_H
#define RUNDE_JOURNAL_GUESTS_GUESTS_H

#include "proto/gen/types.h"

#include <uthash.h>

struct core;
struct room_entry;

struct guest_place {
	uint64_t guest;
	enum guest_state state;
	struct room_entry *backstage;                /* borrowed */
	struct guest_place *next;                    /* of the same case, in no order */
	struct guest_place *prev_waits, *next_waits; /* among all who wait */
	UT_hash_handle hh;
};

struct guests {
	struct guest_place *all;   /* owned; hashed by guest */
	struct guest_place *waits; /* list */
};

/* Call after the guests of a warm backstage may have changed, or where it has become warm. Whoever
 * is still among them keeps their place. */
void guests_renew(struct guests *guests, struct room_entry *backstage);
/* Forgets those of a backstage; harmless for other rooms. */
void guests_forget(struct guests *guests, struct room_entry *backstage);
/* NULL: nobody is a guest of this id. Valid until they are among those of their case no more. */
const struct guest_place *guests_find(const struct core *core, uint64_t guest);
/* The room somebody is a guest of, or waits to be let into; 0: they are none, or not any more. */
uint64_t guests_room(const struct core *core, uint64_t person);

#endif
