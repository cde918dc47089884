#include "room/rules.h"

bool rule_task_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_task_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}
