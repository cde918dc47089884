/* What is kept of minutes with the event that says so, who is told, and what becomes of them when
 * their day has come. */
#ifndef RUNDE_JOURNAL_MINUTES_KEEPING_H
#define RUNDE_JOURNAL_MINUTES_KEEPING_H

#include "journal/batch.h"

/* Call after what was decided has been appended. False: the batch failed. */
bool minutes_keep(
	struct batch *batch, const struct room_entry *room, const struct decision *decision);

/* When minutes are looked at next; INT64_MAX: never. */
STORE_CHECK enum store_result minutes_next_due(struct store *store, int64_t *ret_due_ms);
/* A source of due.c: without objections they are sealed; else those in charge are told. */
int64_t minutes_next_ms(const struct core *core);
void minutes_act(struct batch *batch, int64_t now_ms);

#endif
