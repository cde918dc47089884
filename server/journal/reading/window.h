/* Reading a window of a room's journal: its rows, and what was changed of them later. */
#ifndef RUNDE_JOURNAL_READING_WINDOW_H
#define RUNDE_JOURNAL_READING_WINDOW_H

#include "base/arena.h"
#include "room/reading.h"
#include "store/store.h"
#include "vault/vault.h"

/* Reads a window, in order of numbers, opened, in the arena: rows and, unless it goes onwards, of
 * later changes to each the last of its kind, or of its kind and author, as proto/ says. Where that
 * is too much for one answer the window is narrowed: onwards from its end, else from its beginning.
 * A window with rows keeps at least one; of a row's own changes too many for an answer, some. */
STORE_CHECK enum store_result window_read(struct window *window, struct store *store,
	struct vault *vault, struct arena *arena, struct journal_event_list *ret_events);

#endif
