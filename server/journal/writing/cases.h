/* Cases: two rooms of the same people. What is decided backstage of who is a member follows on the
 * shared side, in the same transaction; a postponed case opens on its day. */
#ifndef RUNDE_JOURNAL_WRITING_CASES_H
#define RUNDE_JOURNAL_WRITING_CASES_H

#include "journal/batch.h"

/* Effects. */
enum answering case_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed);
enum answering case_rename_prepare(struct batch *batch, struct call *call, const struct who *who);
enum answering case_rename(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

/* Appends what was decided for a room and, where it is a backstage, what follows on the shared
 * side. False: the batch failed, or the call was refused, because that cannot be read or is full.
 */
bool case_append(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, const struct decision *decision);

/* Call after an event has been folded in: a case that opens by itself is its host's to look after.
 * False: the batch failed. */
bool case_note(struct batch *batch, const struct room_entry *room, const struct event *event);

/* When the next case opens by itself; INT64_MAX: none does. */
int64_t cases_next_due(const struct core *core);
/* A source of due.c. */
int64_t cases_next_ms(const struct core *core);
void cases_act(struct batch *batch, int64_t now_ms);

#endif
