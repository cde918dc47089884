#include "room/meeting/work.h"

#include "base/memory.h"

#include <string.h>

enum { LEFT_MS_MIN = -24 * 60 * MINUTE_MS }; /* as proto/ says of left_ms */

const struct meeting *meeting_of(const struct matter *matter)
{
	const struct meeting *meeting = meetings_find(matter->room, matter->subject->seq);
	if (!meeting)
		BUG("a rule about a meeting that is not there");
	return meeting;
}

const struct meeting *meeting_named(const struct matter *matter)
{
	return matter->subject->named ? meetings_find(matter->room, matter->subject->seq) : NULL;
}

bool item_takes_records(const struct meeting *meeting, int64_t number)
{
	const struct agenda_item *item = meeting ? agenda_find(&meeting->agenda, number) : NULL;
	return item && item->state != ITEM_STATE_PROPOSED;
}

void work_begin(struct work *work, const struct matter *matter, struct decision *decision,
	const struct meeting *meeting)
{
	struct agenda_item_list *items = &work->meeting.agenda.items;
	*work = (struct work){
		.matter = matter,
		.decision = decision,
		.meeting = *meeting,
		.now_ms = room_now_ms(matter->room, matter->moment),
	};
	if (items->count) /* those of a meeting that is just being planned lie there already */
		memmove(decision->items, items->items, items->count * sizeof(*items->items));
	items->items = decision->items;
}

struct event *work_tell(struct work *work, enum event_kind kind)
{
	const struct matter *matter = work->matter;
	const struct meeting *meeting = &work->meeting;
	struct event *event = decision_add(
		work->decision, matter->room, kind, matter->who->person, matter->moment);
	event->ref = meeting->meeting;
	if (work->decision->count == 1 && matter->command)
		event->client_id = command_client_id(matter->command);
	if (kind == EVENT_MEETING_CHANGED)
		event->body.meeting_changed =
			(struct meeting_changed){meeting->owner, meeting->plan};
	else if (kind == EVENT_MEETING_MOVED)
		event->body.meeting_moved.run = meeting->run;
	else if (kind == EVENT_AGENDA_CHANGED)
		event->body.agenda_changed.agenda = meeting->agenda;
	return event;
}

struct agenda_item *work_item(struct work *work, int64_t number)
{
	struct agenda_item_list *items = &work->meeting.agenda.items;
	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].item == number)
			return &items->items[i];
	return NULL;
}

struct agenda_item *work_current(struct work *work)
{
	return work->meeting.run.has_item ? work_item(work, work->meeting.run.item) : NULL;
}

struct agenda_item *work_next_open(struct work *work, const struct agenda_item *from)
{
	struct agenda_item_list *items = &work->meeting.agenda.items;
	size_t first = from ? (size_t)(from - items->items) + 1 : 0;
	for (size_t i = 0; i < items->count; i++) {
		struct agenda_item *item = &items->items[(first + i) % items->count];
		if (item != from && item->state == ITEM_STATE_OPEN)
			return item;
	}
	return NULL;
}

/* What is left of an item whose clock does not run. */
static int64_t left_ms(const struct agenda_item *item)
{
	return item->has_left_ms ? item->left_ms : item->minutes * MINUTE_MS;
}

static void keep_left(struct agenda_item *item, int64_t left)
{
	item->has_left_ms = true;
	item->left_ms = left > LEFT_MS_MIN ? left : LEFT_MS_MIN;
}

void work_enter(struct work *work, struct agenda_item *item)
{
	struct meeting_run *run = &work->meeting.run;
	item->state = ITEM_STATE_OPEN;
	run->has_item = true;
	run->item = item->item;
	run->has_deadline = run->phase == MEETING_PHASE_RUNNING;
	run->deadline = work->now_ms + left_ms(item);
}

bool work_stop_clock(struct work *work)
{
	struct meeting_run *run = &work->meeting.run;
	struct agenda_item *item = work_current(work);
	if (!item || !run->has_deadline)
		return false;
	int64_t left = run->deadline - work->now_ms;
	run->has_deadline = false;
	/* An item of which nothing was used was not begun. */
	if (left != left_ms(item))
		keep_left(item, left);
	return true;
}

void work_give(struct work *work, struct agenda_item *item, int64_t minutes)
{
	struct meeting_run *run = &work->meeting.run;
	item->minutes += minutes;
	if (item->has_left_ms)
		keep_left(item, item->left_ms + minutes * MINUTE_MS);
	if (run->has_deadline && run->item == item->item)
		run->deadline += minutes * MINUTE_MS;
}
