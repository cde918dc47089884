/* The tasks of a room, read from their events: what the index of tasks has to say. */
#ifndef RUNDE_JOURNAL_UPKEEP_TASKED_H
#define RUNDE_JOURNAL_UPKEEP_TASKED_H

#include "store/store.h"
#include "vault/vault.h"

struct tasked {
	uint64_t *seqs; /* owned */
	size_t count, room;
};

/* Notes an event of the room, if it made a task; in order of the numbers. */
void tasked_note(struct tasked *tasked, const struct store_event *row);
void tasked_fini(struct tasked *tasked);
/* What the index says otherwise of a task, or not at all; `right` is what it has to say, and NULL
 * where there is no such task. */
typedef void (*tasked_fn)(void *cookie, uint64_t task, const struct store_task *right);
/* Compares the index of a room with its events. A task that does not open is passed over. */
STORE_CHECK enum store_result tasked_compare(const struct tasked *tasked, struct store *store,
	struct vault *vault, uint64_t room, tasked_fn fn, void *cookie);

#endif
