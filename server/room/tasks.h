/* The tasks inside a room's state: those that are not closed. */
#ifndef RUNDE_ROOM_TASKS_H
#define RUNDE_ROOM_TASKS_H

#include "room/room.h"

#include <uthash.h>

struct room_task {
	struct task_state task; /* all it points to lies in `arena` */
	struct arena arena;
	UT_hash_handle hh; /* by task.task, those that are open for longest first */
};

/* NULL: there is none, or it is closed. Valid until the state changes. */
const struct task_state *tasks_find(const struct room *room, uint64_t task);
size_t tasks_count(const struct room *room);
/* Whether somebody has something to do until some day. */
bool tasks_have_step(const struct room *room);
/* Whether it was made at this item of a meeting. */
bool task_is_of(const struct task_state *task, uint64_t meeting, int64_t item);
/* Adds a task or takes the place of the one with its number; a closed one leaves the state. */
void tasks_put(struct room *room, const struct task_state *task);
void tasks_clear(struct room *room);
/* Folds in an event of a task. */
void tasks_apply(struct room *room, const struct event *event);

/* Whether nothing is to be done about it any more: it is done or dropped. */
bool task_is_closed(const struct task *task);
/* What an EVENT_TASK_MADE amounts to; borrows from it. */
struct task_state task_begin(const struct event *made);

#endif
