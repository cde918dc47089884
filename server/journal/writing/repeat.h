/* A command that is said again. */
#ifndef RUNDE_JOURNAL_WRITING_REPEAT_H
#define RUNDE_JOURNAL_WRITING_REPEAT_H

#include "journal/batch.h"

/* Whether an event with the command's client id came of this command, and not of another one that
 * was given the same id. */
enum store_result repeat_compare(struct core *core, const struct command *command,
	const struct store_event *row, bool *ret_same);

#endif
