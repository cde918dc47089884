/* What is kept of a note and what goes: a state of the document for every sitting, and the steps
 * for those who come back, until it rests. */
#ifndef RUNDE_JOURNAL_NOTES_SITTING_H
#define RUNDE_JOURNAL_NOTES_SITTING_H

#include "journal/batch.h"

/* Call after somebody has written: notes who and on what occasion, and keeps the document where
 * enough has been written since it was last. False: the batch failed. */
bool note_sit(struct batch *batch, const struct room_entry *room, struct live_note *note,
	uint64_t person);
/* The sittings of a meeting's notes end: it has moved on. False: the batch failed. */
bool notes_end_sittings(struct batch *batch, uint64_t room, uint64_t meeting);
/* A source of due.c: notes that nobody has written in for a while come to rest. */
int64_t notes_next_ms(const struct core *core);
void notes_act(struct batch *batch, int64_t now_ms);

#endif
