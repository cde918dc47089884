/* What the rules must know of what lies outside the room's state. */
#ifndef RUNDE_JOURNAL_WRITING_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_SUBJECT_H

#include "journal/batch.h"

/* What the subject borrows lies in the arena or in the room's state. False: the batch failed. */
bool subject_read(struct batch *batch, const struct room_entry *room, const struct command *command,
	const struct who *who, struct arena *arena, struct subject *ret_subject);
/* An event of the room by its number, as its row's clear columns say. False: likewise. */
bool subject_read_row(struct batch *batch, const struct room_entry *room, uint64_t seq,
	struct subject *ret_subject);
/* The last event of a kind that changed an earlier one; in the arena. NULL: there is none, or it
 * does not open, or the batch failed. */
const struct event *subject_last_change(struct batch *batch, const struct room_entry *room,
	uint64_t seq, enum event_kind kind, struct arena *arena);

#endif
