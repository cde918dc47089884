/* What the rules must know of the minutes a command is about, and what would be kept of them. */
#ifndef RUNDE_JOURNAL_MINUTES_DECIDING_H
#define RUNDE_JOURNAL_MINUTES_DECIDING_H

#include "journal/batch.h"
#include "room/minutes/life.h"

/* Reads it; the subject borrows from the arena. False: the batch failed. */
bool minutes_subject_read(struct batch *batch, const struct room_entry *room,
	const struct command *command, const struct who *who, struct arena *arena,
	struct subject *ret_subject);
/* Whether the minutes of a meeting were presented or sealed, so that its notes and summaries are
 * closed. False: the batch failed. */
bool minutes_look_closed(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct subject *subject);
/* Reads how the minutes of a meeting stand, ready to be sealed, whoever asks for it. ret_life NULL:
 * there can be none, or they cannot be read. False: the batch failed. */
bool minutes_prepare_seal(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct arena *arena, const struct minutes_life **ret_life);

#endif
