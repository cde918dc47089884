#include "journal/tasks.h"

#include "journal/events.h"
#include "proto/gen/limits.h"

enum { HOUR_MS = 60 * MINUTE_MS };

struct task_state task_of(const struct event *event)
{
	return event->kind == EVENT_TASK_MADE ? task_begin(event) : event->body.task_changed.state;
}

struct store_task task_row(uint64_t room, const struct event *event)
{
	const struct task_state state = task_of(event);
	return (struct store_task){
		.room = room,
		.task = state.task,
		.last = event->seq,
		.person = state.what.has_person ? state.what.person : 0,
		.until_ms = state.what.has_until ? state.what.until : INT64_MAX,
		.open = !task_is_closed(&state.what),
		.changed_ms = event->time_ms,
		.due_ms = INT64_MAX,
	};
}

int64_t task_reminds_ms(const struct store_task *row, int64_t after_ms)
{
	int64_t soon_ms = row->until_ms - (int64_t)PROTO_TASK_NOTICE_HOURS * HOUR_MS;
	if (!row->open || !row->person || row->until_ms == INT64_MAX)
		return INT64_MAX;
	if (soon_ms > after_ms)
		return soon_ms;
	return row->until_ms > after_ms ? row->until_ms : INT64_MAX;
}

enum store_result task_load(struct store *store, struct vault *vault, uint64_t room, uint64_t task,
	struct arena *arena, struct event *ret_event)
{
	enum store_result result = event_load_change(
		store, vault, room, task, EVENT_TASK_CHANGED, UINT32_MAX, arena, ret_event);
	if (result == STORE_NONE)
		result = event_load(store, vault, room, task, EVENT_TASK_MADE, arena, ret_event);
	return result;
}
