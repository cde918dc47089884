/* People of the house. */
#include "proto/gen/limits.h"
#include "room/rules.h"

bool rule_person_add(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct person_add_params *params = &matter->command->params.person_add;
	if (room_member_count(matter->room) >= PROTO_PEOPLE_MAX) {
		*ret_refusal = refusal_of(ERROR_TOO_MANY);
		return false;
	}
	struct event *event = decision_add(
		decision, matter->room, EVENT_PERSON_ADDED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.person_added = (struct person_added){
		.person = id_of_random(matter->moment->seed),
		.name = params->name,
		.role = params->role,
	};
	return true;
}

bool rule_person_link(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)ret_refusal;
	struct event *event = decision_add(decision, matter->room, EVENT_PERSON_LINK_MADE,
		matter->who->person, matter->moment);
	event->body.person_link_made =
		(struct person_link_made){.person = matter->command->params.person_link.person};
	return true;
}
