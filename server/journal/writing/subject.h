/* What the rules must know of what lies outside the room's state. */
#ifndef RUNDE_JOURNAL_WRITING_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_SUBJECT_H

#include "journal/batch.h"

/* False: the batch failed. */
bool subject_read(struct batch *batch, const struct room_entry *room, const struct command *command,
	const struct who *who, struct subject *ret_subject);

#endif
