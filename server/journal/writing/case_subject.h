/* What the rules of cases must know of what lies outside the room's state. */
#ifndef RUNDE_JOURNAL_WRITING_CASE_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_CASE_SUBJECT_H

#include "journal/batch.h"

/* Whoever opens a case and those who are in it from the beginning; whether the message it is made
 * of is there for them, and what is copied of that and its thread, into the arena. False: the batch
 * failed. */
bool case_read_opening(struct batch *batch, const struct case_open_params *params,
	const struct who *who, struct arena *arena, struct subject *subject);
/* Where it is to be solved: whether on either side of a case somebody has something to do until
 * some day. */
void case_read_steps(struct batch *batch, const struct room_entry *backstage,
	const struct case_change_params *params, struct subject *subject);

#endif
