/* From item to item while a meeting runs, and time for the one everybody is at. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

/* Takes up a meeting that was begun, and is still at the item that somebody has seen. */
static bool take_up(struct work *work, const struct matter *matter, struct decision *decision,
	int64_t seen, struct refusal *ret_refusal)
{
	const struct meeting_run *run = &work->meeting.run;
	work_begin(work, matter, decision, meeting_of(matter));
	if (!meeting_goes_on(&work->meeting))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (seen != (run->has_item ? run->item : 0))
		return refuse(ret_refusal, ERROR_OUTDATED);
	return true;
}

static void leave(struct work *work, enum item_state state)
{
	struct agenda_item *item = work_current(work);
	work_stop_clock(work);
	work->meeting.run.has_item = false;
	if (item)
		item->state = state;
}

bool rule_meeting_go(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_go_params *params = &matter->command->params.meeting_go;
	struct work work;
	struct meeting_run *run = &work.meeting.run;
	if (!take_up(&work, matter, decision, params->seen, ret_refusal))
		return false;
	struct agenda_item *now = work_current(&work);
	struct agenda_item *next =
		params->has_item ? work_item(&work, params->item) : work_next_open(&work, now);
	if (params->has_leave && params->leave == ITEM_STATE_PROPOSED)
		return refuse_field(ret_refusal, "leave", "not_one_of");
	if (!next && (params->has_item || !now))
		return refuse_field(ret_refusal, "item", "unknown");
	if (next == now)
		return true;
	leave(&work, params->has_leave ? params->leave : ITEM_STATE_DONE);
	run->has_back = now && next;
	run->back = now ? now->item : 0;
	if (next)
		work_enter(&work, next);
	work_tell(&work, EVENT_MEETING_MOVED);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}

bool rule_meeting_undo(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	struct work work;
	struct meeting_run *run = &work.meeting.run;
	if (!take_up(&work, matter, decision, matter->command->params.meeting_undo.seen,
		    ret_refusal))
		return false;
	struct agenda_item *back = run->has_back ? work_item(&work, run->back) : NULL;
	if (!back)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	leave(&work, ITEM_STATE_OPEN);
	run->has_back = false;
	work_enter(&work, back);
	work_tell(&work, EVENT_MEETING_MOVED);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}

/* Gives an item so many minutes more, or less, for this meeting alone. */
static void trade(struct work *work, struct agenda_item *item, int64_t minutes)
{
	if (!item->has_planned)
		item->planned = item->minutes;
	item->has_planned = true;
	work_give(work, item, minutes);
}

/* Takes minutes from another open item, which must have them left. */
static bool take_from(
	struct work *work, int64_t number, int64_t minutes, struct refusal *ret_refusal)
{
	struct agenda_item *item = work_item(work, number);
	if (!item || item == work_current(work) || item->state != ITEM_STATE_OPEN)
		return refuse_field(ret_refusal, "from", "unknown");
	int64_t left = item->has_left_ms ? item->left_ms / MINUTE_MS : item->minutes;
	if (minutes > left) {
		*ret_refusal = refusal_of_field("minutes", "too_large", left > 0 ? left : 0);
		return false;
	}
	trade(work, item, -minutes);
	return true;
}

bool rule_meeting_extend(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_extend_params *params = &matter->command->params.meeting_extend;
	struct work work;
	if (!take_up(&work, matter, decision, params->seen, ret_refusal))
		return false;
	struct agenda_item *item = work_current(&work);
	if (item->minutes + params->minutes > PROTO_MEETING_MINUTES_MAX) {
		*ret_refusal = refusal_of_field(
			"minutes", "too_large", PROTO_MEETING_MINUTES_MAX - item->minutes);
		return false;
	}
	if (params->has_from && !take_from(&work, params->from, params->minutes, ret_refusal))
		return false;
	if (!params->has_from)
		work.meeting.run.until += params->minutes * MINUTE_MS;
	trade(&work, item, params->minutes);
	work_tell(&work, EVENT_MEETING_MOVED);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}
