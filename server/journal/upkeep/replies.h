/* How many replies stand in the threads of a room, counted from its events: what the index of
 * threads has to say. */
#ifndef RUNDE_JOURNAL_UPKEEP_REPLIES_H
#define RUNDE_JOURNAL_UPKEEP_REPLIES_H

#include "store/store.h"

#include <uthash.h>

struct counted {
	uint64_t root, replies, last; /* none: 0 replies */
	UT_hash_handle hh;
};

/* Counts an event of the room, if it is a reply that stands. */
void replies_count(struct counted **threads, const struct store_event *row);
/* That of a root. */
struct counted *replies_of(struct counted **threads, uint64_t root);
/* Takes it out and frees it. */
void replies_drop(struct counted **threads, struct counted *thread);

#endif
