/* The numbers of those events of a room that are of one kind: what an index has a row for. */
#ifndef RUNDE_JOURNAL_UPKEEP_NUMBERS_H
#define RUNDE_JOURNAL_UPKEEP_NUMBERS_H

#include "store/store.h"

struct numbers {
	uint64_t *seqs; /* owned; in the order in which they were noted */
	size_t count, capacity;
};

/* Notes an event of the room, if it is of this kind. */
void numbers_note(struct numbers *numbers, int kind, const struct store_event *row);
/* It can be used anew. */
void numbers_fini(struct numbers *numbers);

#endif
