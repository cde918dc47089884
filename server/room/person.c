/* People of the house: coming, changing, and what is noted of how they get in. */
#include "proto/gen/limits.h"
#include "room/rules.h"

#include <string.h>

/* Something, one @, something; what mail servers make of it is theirs to say. */
static bool looks_like_email(struct text email)
{
	const char *at = memchr(email.data, '@', email.size);
	return at && at != email.data && at[1] != '\0' && !strchr(at + 1, '@') &&
	       !strpbrk(email.data, " ,;<>");
}

/* An address belongs to one person. */
static bool email_fits(
	const struct room *house, struct text email, uint64_t person, struct refusal *ret_refusal)
{
	uint64_t holder = room_person_of_email(house, email);
	if (email.size && !looks_like_email(email))
		*ret_refusal = refusal_of_field("email", "malformed", 0);
	else if (holder && holder != person)
		*ret_refusal = refusal_of_field("email", "taken", 0);
	else
		return true;
	return false;
}

static struct event *add(const struct room *house, const struct newcomer *newcomer, uint64_t author,
	const struct moment *moment, struct decision *decision)
{
	uint64_t person = id_of_random(moment->seed);
	struct event *event = decision_add(decision, house, EVENT_PERSON_ADDED, author, moment);
	event->body.person_added = (struct person_added){
		.person = person,
		.role = newcomer->role,
		.profile = {.name = newcomer->name,
			.active = true,
			.has_bot = newcomer->bot,
			.bot = newcomer->bot,
			.has_email = newcomer->email.size > 0,
			.email = newcomer->email},
		.has_invitation = newcomer->invitation != 0,
		.invitation = newcomer->invitation,
	};
	return event;
}

/* Whether whoever made their invitation could make it now. */
static bool may_bring(const struct room *house, const struct newcomer *newcomer)
{
	return room_may(house, &newcomer->by, COMMAND_INVITATION_MAKE, NULL, NOBODY) ==
		       ERROR_NONE &&
	       newcomer->role <= newcomer->by.house_role;
}

bool room_decide_newcomer(const struct room *house, const struct newcomer *newcomer,
	const struct moment *moment, struct decision *ret_decision, struct refusal *ret_refusal)
{
	decision_begin(ret_decision);
	if (!may_bring(house, newcomer))
		return refuse(ret_refusal, ERROR_LINK_INVALID);
	if (room_member_count(house) >= PROTO_PEOPLE_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (!email_fits(house, newcomer->email, 0, ret_refusal))
		return false;
	add(house, newcomer, id_of_random(moment->seed), moment, ret_decision); /* by themselves */
	return true;
}

bool room_decide_founding(const struct room *house, const struct founding *founding,
	const struct moment *moment, struct decision *ret_decision, struct refusal *ret_refusal)
{
	uint64_t founder = id_of_random(moment->seed);
	struct newcomer newcomer = {
		.name = founding->name, .email = founding->email, .role = MEMBER_ROLE_OWNER};
	if (house->head != 0)
		return refuse(ret_refusal, ERROR_LINK_INVALID);
	if (!email_fits(house, founding->email, 0, ret_refusal))
		return false;
	decision_begin(ret_decision);
	struct event *event =
		decision_add(ret_decision, house, EVENT_ROOM_CREATED, founder, moment);
	event->body.room_created = (struct room_created){.kind = ROOM_KIND_HOUSE};
	add(house, &newcomer, founder, moment, ret_decision);
	event = decision_add(ret_decision, house, EVENT_HOUSE_CHANGED, founder, moment);
	event->body.house_changed.house =
		(struct house){.title = founding->title, .language = founding->language};
	return true;
}

/* A bot has no address and is nobody's superior. */
static bool suits_bot(enum member_role role, struct text email, struct refusal *ret_refusal)
{
	if (role != MEMBER_ROLE_MEMBER)
		*ret_refusal = refusal_of_field("role", "not_for_bots", 0);
	else if (email.size)
		*ret_refusal = refusal_of_field("email", "not_for_bots", 0);
	else
		return true;
	return false;
}

bool rule_person_add(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct person_add_params *params = &matter->command->params.person_add;
	struct newcomer newcomer = {.name = params->name,
		.email = params->has_email ? params->email : text_of(""),
		.role = params->role,
		.bot = params->has_bot && params->bot};
	if (room_member_count(matter->room) >= PROTO_PEOPLE_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (newcomer.bot && !suits_bot(newcomer.role, newcomer.email, ret_refusal))
		return false;
	if (!email_fits(matter->room, newcomer.email, 0, ret_refusal))
		return false;
	struct event *event =
		add(matter->room, &newcomer, matter->who->person, matter->moment, decision);
	event->client_id = params->client_id;
	return true;
}

struct event *decision_change_person(
	struct decision *decision, const struct matter *matter, uint64_t person)
{
	struct event *event = decision_add(
		decision, matter->room, EVENT_PERSON_CHANGED, matter->who->person, matter->moment);
	event->client_id = command_client_id(matter->command);
	event->body.person_changed = (struct person_changed){
		.person = person,
		.role = room_member_role(matter->room, person),
		.profile = *room_profile(matter->room, person),
	};
	return event;
}

/* The house is never left without an administrator. */
bool rule_person_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct person_change_params *params = &matter->command->params.person_change;
	struct event *event = decision_change_person(decision, matter, params->person);
	struct person_changed *changed = &event->body.person_changed;
	bool was_in_charge = room_active_role(matter->room, params->person) == MEMBER_ROLE_OWNER;

	if (params->has_role)
		changed->role = params->role;
	if (params->has_active)
		changed->profile.active = params->active;
	if (room_is_bot(matter->room, params->person) &&
		!suits_bot(changed->role, text_of(""), ret_refusal))
		return false;
	bool is_in_charge = changed->role == MEMBER_ROLE_OWNER && changed->profile.active;
	if (was_in_charge && !is_in_charge && room_owner_count(matter->room) == 1)
		return refuse(ret_refusal, ERROR_LAST_OWNER);
	return true;
}

bool rule_profile_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct profile_change_params *params = &matter->command->params.profile_change;
	if (params->has_email &&
		!email_fits(matter->room, params->email, params->person, ret_refusal))
		return false;
	if (params->has_email && room_is_bot(matter->room, params->person) &&
		!suits_bot(MEMBER_ROLE_MEMBER, params->email, ret_refusal))
		return false;
	struct event *event = decision_change_person(decision, matter, params->person);
	struct profile *profile = &event->body.person_changed.profile;
	if (params->has_name)
		profile->name = params->name;
	put_text(params->has_email, params->email, &profile->has_email, &profile->email);
	put_text(
		params->has_position, params->position, &profile->has_position, &profile->position);
	put_text(params->has_place, params->place, &profile->has_place, &profile->place);
	put_text(params->has_time_zone, params->time_zone, &profile->has_time_zone,
		&profile->time_zone);
	return true;
}

/* An event for administrators alone: the house's journal is its audit log. */
static struct event *note(
	const struct matter *matter, enum event_kind kind, struct decision *decision)
{
	return decision_add(decision, matter->room, kind, matter->who->person, matter->moment);
}

bool rule_person_link(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	uint64_t person = matter->command->params.person_link.person;
	if (!room_active_role(matter->room, person))
		return refuse_field(ret_refusal, "person", "unknown_person");
	note(matter, EVENT_PERSON_LINK_MADE, decision)->body.person_link_made =
		(struct person_link_made){.person = person};
	return true;
}

bool rule_password_set(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)ret_refusal;
	note(matter, EVENT_PASSWORD_CHANGED, decision)->body.password_changed =
		(struct password_changed){.person = matter->who->person};
	return true;
}

bool rule_session_end(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct session_end_params *params = &matter->command->params.session_end;
	(void)ret_refusal;
	if (params->has_person && params->person != matter->who->person)
		note(matter, EVENT_SESSIONS_ENDED, decision)->body.sessions_ended =
			(struct sessions_ended){.person = params->person};
	return true;
}

bool rule_status_set(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct status_set_params *params = &matter->command->params.status_set;
	(void)decision;
	if (!params->has_until || params->until > matter->moment->now_ms)
		return true;
	*ret_refusal = refusal_of_field("until", "too_small", matter->moment->now_ms);
	return false;
}
