#include "room/rules.h"

bool rule_poll_ask(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_poll_open(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_poll_close(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_poll_vote(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}
