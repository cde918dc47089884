/* Tokens of bots: sessions that administrators make, and what comes with one over HTTP. */
#include "journal/signing/tokens.h"

#include "journal/signing/sessions.h"
#include "journal/signing/signing.h"
#include "journal/writing/writing.h"

#include <string.h>

static struct text name_of(const struct call *call)
{
	return (struct text){(const char *)call->token_hash, sizeof(call->token_hash)};
}

bool token_may_try(struct batch *batch, const struct call *call)
{
	const struct core *core = batch->core;
	return throttle_allows(directory_throttle(core->directory), call->address, name_of(call),
		world_now_ms(core->world));
}

void token_was_wrong(struct batch *batch, const struct call *call)
{
	const struct core *core = batch->core;
	throttle_note(directory_throttle(core->directory), call->address, name_of(call),
		world_now_ms(core->world));
}

/* The session of the call's token, if it may be used for this. Else what to answer. */
static enum error_kind find(struct batch *batch, const struct call *call, unsigned scopes,
	struct store_session *ret_session)
{
	if (!token_may_try(batch, call))
		return ERROR_TOO_FAST;
	enum store_result result = session_of_call(batch, call, scopes, ret_session);
	if (result == STORE_OK)
		return ERROR_NONE;
	if (result != STORE_NONE)
		return ERROR_UNAVAILABLE;
	token_was_wrong(batch, call);
	return ERROR_NOT_SIGNED_IN;
}

void token_knock(struct batch *batch, struct call *call)
{
	struct store_session session;
	unsigned scopes = command_info(COMMAND_SESSION_HELLO)->admits;
	struct refusal refusal = refusal_of(find(batch, call, scopes, &session));
	call->staged = true;
	if (refusal.error == ERROR_NONE)
		run_add(&batch->run, sign_in_reply(call));
	else
		sign_in_refuse(batch, call, &refusal);
}

/* A webhook's message is the bot's, and goes the way of every other. */
void token_hook(struct batch *batch, struct call *call)
{
	struct store_session session;
	enum error_kind error = find(batch, call, scope_bit(SCOPE_HOOK), &session);
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	struct who who = core_who(batch->core, session.person);
	call->command->params.message_post.room = session.room;
	write_command(batch, call, &who);
	session_note_use(batch, &session);
}

struct counting {
	struct subject *subject;
	uint64_t token;
	int64_t now_ms;
};

static bool count(void *cookie, const struct store_session *session)
{
	struct counting *counting = cookie;
	if (session->expires_ms <= counting->now_ms)
		return true;
	counting->subject->count++;
	if (session->id == counting->token)
		counting->subject->exists = true;
	return true;
}

static bool is_in_channel(struct core *core, uint64_t person, uint64_t id)
{
	struct room_entry *room;
	return rooms_get(&core->rooms, id, &room) == STORE_OK && room->kind == ROOM_KIND_CHANNEL &&
	       room_member_role(room->state, person);
}

bool token_subject(struct batch *batch, const struct command *command, struct subject *ret_subject)
{
	struct core *core = batch->core;
	const struct token_make_params *make = &command->params.token_make;
	struct counting counting = {.subject = ret_subject, .now_ms = world_now_ms(core->world)};
	if (command->kind == COMMAND_TOKEN_REVOKE)
		counting.token = command->params.token_revoke.token;
	else if (make->has_room)
		ret_subject->outsider = !is_in_channel(core, make->person, make->room);
	return batch_stored(
		batch, store_sessions_each(core->store, command_person(command), count, &counting));
}

enum answering token_make(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct token_made *made = &decision->events[0].body.token_made;
	struct directory_grant grant = {.id = made->token,
		.person = made->person,
		.room = made->has_room ? made->room : 0,
		.expires_ms = made->has_expires ? made->expires : INT64_MAX,
		.name = made->name};
	struct token_make_result result = {
		.token = made->token, .has_expires = made->has_expires, .expires = made->expires};
	char secret[DIRECTORY_TOKEN_SIZE + 1];

	(void)who;
	(void)house;
	for (size_t i = 0; i < made->scopes.count; i++)
		grant.scopes |= scope_bit(made->scopes.items[i].scope);
	if (!batch_stored(batch, directory_grant_token(batch->core->directory, &grant, secret)))
		return ANSWER_SETTLED;
	result.secret = text_of(secret);
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

enum answering token_revoke(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct token_revoked *revoked = &decision->events[0].body.token_revoked;
	(void)call;
	(void)who;
	(void)house;
	return answer_due_if(sessions_end_one(batch, revoked->person, revoked->token));
}
