/* Tasks: what their events bring about in the transaction they are written in, and who is reminded
 * of them because it is time. */
#ifndef RUNDE_JOURNAL_WRITING_TASKS_H
#define RUNDE_JOURNAL_WRITING_TASKS_H

#include "journal/batch.h"

/* What there was before an event. */
struct task_step {
	bool was_open;       /* the task it is about, and that was open */
	uint64_t was_person; /* who did it; 0: nobody */
	int64_t was_until_ms;
	bool was_archived; /* the room */
};

/* Call before the event is folded into the room's state. */
struct task_step task_step_of(const struct room *room, const struct event *event);
/* Call after it has been: writes the index, tells whom a task is given to, and takes out of inboxes
 * what is not theirs to do any more. False: the batch failed. */
bool task_note(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct task_step *step);

/* When somebody is to be reminded of a task next; INT64_MAX: never. */
enum store_result tasks_next_due(struct store *store, int64_t *ret_due_ms);
/* A source of due.c. */
int64_t tasks_next_ms(const struct core *core);
void tasks_remind(struct batch *batch, int64_t now_ms);

#endif
