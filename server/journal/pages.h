/* Pages of a room: how many there are, and what is said of one. They are no part of the room's
 * state, so their events are read. */
#ifndef RUNDE_JOURNAL_PAGES_H
#define RUNDE_JOURNAL_PAGES_H

#include "proto/event.h"
#include "store/store.h"
#include "vault/vault.h"

/* What is said of a page now; in the arena. STORE_NONE: it is none. STORE_DAMAGED: it does not
 * open, or memory is short within an attempt. */
STORE_CHECK enum store_result pages_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t page, struct arena *arena, struct page_state *ret_state);
/* What the last change up to `head` says of a page whose page.made said `state`; likewise. */
STORE_CHECK enum store_result pages_change(struct store *store, struct vault *vault, uint64_t room,
	uint64_t page, uint64_t head, struct arena *arena, struct page_state *state);
/* How many there are, counted up to pages_max. */
STORE_CHECK enum store_result pages_count(struct store *store, uint64_t room, unsigned *ret_count);

#endif
