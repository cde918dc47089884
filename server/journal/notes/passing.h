/* A note is opened and closed, and where somebody stands in it is told: what passes, and is stored
 * nowhere. */
#ifndef RUNDE_JOURNAL_NOTES_PASSING_H
#define RUNDE_JOURNAL_NOTES_PASSING_H

#include "journal/batch.h"

void pass_note_open(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection);
void pass_note_close(struct batch *batch, struct call *call, const struct who *who);
void pass_note_point(struct batch *batch, struct call *call, const struct who *who);

#endif
