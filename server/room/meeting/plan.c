/* Planning a meeting, changing its plan, calling it off. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

bool person_fits(const struct matter *matter, const char *field, uint64_t person,
	struct refusal *ret_refusal)
{
	if (!room_member_role(matter->room, person))
		return refuse_field(ret_refusal, field, "unknown_person");
	if (room_is_bot(matter->house, person))
		return refuse_field(ret_refusal, field, "not_for_bots");
	return true;
}

bool addressee_fits(const struct matter *matter, uint64_t person, struct refusal *ret_refusal)
{
	return person_fits(matter, "person", person, ret_refusal) &&
	       (room_active_role(matter->house, person) ||
		       refuse_field(ret_refusal, "person", "unknown_person"));
}

bool links_fit(const struct meeting_link_list *links, struct refusal *ret_refusal)
{
	for (size_t i = 0; i < links->count; i++)
		if (!is_web_address(links->items[i].address))
			return refuse_field(ret_refusal, "address", "malformed");
	return true;
}

static bool attendees_fit(const struct matter *matter, const struct attendee_list *attendees,
	struct refusal *ret_refusal)
{
	for (size_t i = 0; i < attendees->count; i++) {
		uint64_t person = attendees->items[i].person;
		if (!room_member_role(matter->room, person))
			return refuse_field(ret_refusal, "attendees", "unknown_person");
		for (size_t j = 0; j < i; j++)
			if (attendees->items[j].person == person)
				return refuse_field(ret_refusal, "attendees", "taken");
	}
	return true;
}

/* One after the other, after the meeting's own; a template has none. */
static bool dates_fit(const struct meeting_plan *plan, struct refusal *ret_refusal)
{
	int64_t last = plan->has_start ? plan->start : INT64_MAX;
	for (size_t i = 0; i < plan->later.count; i++) {
		if (plan->later.items[i].start <= last)
			return refuse_field(ret_refusal, "later", "malformed");
		last = plan->later.items[i].start;
	}
	return true;
}

static bool plan_fits(
	const struct matter *matter, const struct meeting_plan *plan, struct refusal *ret_refusal)
{
	if (plan->has_call && !is_web_address(plan->call))
		return refuse_field(ret_refusal, "call", "malformed");
	return dates_fit(plan, ret_refusal) && links_fit(&plan->links, ret_refusal) &&
	       person_fits(matter, "moderator", plan->moderator, ret_refusal) &&
	       (!plan->has_minute_taker ||
		       person_fits(matter, "minute_taker", plan->minute_taker, ret_refusal)) &&
	       attendees_fit(matter, &plan->attendees, ret_refusal);
}

static struct meeting_plan plan_of(const struct meeting_plan *given)
{
	struct meeting_plan plan = *given;
	plan.has_links = plan.links.count > 0;
	return plan;
}

static bool put_items(const struct matter *matter, struct decision *decision,
	struct agenda *ret_agenda, struct refusal *ret_refusal)
{
	const struct agenda_draft_list *drafts = &matter->command->params.meeting_plan.items;
	struct agenda agenda = {.items.items = decision->items};
	for (size_t i = 0; i < drafts->count; i++) {
		if (!draft_fits(matter, &drafts->items[i], ret_refusal))
			return false;
		agenda.made++;
		agenda.items.items[agenda.items.count++] =
			item_of_draft(&drafts->items[i], agenda.made);
	}
	*ret_agenda = agenda;
	return agenda_fits(&agenda, ret_refusal);
}

bool rule_meeting_plan(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_plan_params *params = &matter->command->params.meeting_plan;
	struct meeting_planned planned = {
		.owner = matter->who->person, .plan = plan_of(&params->plan)};
	struct work work;
	if (meetings_count(matter->room) >= PROTO_MEETINGS_OPEN_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (params->begin && !planned.plan.has_start)
		return refuse_field(ret_refusal, "start", "missing");
	if (!plan_fits(matter, &planned.plan, ret_refusal) ||
		!put_items(matter, decision, &planned.agenda, ret_refusal))
		return false;
	struct event *event = decision_add(
		decision, matter->room, EVENT_MEETING_PLANNED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.meeting_planned = planned;
	if (!params->begin)
		return true;
	const struct meeting meeting = meeting_begin(event);
	work_begin(&work, matter, decision, &meeting);
	work_start(&work);
	return true;
}

/* Whether its lobby, which had opened because it was time, is to open another time now. */
static bool is_put_off(const struct work *work, const struct meeting *before)
{
	struct meeting was = *before, is = work->meeting;
	was.run.phase = is.run.phase = MEETING_PHASE_PLANNED;
	return before->run.phase == MEETING_PHASE_LOBBY && meeting_due_ms(&was) <= work->now_ms &&
	       meeting_due_ms(&is) > work->now_ms;
}

bool rule_meeting_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_change_params *params = &matter->command->params.meeting_change;
	const struct meeting *meeting = meeting_of(matter);
	struct work work;
	if (meeting->plan.has_start && !params->plan.has_start)
		return refuse_field(ret_refusal, "start", "missing");
	if ((params->has_owner && !person_fits(matter, "owner", params->owner, ret_refusal)) ||
		!plan_fits(matter, &params->plan, ret_refusal))
		return false;
	work_begin(&work, matter, decision, meeting);
	work.meeting.plan = plan_of(&params->plan);
	if (params->has_owner)
		work.meeting.owner = params->owner;
	work_tell(&work, EVENT_MEETING_CHANGED);
	if (is_put_off(&work, meeting)) {
		work.meeting.run.phase = MEETING_PHASE_PLANNED;
		work_tell(&work, EVENT_MEETING_MOVED);
	}
	return true;
}

bool rule_meeting_cancel(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting *meeting = meeting_of(matter);
	struct work work;
	if (meeting->run.phase != MEETING_PHASE_PLANNED &&
		meeting->run.phase != MEETING_PHASE_LOBBY)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	work_begin(&work, matter, decision, meeting);
	work_close(&work, MEETING_PHASE_CANCELLED, ITEM_STATE_OPEN,
		!matter->command->params.meeting_cancel.series);
	return true;
}
