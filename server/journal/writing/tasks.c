#include "journal/writing/tasks.h"

#include "base/limits.h"
#include "journal/tasks.h"
#include "journal/writing/inbox.h"

struct task_step task_step_of(const struct room *room, const struct event *event)
{
	struct task_step step = {
		.was_until_ms = INT64_MAX, .was_archived = room->settings.archived};
	const struct task_state *was =
		event->kind == EVENT_TASK_CHANGED ? tasks_find(room, event->ref) : NULL;
	if (!was)
		return step;
	step.was_open = true;
	step.was_person = was->what.has_person ? was->what.person : 0;
	if (was->what.has_until)
		step.was_until_ms = was->what.until;
	return step;
}

static bool put_row(struct batch *batch, const struct store_task *row)
{
	struct core *core = batch->core;
	if (!batch_stored(batch, store_task_put(core->store, row)))
		return false;
	if (row->due_ms < core->task_ms)
		core->task_ms = row->due_ms;
	return true;
}

/* What somebody was reminded of already they are not reminded of again, whatever the clock says, as
 * long as it is the same person and the same day. */
static bool find_due(struct batch *batch, const struct event *event, const struct task_step *step,
	struct store_task *row)
{
	struct store_task was;
	bool same = step->was_open && row->open && step->was_person == row->person &&
		    step->was_until_ms == row->until_ms;
	row->due_ms = task_reminds_ms(row, event->time_ms);
	if (!same)
		return true;
	enum store_result result = store_task_get(batch->core->store, row->room, row->task, &was);
	if (result == STORE_OK)
		row->due_ms = was.due_ms;
	return result == STORE_NONE || batch_stored(batch, result);
}

/* The event of a task that somebody sees; what was before they came is not in their journal. 0:
 * none. */
static uint64_t event_seen(const struct store_task *row, uint64_t since)
{
	if (row->task >= since)
		return row->task;
	return row->last >= since ? row->last : 0;
}

static bool tell(struct batch *batch, const struct room *room, const struct store_task *row)
{
	const struct store_notice notice = {.room = row->room,
		.seq = event_seen(row, room_member_since(room, row->person)),
		.reason = NOTICE_REASON_TASK};
	return !notice.seq || inbox_renew(batch, row->person, notice);
}

static bool note(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct task_step *step)
{
	struct store_task row = task_row(room->id, event);
	bool moves = step->was_open && (!row.open || step->was_person != row.person);
	bool is_new = row.open && row.person && row.person != event->author &&
		      (!step->was_open || step->was_person != row.person) &&
		      room_member_role(room->state, row.person);
	if (!find_due(batch, event, step, &row) || !put_row(batch, &row))
		return false;
	if (moves && !inbox_settle_task(batch, room, row.task, row.open ? step->was_person : 0))
		return false;
	return !is_new || tell(batch, room->state, &row);
}

/* Of what is archived nobody is reminded; of what is not any more, from then on. */
static bool put_all_rows(struct batch *batch, const struct room *room, int64_t now_ms)
{
	ARENA_AUTO arena;
	size_t count = 0;
	bool archived = room->settings.archived;
	uint64_t id = room->id;
	arena_init(&arena);
	uint64_t *tasks = arena_new(&arena, tasks_count(room) * sizeof(*tasks));
	for (const struct room_task *held = room->tasks; held; held = held->hh.next)
		tasks[count++] = held->task.task;
	for (size_t i = 0; i < count; i++) {
		struct store_task row;
		enum store_result result = store_task_get(batch->core->store, id, tasks[i], &row);
		if (result == STORE_NONE)
			continue;
		if (!batch_stored(batch, result))
			return false;
		row.due_ms = archived ? INT64_MAX : task_reminds_ms(&row, now_ms);
		if (!put_row(batch, &row))
			return false;
	}
	return true;
}

bool task_note(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct task_step *step)
{
	switch (event->kind) {
	case EVENT_ROOM_CHANGED:
		return step->was_archived == room->state->settings.archived ||
		       put_all_rows(batch, room->state, event->time_ms);
	case EVENT_TASK_MADE:
	case EVENT_TASK_CHANGED:
		return note(batch, room, event, step);
	default:
		return true;
	}
}

static bool take_due(void *cookie, const struct store_task *task)
{
	*(int64_t *)cookie = task->due_ms;
	return false;
}

enum store_result tasks_next_due(struct store *store, int64_t *ret_due_ms)
{
	int64_t due_ms = INT64_MAX;
	enum store_result result = store_tasks_due(store, INT64_MAX, 1, take_due, &due_ms);
	if (result == STORE_OK)
		*ret_due_ms = due_ms;
	return result;
}

int64_t tasks_next_ms(const struct core *core)
{
	return core->task_ms;
}

/* Whoever has left the room does nothing there any more. */
static bool remind(struct batch *batch, struct store_task *row, int64_t now_ms)
{
	const struct rooms *rooms = &batch->core->rooms;
	const struct room_entry *room = rooms_peek(rooms, row->room);
	const struct joined_room *joined =
		room ? joined_find(&rooms->joined, row->person, room) : NULL;
	struct store_notice notice = {.room = row->room, .reason = NOTICE_REASON_TASK_DUE};
	notice.seq = joined ? event_seen(row, joined->since) : 0;
	row->due_ms = task_reminds_ms(row, now_ms);
	return batch_begin(batch) && put_row(batch, row) &&
	       (!notice.seq || inbox_renew(batch, row->person, notice));
}

struct due_list {
	struct store_task items[LIMIT_REMINDERS];
	size_t count;
};

static bool gather(void *cookie, const struct store_task *task)
{
	struct due_list *list = cookie;
	list->items[list->count++] = *task;
	return true;
}

/* When the next is due is read only where nothing is any more: what this batch says may not come
 * true. */
void tasks_remind(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct due_list due = {.count = 0};
	if (!batch_stored(
		    batch, store_tasks_due(core->store, now_ms, LIMIT_REMINDERS, gather, &due)))
		return;
	if (due.count == 0 && !batch_stored(batch, tasks_next_due(core->store, &core->task_ms)))
		return;
	for (size_t i = 0; i < due.count; i++)
		if (!remind(batch, &due.items[i], now_ms))
			return;
}
