/* What a note is of: a page, or an item on the agenda of a meeting. */
#ifndef RUNDE_JOURNAL_NOTES_PLACE_H
#define RUNDE_JOURNAL_NOTES_PLACE_H

#include "journal/batch.h"
#include "store/notes.h"

/* The note that a command of notes is about. */
struct store_note_key note_key_of(const struct command *command);
/* What the rules must know of a note: the event that it is of, and whether it has its place there.
 * What is read lies in the arena. False: the batch failed. */
bool note_subject_read(struct batch *batch, const struct room_entry *room,
	const struct store_note_key *key, struct arena *arena, struct subject *ret_subject);
/* From when on somebody may know how a note came to be what it is: who came after the page or the
 * meeting, since they came; 0: from the beginning. False: the batch failed. */
bool note_known_since(struct batch *batch, const struct room_entry *room,
	const struct store_note_key *key, uint64_t person, int64_t *ret_ms);

#endif
