/* Commands that write: said before? allowed? appended, answered. */
#ifndef RUNDE_JOURNAL_WRITING_WRITING_H
#define RUNDE_JOURNAL_WRITING_WRITING_H

#include "journal/batch.h"

void write_command(struct batch *batch, struct call *call, const struct who *who);
/* Decides and appends in one room, and what follows on the other side of a case. False: refused,
 * and the answer given, or the batch failed. */
bool write_decided(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, struct decision *ret_decision);
/* Answers with where the decision came to stand or, if nothing changes, with the room's last event:
 * 0 to those who are no members. */
void write_answer(struct batch *batch, struct call *call, const struct who *who,
	const struct room_entry *room, const struct decision *decision);

#endif
