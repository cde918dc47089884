/* Tasks: made, changed, closed and taken up again. */
#include "room/meeting/work.h"
#include "room/rules.h"
#include "room/tasks.h"

/* Whether another one can be open. False: refused. */
static bool one_more_fits(const struct matter *matter, struct refusal *ret_refusal)
{
	return tasks_count(matter->room) < PROTO_TASKS_OPEN_MAX ||
	       refuse(ret_refusal, ERROR_TOO_MANY);
}

bool rule_task_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct task_make_params *params = &matter->command->params.task_make;
	if (params->has_item && !item_takes_records(meeting_named(matter), params->item))
		return refuse_field(ret_refusal, "item", "unknown");
	if (params->has_person && !addressee_fits(matter, params->person, ret_refusal))
		return false;
	if (matter->subject->misnamed)
		return refuse_field(ret_refusal, matter->subject->misnamed, "unknown");
	if (!one_more_fits(matter, ret_refusal))
		return false;
	decision_refer(decision, matter, EVENT_TASK_MADE)->body.task_made.what = (struct task){
		.text = params->text,
		.has_person = params->has_person,
		.person = params->person,
		.has_until = params->has_until,
		.until = params->until,
		.status = TASK_STATUS_OPEN,
		.has_item = params->has_item,
		.item = params->item,
		.has_message = params->has_message,
		.message = params->message,
		.has_decision = params->has_decision,
		.decision = params->decision,
	};
	return true;
}

/* Whoever did it may have left since; it stays theirs until it is given to another. */
static bool doer_fits(const struct matter *matter, const struct task_change_params *params,
	struct refusal *ret_refusal)
{
	const struct task *was = &matter->subject->task->what;
	bool same = was->has_person && was->person == params->person;
	return !params->has_person || same || addressee_fits(matter, params->person, ret_refusal);
}

bool rule_task_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct task_change_params *params = &matter->command->params.task_change;
	struct task_state state = *matter->subject->task;
	bool was_closed = task_is_closed(&state.what);
	if (!doer_fits(matter, params, ret_refusal))
		return false;
	state.what.text = params->text;
	state.what.has_person = params->has_person;
	state.what.person = params->person;
	state.what.has_until = params->has_until;
	state.what.until = params->until;
	state.what.status = params->status;
	if (was_closed && !task_is_closed(&state.what) && !one_more_fits(matter, ret_refusal))
		return false;
	decision_refer(decision, matter, EVENT_TASK_CHANGED)->body.task_changed.state = state;
	return true;
}
