/* The meetings of a room, read from its events: what the index of meetings has to say. */
#ifndef RUNDE_JOURNAL_UPKEEP_PLANNED_H
#define RUNDE_JOURNAL_UPKEEP_PLANNED_H

#include "store/store.h"
#include "vault/vault.h"

struct planned {
	uint64_t *seqs; /* owned */
	size_t count, room;
};

/* Notes an event of the room, if it planned a meeting; in order of the numbers. */
void planned_note(struct planned *planned, const struct store_event *row);
void planned_fini(struct planned *planned);
/* What the index says otherwise of a meeting, or not at all; `right` is what it has to say, and
 * NULL where no meeting was planned. */
typedef void (*planned_fn)(void *cookie, uint64_t meeting, const struct store_meeting *right);
/* Compares the index of a room with its events. A meeting that does not open is passed over. */
STORE_CHECK enum store_result planned_compare(const struct planned *planned, struct store *store,
	struct vault *vault, uint64_t room, planned_fn fn, void *cookie);

#endif
