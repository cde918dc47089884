/* Tokens of bots: what is noted of their making and revoking. */
#include "room/rules.h"

static bool has_scope(const struct token_make_params *params, enum scope scope)
{
	for (size_t i = 0; i < params->scopes.count; i++)
		if (params->scopes.items[i].scope == scope)
			return true;
	return false;
}

/* A webhook's address travels through other people's settings: it opens one channel, and nothing
 * else. */
static bool scopes_fit(const struct matter *matter, struct refusal *ret_refusal)
{
	const struct token_make_params *params = &matter->command->params.token_make;
	bool hook = has_scope(params, SCOPE_HOOK);
	if (hook && (has_scope(params, SCOPE_READ) || has_scope(params, SCOPE_POST)))
		return refuse_field(ret_refusal, "scopes", "malformed");
	if (hook && !params->has_room)
		return refuse_field(ret_refusal, "room", "missing");
	if (!hook && params->has_room)
		return refuse_field(ret_refusal, "room", "unknown");
	if (!hook || !matter->subject->outsider)
		return true;
	return refuse_field(ret_refusal, "room", "not_a_member");
}

static int64_t end_of(const struct matter *matter)
{
	const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;
	return matter->moment->now_ms + matter->command->params.token_make.days * day_ms;
}

bool rule_token_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct token_make_params *params = &matter->command->params.token_make;
	if (!room_active_role(matter->room, params->person))
		return refuse_field(ret_refusal, "person", "unknown_person");
	if (!scopes_fit(matter, ret_refusal))
		return false;
	if (matter->subject->count >= PROTO_TOKENS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	struct event *event = decision_add(
		decision, matter->room, EVENT_TOKEN_MADE, matter->who->person, matter->moment);
	event->body.token_made = (struct token_made){
		.token = id_of_random(matter->moment->seed),
		.person = params->person,
		.name = params->name,
		.scopes = params->scopes,
		.has_room = params->has_room,
		.room = params->room,
		.has_expires = params->has_days,
		.expires = params->has_days ? end_of(matter) : 0,
	};
	return true;
}

bool rule_token_revoke(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct token_revoke_params *params = &matter->command->params.token_revoke;
	if (!matter->subject->exists)
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	struct event *event = decision_add(
		decision, matter->room, EVENT_TOKEN_REVOKED, matter->who->person, matter->moment);
	event->body.token_revoked =
		(struct token_revoked){.token = params->token, .person = params->person};
	return true;
}
