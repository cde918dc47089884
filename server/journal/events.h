/* Events of a room, read from disk and opened. */
#ifndef RUNDE_JOURNAL_EVENTS_H
#define RUNDE_JOURNAL_EVENTS_H

#include "proto/event.h"
#include "store/store.h"
#include "vault/vault.h"

/* The event with this number, if it is of this kind, into the arena. STORE_NONE: there is no such
 * event. STORE_DAMAGED: it does not open; where only memory is short that is STORE_FAILED. */
STORE_CHECK enum store_result event_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t seq, enum event_kind kind, struct arena *arena, struct event *ret_event);
/* Likewise the last one of a kind that changed it, up to a room's head. */
STORE_CHECK enum store_result event_load_change(struct store *store, struct vault *vault,
	uint64_t room, uint64_t seq, enum event_kind kind, uint64_t head, struct arena *arena,
	struct event *ret_event);

/* Events opened one by one. */
struct event_list {
	struct vault *vault;
	struct arena *arena;
	struct event *items; /* in the arena */
	size_t count, room;
	bool damaged; /* one did not open */
};
/* Opens a row and adds it to the list that the cookie is. False: it does not open. */
bool event_list_add(void *cookie, const struct store_event *row);
/* Puts them in order of their numbers. */
void event_list_sort(struct event_list *list);

#endif
