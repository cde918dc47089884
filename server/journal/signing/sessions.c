/* Sessions that end, and the connections that end with them. */
#include "journal/signing/sessions.h"

#include "base/limits.h"
#include "journal/live/presence.h"
#include "proto/gen/limits.h"

#include <string.h>

struct ending {
	const uint8_t *but; /* this one stays; NULL: none does */
	uint64_t only;      /* the id of the only one meant; 0: all */
	unsigned count;
	uint8_t hashes[PROTO_SESSIONS_MAX][VAULT_HASH_BYTES];
};

_Static_assert(PROTO_TOKENS_MAX <= PROTO_SESSIONS_MAX, "a bot's tokens are its sessions");

static bool collect(void *cookie, const struct store_session *session)
{
	struct ending *ending = cookie;
	if (ending->but && memcmp(ending->but, session->token_hash, VAULT_HASH_BYTES) == 0)
		return true;
	if (ending->only && ending->only != session->id)
		return true;
	memcpy(ending->hashes[ending->count++], session->token_hash, VAULT_HASH_BYTES);
	return ending->count < PROTO_SESSIONS_MAX;
}

static bool end_collected(struct batch *batch, uint64_t person, struct ending *ending)
{
	struct core *core = batch->core;
	if (!batch_begin(batch) ||
		!batch_stored(batch, store_sessions_each(core->store, person, collect, ending)))
		return false;
	for (unsigned i = 0; i < ending->count; i++)
		if (!batch_stored(
			    batch, directory_close_session(core->directory, ending->hashes[i])))
			return false;
	sessions_look_again(core, person);
	return true;
}

bool sessions_end(struct batch *batch, uint64_t person, const uint8_t *but)
{
	struct ending ending = {.but = but};
	return end_collected(batch, person, &ending);
}

bool sessions_end_one(struct batch *batch, uint64_t person, uint64_t session)
{
	struct ending ending = {.only = session};
	return end_collected(batch, person, &ending);
}

enum answering session_end_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct session_end_params *params = &call->command->params.session_end;
	struct ending ending = {.only = params->has_session ? params->session : 0};
	uint64_t person = params->has_person ? params->person : who->person;

	(void)house;
	(void)decision;
	/* Of somebody else's they see none, so they can name none. */
	if (person != who->person)
		ending.only = 0;
	else if (!ending.only)
		ending.but = call->token_hash;
	if (!end_collected(batch, person, &ending))
		return ANSWER_SETTLED;
	/* Nor does anybody come back by a link that was made before. */
	if (!ending.only &&
		!batch_stored(batch, directory_drop_links(batch->core->directory, person)))
		return ANSWER_SETTLED;
	if (ending.only && !ending.count) {
		batch_refuse_with(batch, call, ERROR_NOT_FOUND);
		return ANSWER_SETTLED;
	}
	return ANSWER_DUE;
}

/* With what its secret has to come: a bot's token is no cookie, and a guest's cookie none of a
 * person's. */
static enum credential credential_of(const struct store_session *session)
{
	if (session->scopes == ADMITS_PEOPLE)
		return CREDENTIAL_COOKIE;
	return session->scopes == ADMITS_GUESTS ? CREDENTIAL_GUEST : CREDENTIAL_TOKEN;
}

enum store_result session_of_call(struct batch *batch, const struct call *call, unsigned scopes,
	struct store_session *ret_session)
{
	struct store_session session;
	enum store_result result =
		directory_find_session(batch->core->directory, call->token_hash, &session);
	if (result != STORE_OK)
		return result;
	if (credential_of(&session) != call->credential || !(session.scopes & scopes))
		return STORE_NONE;
	*ret_session = session;
	return STORE_OK;
}

void session_note_use(struct batch *batch, const struct store_session *session)
{
	int64_t now_ms = world_now_ms(batch->core->world);
	if (directory_is_used_today(session, now_ms) || !batch_begin(batch))
		return;
	struct house_limits limits = core_limits(batch->core);
	if (!batch_stored(batch, directory_touch_session(batch->core->directory, &limits, session)))
		return;
}

bool sessions_limit(struct batch *batch)
{
	struct core *core = batch->core;
	struct house_limits limits = core_limits(core);
	if (!batch_begin(batch) ||
		!batch_stored(batch, directory_limit_sessions(core->directory, &limits)))
		return false;
	sessions_look_again_at_all(core);
	return true;
}

void sessions_look_again(struct core *core, uint64_t person)
{
	const struct roster_person *here = roster_find_person(&core->roster, person);
	for (struct roster_connection *c = here ? here->connections : NULL; c; c = c->next)
		roster_check_at(&core->roster, c, world_now_ms(core->world));
}

void sessions_look_again_at_all(struct core *core)
{
	struct roster_connection *c, *next;
	HASH_ITER (hh, core->roster.connections, c, next)
		roster_check_at(&core->roster, c, world_now_ms(core->world));
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

/* For good: it does not come back with a clock that is set back. */
static void end_session(struct batch *batch, struct roster_connection *c)
{
	enum store_result result = STORE_NONE;
	if (batch_begin(batch))
		result = directory_close_session(batch->core->directory, c->token_hash);
	if (result == STORE_NONE || batch_stored(batch, result))
		end_connection(batch, c);
}

void session_watch(struct core *core, struct roster_connection *connection, int64_t expires_ms)
{
	int64_t day_ms = world_now_ms(core->world) + DAY_MS;
	roster_check_at(&core->roster, connection, expires_ms < day_ms ? expires_ms : day_ms);
}

/* A session is used as long as there is a connection. */
static void check_session(struct batch *batch, struct roster_connection *c, int64_t now_ms)
{
	struct core *core = batch->core;
	struct store_session session;
	enum store_result result = directory_find_session(core->directory, c->token_hash, &session);
	if (result == STORE_OK && core_has_house(core)) {
		session_watch(core, c, session.expires_ms);
		session_note_use(batch, &session);
	} else if (result == STORE_NONE) {
		end_session(batch, c);
	} else {
		roster_check_at(&core->roster, c, now_ms + LIMIT_RETRY_MS);
	}
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
