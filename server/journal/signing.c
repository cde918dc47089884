#include "base/limits.h"
#include "journal/procedures.h"

#include <string.h>

static struct dispatch *reply(const struct call *call, enum error_kind error)
{
	struct dispatch *dispatch =
		dispatch_new(call->kind == CALL_SIGN_IN ? DISPATCH_SIGN_IN : DISPATCH_SIGN_OUT);
	dispatch->connection = call->connection;
	dispatch->error = error;
	dispatch->stored = true;
	return dispatch;
}

/* The first administrator founds the house. */
static bool found_house(struct batch *batch, const struct call *call, uint64_t *ret_person)
{
	struct core *core = batch->core;
	struct decision decision;
	struct moment moment = {world_now_ms(core->world), world_random(core->world)};
	struct room_entry *house = core_house(core);
	if (!room_decide_founding(
		    house->state, text_of(call->house), text_of(call->name), &moment, &decision))
		return false;
	*ret_person = decision.events[1].body.person_added.person;
	return batch_append(batch, house, &decision);
}

/* Which error stands against a link, before it is used up. */
static enum error_kind judge(struct batch *batch, const struct call *call, uint64_t person)
{
	bool is_new = core_house(batch->core)->head == 0;
	if (person == 0 && !is_new)
		return ERROR_LINK_INVALID;
	if (person == 0 && (!call->name || !call->house))
		return ERROR_INVALID_PARAMS;
	if (person != 0 && !core_who(batch->core, person).house_role)
		return ERROR_LINK_INVALID;
	return ERROR_NONE;
}

/* Has the sessions of a person's connections looked at once this batch has been stored, or not. */
static void look_again(struct core *core, uint64_t person)
{
	const struct roster_person *here = roster_find_person(&core->roster, person);
	for (struct roster_connection *c = here ? here->connections : NULL; c; c = c->next)
		roster_check_at(&core->roster, c, world_now_ms(core->world));
}

void sign_in(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	char token[DIRECTORY_TOKEN_SIZE + 1];
	uint64_t person;

	call->staged = true;
	if (!batch_begin(batch))
		return;
	enum store_result result = directory_find_link(core->directory, call->token_hash, &person);
	if (result != STORE_NONE && !batch_stored(batch, result))
		return;
	enum error_kind error =
		result == STORE_NONE ? ERROR_LINK_INVALID : judge(batch, call, person);
	if (error != ERROR_NONE) {
		run_add(&batch->run, reply(call, error));
		return;
	}
	if (!batch_stored(batch, directory_drop_link(core->directory, call->token_hash)))
		return;
	if (person == 0 && !found_house(batch, call, &person))
		return;
	if (!batch_stored(batch, directory_open_session(core->directory, person, token)))
		return;
	look_again(core, person); /* the oldest session may have had to make room */
	struct dispatch *dispatch = reply(call, ERROR_NONE);
	memcpy(dispatch->token, token, sizeof(token));
	run_add(&batch->run, dispatch);
}

void sign_out(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	struct roster_connection *c;

	call->staged = true;
	if (!batch_begin(batch))
		return;
	enum store_result result = directory_close_session(core->directory, call->token_hash);
	if (result != STORE_NONE && !batch_stored(batch, result))
		return;
	for (c = core->roster.connections; c; c = c->hh.next)
		if (memcmp(c->token_hash, call->token_hash, sizeof(c->token_hash)) == 0)
			roster_check_at(&core->roster, c, world_now_ms(core->world));
	run_add(&batch->run, reply(call, ERROR_NONE));
}

int64_t sessions_next_ms(const struct core *core)
{
	return core->roster.next_check_ms;
}

static void end_connection(struct batch *batch, struct roster_connection *connection)
{
	struct dispatch *dispatch = dispatch_new(DISPATCH_CLOSE);
	dispatch->connection = connection->connection;
	dispatch->close_code = CLOSE_SIGNED_OUT;
	run_add(&batch->run, dispatch);
	presence_leave(batch, connection);
}

static void check_session(struct batch *batch, struct roster_connection *c, int64_t now_ms)
{
	struct core *core = batch->core;
	struct store_session session;
	enum store_result result = directory_find_session(core->directory, c->token_hash, &session);
	if (result == STORE_NONE)
		end_connection(batch, c);
	else
		roster_check_at(&core->roster, c,
			result == STORE_OK ? session.expires_ms : now_ms + LIMIT_RETRY_MS);
}

void sessions_check(struct batch *batch, int64_t now_ms)
{
	struct roster *roster = &batch->core->roster;
	struct roster_connection *c, *next;
	roster->next_check_ms = INT64_MAX;
	HASH_ITER (hh, roster->connections, c, next) {
		if (c->check_ms <= now_ms)
			check_session(batch, c, now_ms);
		else
			roster_check_at(roster, c, c->check_ms);
	}
}
