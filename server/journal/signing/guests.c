#include "journal/signing/guests.h"

#include "journal/guests/coming.h"
#include "journal/procedure.h"
#include "journal/signing/signing.h"
#include "journal/signing/tokens.h"
#include "proto/state.h"

#include <string.h>

static void refuse(struct batch *batch, const struct call *call, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	sign_in_refuse(batch, call, &refusal);
}

/* Whether to go on, which a wrong link leaves less often. */
static bool may_try(struct batch *batch, struct call *call)
{
	call->staged = true;
	if (batch->failed)
		return false;
	if (!token_may_try(batch, call)) {
		refuse(batch, call, ERROR_TOO_FAST);
		return false;
	}
	return true;
}

void guests_look(struct batch *batch, struct call *call)
{
	struct guest_front front = {0};
	BUFFER_AUTO json;
	ARENA_AUTO arena;
	buffer_init(&json);
	arena_init(&arena);

	if (!may_try(batch, call))
		return;
	enum store_result result = guest_look(batch, call->token_hash,
		call->has_session ? call->session_hash : NULL, &arena, &front);
	if (result == STORE_NONE) {
		token_was_wrong(batch, call);
		refuse(batch, call, ERROR_LINK_INVALID);
		return;
	}
	if (!procedure_has_read(batch, call, result))
		return;
	guest_front_encode(&front, &json);
	struct dispatch *dispatch = sign_in_reply(call);
	dispatch->frame = frame_new(json.data, json.size);
	run_add(&batch->run, dispatch);
}

void guests_join(struct batch *batch, struct call *call)
{
	char token[DIRECTORY_TOKEN_SIZE + 1];
	struct refusal refusal;

	if (!may_try(batch, call))
		return;
	enum store_result result = guest_come(batch, call->token_hash,
		call->has_session ? call->session_hash : NULL, call->join, token, &refusal);
	if (batch->failed)
		return; /* all of it are told so */
	if (result == STORE_NONE) {
		if (refusal.error == ERROR_LINK_INVALID)
			token_was_wrong(batch, call);
		sign_in_refuse(batch, call, &refusal);
		return;
	}
	if (!procedure_has_read(batch, call, result))
		return;
	struct dispatch *dispatch = sign_in_reply(call);
	memcpy(dispatch->token, token, sizeof(token));
	run_add(&batch->run, dispatch);
}
