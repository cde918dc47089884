/* /session: signing in and out, and whether there is a cookie. */
#include "gateway/http/session.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "gateway/edge.h"
#include "gateway/http/cookie.h"
#include "gateway/http/visit.h"
#include "proto/reply.h"
#include "proto/sign_in.h"

#include <string.h>

void session_answer_refusal(struct visit *visit, int status, const struct refusal *refusal)
{
	BUFFER_AUTO body;
	buffer_init(&body);
	buffer_add_string(&body, "{\"error\":");
	reply_refusal(&body, refusal);
	buffer_add_byte(&body, '}');
	struct response response = {
		.status = status, .type = "application/json", .size_bytes = body.size};
	visit_answer(visit, &response, body.data);
}

void session_answer_error(struct visit *visit, int status, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	session_answer_refusal(visit, status, &refusal);
}

void session_submit_take(struct visit *visit, struct call *call)
{
	struct gateway *gateway = visit_gateway(visit);
	struct ip address = visit_address(visit);
	_Static_assert(sizeof(address.bytes) == sizeof(call->address), "one kind of address");
	memcpy(call->address, address.bytes, sizeof(call->address));
	call->connection = visit_wait(visit);
	if (!journal_submit(gateway->options.journal, call)) {
		call_free(call);
		session_answer_error(visit, 503, ERROR_UNAVAILABLE);
	}
}

bool session_is_from_here(struct visit *visit)
{
	return origins_allow(
		visit_gateway(visit)->origins, visit_head(visit)->fields[FIELD_ORIGIN]);
}

bool session_sends_json(struct visit *visit)
{
	return slice_lists(visit_head(visit)->fields[FIELD_CONTENT_TYPE], "application/json");
}

static void sign_in(struct visit *visit)
{
	struct slice body = visit_body(visit);
	struct refusal refusal;

	if (!session_sends_json(visit)) {
		visit_refuse(visit, 415, NULL);
		return;
	}
	attempt_begin();
	struct sign_in *asked = sign_in_read(body.data, body.size, &refusal);
	if (!attempt_end()) {
		sign_in_free(asked);
		session_answer_error(visit, 503, ERROR_UNAVAILABLE);
		return;
	}
	if (!asked) {
		session_answer_refusal(visit, 400, &refusal);
		return;
	}
	struct call *call = call_new(CALL_SIGN_IN, 0);
	call->sign_in = asked;
	session_submit_take(visit, call);
}

void session_sign_out(struct visit *visit, enum credential credential)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (!cookie_read(visit, credential, hash)) {
		session_answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
		return;
	}
	struct call *call = call_new(CALL_SIGN_OUT, 0);
	call->credential = credential;
	memcpy(call->token_hash, hash, sizeof(hash));
	session_submit_take(visit, call);
}

static int status_of(const struct dispatch *dispatch)
{
	switch (dispatch->error) {
	case ERROR_NONE:
		return 200;
	case ERROR_INVALID_PARAMS:
		return 400;
	case ERROR_WRONG_PASSWORD:
		return 401;
	case ERROR_LINK_INVALID:
		return dispatch->kind == DISPATCH_LOOK ? 404 : 403;
	case ERROR_TOO_MANY:
		return 409;
	case ERROR_TOO_FAST:
		return 429;
	default:
		return 503;
	}
}

static void answer_frame(struct visit *visit, int status, struct frame *frame)
{
	struct response response = {
		.status = status, .type = "application/json", .size_bytes = frame->size};
	visit_answer(visit, &response, frame_payload(frame));
}

void session_obey(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct visit *visit = visit_find(gateway, dispatch->connection);
	if (!visit)
		return;
	if (dispatch->kind != DISPATCH_LOOK && dispatch->error == ERROR_NONE)
		cookie_answer(visit, dispatch->credential, dispatch->token);
	else if (dispatch->frame)
		answer_frame(visit, status_of(dispatch), dispatch->frame);
	else
		session_answer_error(visit, 503, ERROR_UNAVAILABLE);
}

void session_answer_whether(struct visit *visit, enum credential credential)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (cookie_read(visit, credential, hash))
		cookie_answer_again(visit, credential);
	else
		session_answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
}

void session_answer(struct visit *visit)
{
	enum head_method method = visit_head(visit)->method;
	if (method == METHOD_GET)
		session_answer_whether(visit, CREDENTIAL_COOKIE);
	else if (method != METHOD_POST && method != METHOD_DELETE)
		visit_refuse(visit, 405, "Allow: GET, POST, DELETE\r\n");
	else if (!session_is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else if (method == METHOD_POST)
		sign_in(visit);
	else
		session_sign_out(visit, CREDENTIAL_COOKIE);
}
