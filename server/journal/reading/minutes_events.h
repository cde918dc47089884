/* What minutes are made of, read from the events of a meeting. */
#ifndef RUNDE_JOURNAL_READING_MINUTES_EVENTS_H
#define RUNDE_JOURNAL_READING_MINUTES_EVENTS_H

#include "room/minutes/compose.h"
#include "store/store.h"
#include "vault/vault.h"

/* Reads a meeting at a room's head, and what is on record of it, into the source's `meeting` and
 * `events`; all of it lies in the arena. STORE_NONE: the event planned no meeting. STORE_DAMAGED:
 * an event does not open. */
STORE_CHECK enum store_result minutes_read_events(struct store *store, struct vault *vault,
	uint64_t room, uint64_t meeting, uint64_t head, struct arena *arena,
	struct minutes_source *ret_source);

#endif
