#include "room/rules.h"

bool rule_floor_raise(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_lower(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_give(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_end(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_back(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_move(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_close(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_pass(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_check(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}

bool rule_floor_ready(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	return refuse(ret_refusal, ERROR_WRONG_PHASE);
}
