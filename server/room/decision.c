/* Decisions: put on record, and worded anew as long as what they were made at goes on. */
#include "room/meeting/work.h"
#include "room/rules.h"

static bool place_fits(const struct meeting *meeting, const struct decision_make_params *params,
	struct refusal *ret_refusal)
{
	if (meeting && !meeting_goes_on(meeting))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (params->has_item && !item_takes_records(meeting, params->item))
		return refuse_field(ret_refusal, "item", "unknown");
	return true;
}

/* What it names is there for whoever puts it on record, and the poll is closed. */
static bool names_fit(const struct matter *matter, struct refusal *ret_refusal)
{
	const struct subject *subject = matter->subject;
	if (subject->misnamed)
		return refuse_field(ret_refusal, subject->misnamed, "unknown");
	if (matter->command->params.decision_make.has_poll && !subject->outcome)
		return refuse_for(ret_refusal, ERROR_WRONG_PHASE, "poll", 0);
	return true;
}

/* Who is in the meeting, in the decision's own place. */
static struct person_ref_list present_in(const struct meeting *meeting, struct decision *decision)
{
	struct person_ref_list present = {meeting->here.count, decision->present};
	for (size_t i = 0; i < present.count; i++)
		present.items[i].person = meeting->here.items[i].person;
	return present;
}

bool rule_decision_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct decision_make_params *params = &matter->command->params.decision_make;
	const struct poll_closed *outcome = matter->subject->outcome;
	const struct meeting *meeting = meeting_named(matter);
	if (!place_fits(meeting, params, ret_refusal) || !names_fit(matter, ret_refusal))
		return false;
	struct decided *decided =
		&decision_refer(decision, matter, EVENT_DECISION_MADE)->body.decision_made.decided;
	*decided = (struct decided){
		.number = matter->room->decisions + 1,
		.text = params->text,
		.has_item = params->has_item,
		.item = params->item,
		.has_message = params->has_message,
		.message = params->message,
		.has_poll = params->has_poll,
		.poll = params->poll,
		.has_counts = params->has_poll && outcome->has_counts,
		.has_corrects = params->has_corrects,
		.corrects = params->corrects,
		.has_present = meeting != NULL,
	};
	if (decided->has_counts)
		decided->counts = outcome->counts;
	if (meeting)
		decided->present = present_in(meeting, decision);
	return true;
}

/* Whether what it was made at goes on: its item is open, or else its meeting has not ended. */
static bool is_under_way(const struct matter *matter)
{
	const struct subject *subject = matter->subject;
	const struct meeting *meeting = meetings_find(matter->room, subject->root);
	if (!meeting || !subject->item)
		return meeting != NULL;
	const struct agenda_item *item = agenda_find(&meeting->agenda, subject->item);
	return item && item->state == ITEM_STATE_OPEN;
}

bool rule_decision_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	if (!is_under_way(matter))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	decision_refer(decision, matter, EVENT_DECISION_CHANGED)->body.decision_changed.text =
		matter->command->params.decision_change.text;
	return true;
}
