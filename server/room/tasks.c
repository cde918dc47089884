#include "room/tasks.h"

#include "base/memory.h"
#include "proto/copy.h"

#include <stdlib.h>

static struct room_task *find(const struct room *room, uint64_t task)
{
	struct room_task *found = NULL;
	HASH_FIND(hh, room->tasks, &task, sizeof(task), found);
	return found;
}

const struct task_state *tasks_find(const struct room *room, uint64_t task)
{
	const struct room_task *found = find(room, task);
	return found ? &found->task : NULL;
}

size_t tasks_count(const struct room *room)
{
	return HASH_COUNT(room->tasks);
}

bool tasks_have_step(const struct room *room)
{
	for (const struct room_task *held = room->tasks; held; held = held->hh.next)
		if (held->task.what.has_person && held->task.what.has_until)
			return true;
	return false;
}

bool task_is_of(const struct task_state *task, uint64_t meeting, int64_t item)
{
	return task->has_meeting && task->meeting == meeting && task->what.has_item &&
	       task->what.item == item;
}

bool task_is_closed(const struct task *task)
{
	return task->status == TASK_STATUS_DONE || task->status == TASK_STATUS_DROPPED;
}

static void drop(struct room *room, struct room_task *held)
{
	HASH_DEL(room->tasks, held);
	arena_fini(&held->arena);
	free(held);
}

void tasks_put(struct room *room, const struct task_state *task)
{
	struct room_task *held = find(room, task->task);
	if (task_is_closed(&task->what)) {
		if (held)
			drop(room, held);
		return;
	}
	struct arena arena;
	arena_init(&arena);
	struct task_state next = task_state_copy(task, &arena);
	bool is_new = !held;
	if (is_new)
		held = memory_new(1, sizeof(*held));
	arena_fini(&held->arena);
	held->task = next;
	held->arena = arena;
	if (is_new)
		HASH_ADD(hh, room->tasks, task.task, sizeof(held->task.task), held);
}

void tasks_clear(struct room *room)
{
	struct room_task *held, *next;
	HASH_ITER (hh, room->tasks, held, next)
		drop(room, held);
}

struct task_state task_begin(const struct event *made)
{
	return (struct task_state){
		.task = made->seq,
		.author = made->author,
		.made = made->time_ms,
		.has_meeting = made->ref != 0,
		.meeting = made->ref,
		.what = made->body.task_made.what,
	};
}

void tasks_apply(struct room *room, const struct event *event)
{
	const struct task_state made =
		event->kind == EVENT_TASK_MADE ? task_begin(event) : event->body.task_changed.state;
	tasks_put(room, &made);
}
