/* A cold room comes to life: its sealed snapshot and the events after it. */
#ifndef RUNDE_JOURNAL_LOAD_H
#define RUNDE_JOURNAL_LOAD_H

#include "room/room.h"
#include "store/store.h"
#include "vault/vault.h"

/* Loads a room's state. STORE_DAMAGED if a row the state needs does not open. The caller frees it.
 */
enum store_result room_load(struct store *store, struct vault *vault, uint64_t id,
	struct room **ret_room, uint64_t *ret_snapshot_seq);
/* The same from the first event on, without the snapshot. */
enum store_result room_replay(
	struct store *store, struct vault *vault, uint64_t id, struct room **ret_room);
/* Whether it is archived, as its state on disk says; not where that does not open. */
bool room_is_archived(struct store *store, struct vault *vault, uint64_t id);
/* Writes the state as the room's newest snapshot; inside a transaction. */
enum store_result room_save(struct store *store, struct vault *vault, const struct room *room);
/* What an event's sealed body is bound to. */
struct seal_label seal_label_of(uint64_t room, const struct store_event *event);
/* Opens an event's row and decodes its body into the arena. False: it does not open. */
bool event_open(struct vault *vault, const struct store_event *row, struct arena *arena,
	struct event *ret_event);

#endif
