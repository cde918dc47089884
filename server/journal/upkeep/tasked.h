/* The tasks of a room, read from their events: what the index of tasks has to say. */
#ifndef RUNDE_JOURNAL_UPKEEP_TASKED_H
#define RUNDE_JOURNAL_UPKEEP_TASKED_H

#include "journal/upkeep/numbers.h"
#include "vault/vault.h"

/* What the index says otherwise of a task, or not at all; `right` is what it has to say, and NULL
 * where there is no such task. */
typedef void (*tasked_fn)(void *cookie, uint64_t task, const struct store_task *right);
/* Compares the index of a room with its events; `tasked` are those that made a task, in order. A
 * task that does not open is passed over. */
STORE_CHECK enum store_result tasked_compare(const struct numbers *tasked, struct store *store,
	struct vault *vault, uint64_t room, tasked_fn fn, void *cookie);

#endif
