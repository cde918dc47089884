/* What the rules of cases must know of what lies outside the room's state. */
#ifndef RUNDE_JOURNAL_WRITING_CASE_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_CASE_SUBJECT_H

#include "journal/batch.h"

/* Whether the message a case is made of is there for whoever opens it, and what is copied of it and
 * its thread; into the arena. False: the batch failed. */
bool case_read_source(struct batch *batch, const struct case_source *source, const struct who *who,
	struct arena *arena, struct subject *subject);
/* Whether on either side of a case somebody has something to do until some day. */
void case_read_steps(
	struct batch *batch, const struct room_entry *backstage, struct subject *subject);

#endif
