/* Threads: what is said of one as a whole, and how somebody keeps it. */
#include "room/rules.h"

bool thread_fits(const struct matter *matter, struct refusal *ret_refusal)
{
	if (!matter->subject->root)
		return true;
	return refuse_field(ret_refusal, "message", "is_reply");
}

bool rule_thread_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct thread_change_params *params = &matter->command->params.thread_change;
	if (!thread_fits(matter, ret_refusal))
		return false;
	decision_refer(decision, matter, EVENT_THREAD_CHANGED)->body.thread_changed =
		(struct thread_changed){.title = params->title, .resolved = params->resolved};
	return true;
}

bool rule_thread_mark(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)decision;
	if (!thread_fits(matter, ret_refusal))
		return false;
	if ((uint64_t)matter->command->params.thread_mark.seq <= matter->room->head)
		return true;
	*ret_refusal = refusal_of_field("seq", "too_large", (int64_t)matter->room->head);
	return false;
}

bool rule_thread_follow(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)decision;
	return thread_fits(matter, ret_refusal);
}
