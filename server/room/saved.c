/* What is somebody's own: their inbox, the messages they have saved. */
#include "room/rules.h"

static const int64_t remind_max_ms = PROTO_REMIND_DAYS_MAX * INT64_C(24) * 60 * 60 * 1000;

bool rule_saved_put(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct saved_put_params *params = &matter->command->params.saved_put;
	int64_t now_ms = matter->moment->now_ms;
	(void)decision;
	if (params->has_due && params->due <= now_ms) {
		*ret_refusal = refusal_of_field("due", "too_small", now_ms);
		return false;
	}
	if (params->has_due && params->due > now_ms + remind_max_ms) {
		*ret_refusal = refusal_of_field("due", "too_large", now_ms + remind_max_ms);
		return false;
	}
	if (matter->subject->count < PROTO_SAVED_MAX)
		return true;
	return refuse(ret_refusal, ERROR_TOO_MANY);
}

/* A number means nothing without its room, and everything is much. */
bool rule_inbox_done(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct inbox_done_params *params = &matter->command->params.inbox_done;
	(void)decision;
	if (params->has_of || !params->has_seq || params->seq == 0)
		return true;
	return refuse_field(ret_refusal, "of", "missing");
}
