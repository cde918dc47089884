/* Invitations: who may make them, how many and for how long. */
#include "proto/gen/limits.h"
#include "room/rules.h"

bool rule_invitation_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct invitation_make_params *params = &matter->command->params.invitation_make;
	struct house_limits limits = room_limits(matter->room);
	if (params->role > matter->who->house_role)
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "role", 0);
	if (params->hours > limits.invitation_hours) {
		*ret_refusal = refusal_of_field("hours", "too_large", limits.invitation_hours);
		return false;
	}
	if (matter->subject->count >= PROTO_INVITATIONS_MAX ||
		(int64_t)matter->subject->own >= limits.invitations_open)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	struct event *event = decision_add(
		decision, matter->room, EVENT_INVITATION_MADE, matter->who->person, matter->moment);
	event->body.invitation_made = (struct invitation_made){
		.invitation = id_of_random(matter->moment->seed),
		.role = params->role,
		.uses = params->uses,
		.expires = matter->moment->now_ms + params->hours * 3600 * 1000,
	};
	return true;
}

bool rule_invitation_revoke(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	bool is_theirs = matter->who->house_role == MEMBER_ROLE_OWNER ||
			 matter->subject->author == matter->who->person;
	if (!matter->subject->exists || !is_theirs)
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	struct event *event = decision_add(decision, matter->room, EVENT_INVITATION_REVOKED,
		matter->who->person, matter->moment);
	event->body.invitation_revoked = (struct invitation_revoked){
		.invitation = matter->command->params.invitation_revoke.invitation};
	return true;
}
