/* A task as the journal has it: what the index says of it, and itself, read from its events whether
 * it is open or closed. */
#ifndef RUNDE_JOURNAL_TASKS_H
#define RUNDE_JOURNAL_TASKS_H

#include "room/tasks.h"
#include "store/store.h"
#include "vault/vault.h"

/* What an event of a task says of it; borrows from the event. */
struct task_state task_of(const struct event *event);
/* Its row in the index after that event, as if nobody had to be reminded. */
struct store_task task_row(uint64_t room, const struct event *event);
/* When whoever does it is reminded next after a moment: some time before it is to be done, and when
 * that time is over. INT64_MAX: not any more, or there is nobody to remind or nothing to be
 * reminded of. */
int64_t task_reminds_ms(const struct store_task *row, int64_t after_ms);
/* Reads the event that says how a task stands. STORE_NONE: the number is no task's. STORE_DAMAGED:
 * it does not open. */
STORE_CHECK enum store_result task_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t task, struct arena *arena, struct event *ret_event);

#endif
