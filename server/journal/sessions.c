/* Ending sessions, and with them their connections. */
#include "journal/procedures.h"

#include "proto/gen/limits.h"

#include <string.h>

struct ending {
	const uint8_t *but; /* this one stays; NULL: none does */
	uint64_t only;      /* the id of the only one meant; 0: all */
	unsigned count;
	uint8_t hashes[PROTO_SESSIONS_MAX][VAULT_HASH_BYTES];
};

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
	for (unsigned i = 0; i < ending->count; i++) {
		if (!batch_stored(
			    batch, directory_close_session(core->directory, ending->hashes[i])))
			return false;
		session_close_connections(batch, ending->hashes[i]);
	}
	return true;
}

bool sessions_end(struct batch *batch, uint64_t person, const uint8_t *but)
{
	struct ending ending = {.but = but};
	return end_collected(batch, person, &ending);
}

bool session_end_complete(struct batch *batch, struct call *call, const struct who *who,
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
		return false;
	if (ending.only && !ending.count) {
		batch_refuse_with(batch, call, ERROR_NOT_FOUND);
		return false;
	}
	return true;
}
