/* Messages: posting, editing, erasing. */
#include "room/rules.h"

bool rule_message_post(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_post_params *params = &matter->command->params.message_post;
	(void)ret_refusal;
	struct event *event = decision_add(
		decision, matter->room, EVENT_MESSAGE_POSTED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.message_posted = (struct message_posted){.text = params->text};
	return true;
}

bool rule_message_edit(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_edit_params *params = &matter->command->params.message_edit;
	const struct settings *settings = &matter->room->settings;
	int64_t age_ms = matter->moment->now_ms - matter->subject->time_ms;
	if (settings->has_edit_minutes && age_ms > settings->edit_minutes * 60 * 1000) {
		*ret_refusal = refusal_of(ERROR_TOO_LATE);
		return false;
	}
	struct event *event = decision_add(
		decision, matter->room, EVENT_MESSAGE_EDITED, matter->who->person, matter->moment);
	event->ref = params->message;
	event->client_id = params->client_id;
	event->body.message_edited = (struct message_edited){.text = params->text};
	return true;
}

bool rule_message_erase(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_erase_params *params = &matter->command->params.message_erase;
	(void)ret_refusal;
	struct event *event = decision_add(
		decision, matter->room, EVENT_MESSAGE_ERASED, matter->who->person, matter->moment);
	event->ref = params->message;
	event->client_id = params->client_id;
	decision->erases = params->message;
	return true;
}
