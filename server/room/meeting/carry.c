/* The next meeting of a series, and what it takes along. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"
#include "room/tasks.h"

static void count_postponed(struct agenda_item *item)
{
	if (!item->has_postponed)
		item->postponed = 0;
	item->has_postponed = true;
	if (item->postponed < PROTO_AGENDA_POSTPONED_MAX)
		item->postponed++;
}

static bool has_come_with(const struct agenda_item *item, uint64_t task)
{
	for (size_t i = 0; item->has_tasks && i < item->tasks.count; i++)
		if (item->tasks.items[i].task == task)
			return true;
	return false;
}

/* The tasks of an item that are open, from the meetings before too. Each is of one item at most. */
static struct task_ref_list open_tasks(const struct room *room, const struct agenda_item *item,
	uint64_t meeting, struct task_ref *place)
{
	struct task_ref_list tasks = {0, place};
	for (const struct room_task *held = room->tasks; held; held = held->hh.next)
		if (task_is_of(&held->task, meeting, item->item) ||
			has_come_with(item, held->task.task))
			tasks.items[tasks.count++].task = held->task.task;
	return tasks;
}

/* Done before, and on the agenda only for its tasks: nobody has taken it up again. */
static bool is_done(const struct agenda_item *item)
{
	bool follows = item->has_follow && item->follow && item->state == ITEM_STATE_OPEN;
	return item->state == ITEM_STATE_DONE || follows;
}

static void take_along(
	struct agenda_item *item, uint64_t meeting, struct task_ref_list tasks, bool follows)
{
	item->has_tasks = tasks.count != 0;
	item->tasks = tasks;
	item->has_follow = item->follow = follows;
	if (follows)
		item->has_postponed = false;
	else
		count_postponed(item);
	if (!item->has_origin)
		item->origin = meeting;
	item->has_origin = true;
}

/* What stands on every agenda comes again, as if new; what is done, to follow up the tasks of it
 * that are open; all else counted as postponed. False: it does not come along. */
static bool carry(const struct agenda_item *item, uint64_t meeting, struct task_ref_list tasks,
	struct agenda_item *ret_next)
{
	struct agenda_item next = *item;
	bool follows = is_done(item) && !item->standing;
	if (follows && !tasks.count)
		return false;
	next.has_left_ms = next.has_planned = next.has_follow = next.has_tasks = false;
	if (item->has_planned)
		next.minutes = item->planned;
	if (item->standing)
		next.has_postponed = next.has_origin = false;
	else
		take_along(&next, meeting, tasks, follows);
	if (item->state != ITEM_STATE_PROPOSED)
		next.state = ITEM_STATE_OPEN;
	*ret_next = next;
	return true;
}

static struct agenda agenda_of_next(struct work *work)
{
	const struct meeting *meeting = &work->meeting;
	struct agenda next = {.items.items = work->decision->carried};
	struct agenda_item_list *items = &next.items;
	struct task_ref *place = work->decision->carried_tasks;
	for (size_t i = 0; i < meeting->agenda.items.count; i++) {
		const struct agenda_item *item = &meeting->agenda.items.items[i];
		struct task_ref_list tasks =
			open_tasks(work->matter->room, item, meeting->meeting, place);
		if (!carry(item, meeting->meeting, tasks, &items->items[items->count]))
			continue;
		items->items[items->count++].item = ++next.made;
		place += tasks.count;
	}
	return next;
}

/* The dates still to come: to those at which it would end because nobody began it nobody can come
 * any more. */
static struct meeting_date_list dates_to_come(const struct work *work)
{
	struct meeting next = {.plan = work->meeting.plan, .run.phase = MEETING_PHASE_LOBBY};
	struct meeting_date_list dates = next.plan.later;
	for (; dates.count; dates.items++, dates.count--) {
		next.plan.start = dates.items[0].start;
		if (meeting_due_ms(&next) > work->now_ms)
			break;
	}
	return dates;
}

void work_carry_over(struct work *work)
{
	const struct matter *matter = work->matter;
	const struct meeting *meeting = &work->meeting;
	const struct meeting_date_list dates = dates_to_come(work);
	if (!dates.count)
		return;
	struct meeting_planned *next = &decision_add(
		work->decision, matter->room, EVENT_MEETING_PLANNED, NOBODY, matter->moment)
						->body.meeting_planned;
	*next = (struct meeting_planned){
		.owner = meeting->owner,
		.plan = meeting->plan,
		.agenda = agenda_of_next(work),
		.has_series = true,
		.series = meeting->has_series ? meeting->series : meeting->meeting,
		.has_previous = true,
		.previous = meeting->meeting,
	};
	next->plan.start = dates.items[0].start;
	next->plan.later = (struct meeting_date_list){dates.count - 1, dates.items + 1};
}
