/* The meetings of a room, read from its events: what the index of meetings has to say. */
#ifndef RUNDE_JOURNAL_UPKEEP_PLANNED_H
#define RUNDE_JOURNAL_UPKEEP_PLANNED_H

#include "journal/upkeep/numbers.h"
#include "vault/vault.h"

/* What the index says otherwise of a meeting, or not at all; `right` is what it has to say, and
 * NULL where no meeting was planned. */
typedef void (*planned_fn)(void *cookie, uint64_t meeting, const struct store_meeting *right);
/* Compares the index of a room with its events; `planned` are those that planned a meeting, in
 * order. A meeting that does not open is passed over. */
STORE_CHECK enum store_result planned_compare(const struct numbers *planned, struct store *store,
	struct vault *vault, uint64_t room, planned_fn fn, void *cookie);

#endif
