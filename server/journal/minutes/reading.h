/* What minutes are made of, read from disk: the meeting, what is on record of it, its notes. By
 * readers and the writer alike. */
#ifndef RUNDE_JOURNAL_MINUTES_READING_H
#define RUNDE_JOURNAL_MINUTES_READING_H

#include "journal/notes/rows.h"
#include "room/minutes/compose.h"

struct minutes_reading {
	uint64_t room;
	const struct meeting *meeting; /* in the arena */
	/* All but the languages, names and moment, which are the caller's to put in. */
	struct minutes_source source;
	struct zone *zone;        /* owned */
	struct note_state *notes; /* owned */
	size_t note_count;
};

/* Reads what is on record, up to an event. STORE_NONE: there is no such meeting; STORE_DAMAGED:
 * what it amounts to cannot be read. minutes_reading_fini() is due in any case; what it leaves lies
 * in the arena. */
STORE_CHECK enum store_result minutes_reading_begin(struct minutes_reading *reading,
	struct store *store, struct vault *vault, uint64_t room, uint64_t meeting, uint64_t head,
	struct arena *arena);
/* Reads the notes too, which stay until the reading is done with. */
STORE_CHECK enum store_result minutes_reading_notes(struct minutes_reading *reading,
	struct store *store, struct vault *vault, struct arena *arena);
void minutes_reading_fini(struct minutes_reading *reading);
#define MINUTES_READING_AUTO __attribute__((cleanup(minutes_reading_fini))) struct minutes_reading

#endif
