/* Sessions begin and end: by one-time link, by invitation, by password. */
#include "journal/signing/signing.h"

#include "journal/house.h"
#include "journal/procedure.h"
#include "journal/signing/joining.h"
#include "journal/signing/passwords.h"
#include "journal/signing/sessions.h"
#include "proto/reply.h"

#include <limits.h>
#include <string.h>

struct dispatch *sign_in_reply(const struct call *call)
{
	static const enum dispatch_kind kinds[] = {[CALL_SIGN_IN] = DISPATCH_SIGN_IN,
		[CALL_JOIN] = DISPATCH_SIGN_IN,
		[CALL_LOOK] = DISPATCH_LOOK,
		[CALL_SIGN_OUT] = DISPATCH_SIGN_OUT,
		[CALL_KNOCK] = DISPATCH_KNOCK};
	struct dispatch *dispatch = dispatch_new(kinds[call->kind]);
	dispatch->connection = call->connection;
	dispatch->credential = call->credential;
	dispatch->stored = true;
	return dispatch;
}

void sign_in_refuse(struct batch *batch, const struct call *call, const struct refusal *refusal)
{
	BUFFER_AUTO body;
	struct dispatch *dispatch = sign_in_reply(call);
	buffer_init(&body);
	buffer_add_string(&body, "{\"error\":");
	reply_refusal(&body, refusal);
	buffer_add_byte(&body, '}');
	dispatch->error = refusal->error;
	dispatch->frame = frame_new(body.data, body.size);
	run_add(&batch->run, dispatch);
}

static void refuse_with(struct batch *batch, const struct call *call, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	sign_in_refuse(batch, call, &refusal);
}

bool sign_in_may_keep(struct batch *batch, struct call *call)
{
	struct refusal refusal;
	int64_t limit;
	int64_t least = core_limits(batch->core).password_length;
	const char *reason = directory_judge_password(call->sign_in->password, least, &limit);
	if (!reason)
		return true;
	refusal = refusal_of_field("password", reason, limit);
	sign_in_refuse(batch, call, &refusal);
	return false;
}

void sign_in_open(struct batch *batch, struct call *call, uint64_t person, bool by_link)
{
	char token[DIRECTORY_TOKEN_SIZE + 1];
	struct house_limits limits = core_limits(batch->core);
	if (!batch_begin(batch) ||
		!batch_stored(batch, directory_open_session(batch->core->directory, &limits, person,
					     by_link, call->sign_in->device, token)))
		return;
	sessions_look_again(batch->core, person); /* the oldest may have had to make room */
	struct dispatch *dispatch = sign_in_reply(call);
	memcpy(dispatch->token, token, sizeof(token));
	run_add(&batch->run, dispatch);
}

bool sign_in_keep_password(struct batch *batch, const struct call *call, uint64_t person)
{
	return !call->hashing.made ||
	       batch_stored(batch,
		       directory_put_password(batch->core->directory, person, call->hashing.made));
}

/* The first administrator founds the house. */
static bool found_house(struct batch *batch, const struct call *call, uint64_t *ret_person)
{
	struct core *core = batch->core;
	const struct sign_in *asked = call->sign_in;
	struct decision decision;
	struct refusal refusal;
	struct moment moment = {world_now_ms(core->world), world_random(core->world)};
	struct room_entry *house = core_house(core);
	struct founding founding = {.title = asked->house,
		.language = asked->language,
		.name = asked->name,
		.email = asked->email};
	if (!room_decide_founding(house->state, &founding, &moment, &decision, &refusal)) {
		sign_in_refuse(batch, call, &refusal);
		return false;
	}
	*ret_person = decision.events[1].body.person_added.person;
	if (!batch_append(batch, house, &decision) ||
		!sign_in_keep_password(batch, call, *ret_person))
		return false;
	return batch_stored(batch, house_tell(&batch->run, core));
}

/* What stands against founding the house, before its link is used up. */
static bool may_found(struct batch *batch, struct call *call)
{
	const struct sign_in *asked = call->sign_in;
	struct refusal refusal;
	if (asked->name.size && asked->house.size)
		return !asked->password.size || sign_in_may_keep(batch, call);
	refusal = refusal_of_field(asked->name.size ? "house" : "name", "missing", 0);
	sign_in_refuse(batch, call, &refusal);
	return false;
}

static void sign_in_by_link(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	uint8_t hash[VAULT_HASH_BYTES];
	uint64_t person;
	bool own = false;

	vault_hash_token(call->sign_in->token.data, call->sign_in->token.size, hash);
	enum store_result result = directory_find_link(core->directory, hash, &person, &own);
	if (result != STORE_NONE && !procedure_has_read(batch, call, result))
		return;
	bool founds = result == STORE_OK && person == 0 && core_house(core)->head == 0;
	if (result == STORE_NONE || (!founds && !core_who(core, person).house_role)) {
		refuse_with(batch, call, ERROR_LINK_INVALID);
		return;
	}
	if (founds && !may_found(batch, call))
		return;
	if (founds && call->sign_in->password.size && call->hashing.stage == HASHING_NONE) {
		call->hashing.wanted = call->sign_in->password;
		batch_hash(call);
		return;
	}
	if (!batch_begin(batch) || !batch_stored(batch, directory_drop_link(core->directory, hash)))
		return;
	if (!founds || found_house(batch, call, &person))
		sign_in_open(batch, call, person, !own);
}

void sign_in(struct batch *batch, struct call *call)
{
	call->staged = true;
	if (batch->failed)
		return;
	if (call->hashing.stage == HASHING_BUSY)
		refuse_with(batch, call, ERROR_TOO_FAST);
	else if (call->sign_in->token.size)
		sign_in_by_link(batch, call);
	else if (call->sign_in->invitation.size)
		sign_in_by_invitation(batch, call);
	else
		sign_in_by_password(batch, call);
}

void sign_out(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	struct roster_connection *c;
	struct store_session session;

	call->staged = true;
	if (!batch_begin(batch))
		return;
	enum store_result result = session_of_call(batch, call, UINT_MAX, &session);
	if (result == STORE_OK)
		result = directory_close_session(core->directory, call->token_hash);
	if (result != STORE_NONE && !batch_stored(batch, result))
		return;
	for (c = core->roster.connections; c; c = c->hh.next)
		if (memcmp(c->token_hash, call->token_hash, sizeof(c->token_hash)) == 0)
			roster_check_at(&core->roster, c, world_now_ms(core->world));
	run_add(&batch->run, sign_in_reply(call));
}
