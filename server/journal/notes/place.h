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

#endif
