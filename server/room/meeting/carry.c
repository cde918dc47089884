/* The next meeting of a series, and what it takes along. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

static void count_postponed(struct agenda_item *item, uint64_t meeting)
{
	if (!item->has_postponed)
		item->postponed = 0;
	item->has_postponed = true;
	if (item->postponed < PROTO_AGENDA_POSTPONED_MAX)
		item->postponed++;
	if (!item->has_origin)
		item->origin = meeting;
	item->has_origin = true;
}

/* What is not done comes along, counted; what stands on every agenda comes again, as if new. False:
 * neither. */
static bool carry(const struct agenda_item *item, uint64_t meeting, struct agenda_item *ret_next)
{
	struct agenda_item next = *item;
	bool done = item->state == ITEM_STATE_DONE;
	if (done && !item->standing)
		return false;
	next.has_left_ms = next.has_planned = false;
	if (item->has_planned)
		next.minutes = item->planned;
	if (item->standing)
		next.has_postponed = next.has_origin = false;
	else
		count_postponed(&next, meeting);
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
	for (size_t i = 0; i < meeting->agenda.items.count; i++)
		if (carry(&meeting->agenda.items.items[i], meeting->meeting,
			    &items->items[items->count]))
			items->items[items->count++].item = ++next.made;
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
