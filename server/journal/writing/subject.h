/* What the rules must know of what lies outside the room's state. */
#ifndef RUNDE_JOURNAL_WRITING_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_SUBJECT_H

#include "journal/batch.h"

/* What the subject borrows lies in the arena or in the room's state. False: the batch failed. */
bool subject_read(struct batch *batch, const struct room_entry *room, const struct command *command,
	const struct who *who, struct arena *arena, struct subject *ret_subject);

#endif
