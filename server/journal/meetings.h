/* A meeting as the journal has it: what the index says of it, and itself, read from its events
 * whether it has ended or not. */
#ifndef RUNDE_JOURNAL_MEETINGS_H
#define RUNDE_JOURNAL_MEETINGS_H

#include "room/meetings.h"
#include "store/store.h"
#include "vault/vault.h"

/* Its row in the index. In an archived room nothing happens by itself. */
struct store_meeting meeting_row(uint64_t room, bool archived, const struct meeting *meeting);
/* Reads what a meeting amounts to at a room's head; in the arena. STORE_NONE: the event planned no
 * meeting. STORE_DAMAGED: an event of it does not open. */
STORE_CHECK enum store_result meeting_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t seq, uint64_t head, struct arena *arena, struct meeting *ret_meeting);

#endif
