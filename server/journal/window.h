/* Reading a window of a room's journal: its rows, and what was changed of them later. */
#ifndef RUNDE_JOURNAL_WINDOW_H
#define RUNDE_JOURNAL_WINDOW_H

#include "base/arena.h"
#include "room/reading.h"
#include "store/store.h"
#include "vault/vault.h"

/* Reads the rows and, of later changes to each, the last of each kind, or of each kind and author,
 * as proto/ says of the kind; in order of their numbers, opened, in the arena. */
STORE_CHECK enum store_result window_read(const struct window *window, struct store *store,
	struct vault *vault, struct arena *arena, struct journal_event_list *ret_events);

#endif
