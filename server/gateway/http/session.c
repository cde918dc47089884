/* /session: signing in and out, and whether there is a cookie. */
#include "gateway/http/session.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "gateway/edge.h"
#include "gateway/http/visit.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "proto/sign_in.h"
#include "vault/vault.h"

#include <stdio.h>
#include <string.h>

enum {
	COOKIE_BYTES_MAX = 128,
	/* The browser keeps it longer than any session may rest; when that ends is said here. */
	COOKIE_S = PROTO_SESSION_IDLE_DAYS_MAX * 24 * 60 * 60
};

static const char *cookie_name(const struct gateway *gateway)
{
	return gateway->options.secure_cookie ? "__Host-runde" : "runde";
}

bool session_read_cookie(struct visit *visit, uint8_t ret_hash[VAULT_HASH_BYTES])
{
	struct slice cookie = head_cookie(visit_head(visit), cookie_name(visit_gateway(visit)));
	if (!cookie.data || !cookie.size || cookie.size > COOKIE_BYTES_MAX)
		return false;
	vault_hash_token(cookie.data, cookie.size, ret_hash);
	return true;
}

static void write_cookie(
	struct gateway *gateway, const char *token, long max_age_s, char *ret_field, size_t size)
{
	snprintf(ret_field, size,
		"Set-Cookie: %s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%ld%s\r\n",
		cookie_name(gateway), token, max_age_s,
		gateway->options.secure_cookie ? "; Secure" : "");
}

/* The same error object as on the socket. */
static void answer_refusal(struct visit *visit, int status, const struct refusal *refusal)
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
	answer_refusal(visit, status, &refusal);
}

static void answer_no_content(struct visit *visit, const char *fields)
{
	struct response response = {.status = 204, .fields = fields};
	visit_answer(visit, &response, NULL);
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

static void sign_in(struct visit *visit)
{
	struct slice type = visit_head(visit)->fields[FIELD_CONTENT_TYPE];
	struct slice body = visit_body(visit);
	struct refusal refusal;

	/* A form of another site cannot send this type without asking first. */
	if (!slice_lists(type, "application/json")) {
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
		answer_refusal(visit, 400, &refusal);
		return;
	}
	struct call *call = call_new(CALL_SIGN_IN, 0);
	call->sign_in = asked;
	session_submit_take(visit, call);
}

static void sign_out(struct visit *visit)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (!session_read_cookie(visit, hash)) {
		session_answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
		return;
	}
	struct call *call = call_new(CALL_SIGN_OUT, 0);
	memcpy(call->token_hash, hash, sizeof(hash));
	session_submit_take(visit, call);
}

static int status_of(enum error_kind error)
{
	switch (error) {
	case ERROR_INVALID_PARAMS:
		return 400;
	case ERROR_WRONG_PASSWORD:
		return 401;
	case ERROR_LINK_INVALID:
		return 403;
	case ERROR_TOO_MANY:
		return 409;
	case ERROR_TOO_FAST:
		return 429;
	default:
		return 503;
	}
}

void session_obey(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct visit *visit = visit_find(gateway, dispatch->connection);
	char cookie[256];
	if (!visit)
		return;
	if (dispatch->error != ERROR_NONE) {
		struct response response = {.status = status_of(dispatch->error),
			.type = "application/json",
			.size_bytes = dispatch->frame->size};
		visit_answer(visit, &response, frame_payload(dispatch->frame));
		return;
	}
	write_cookie(gateway, dispatch->token, dispatch->kind == DISPATCH_SIGN_IN ? COOKIE_S : 0,
		cookie, sizeof(cookie));
	answer_no_content(visit, cookie);
}

/* Whether there is a session's cookie, which the page itself cannot see: so that it can tell being
 * signed out from being off line. Whether the session is still good is said at hello. The browser
 * is told to keep it as long again. */
static void answer_has_cookie(struct visit *visit)
{
	struct gateway *gateway = visit_gateway(visit);
	struct slice token = head_cookie(visit_head(visit), cookie_name(gateway));
	uint8_t hash[VAULT_HASH_BYTES];
	char value[COOKIE_BYTES_MAX + 1], cookie[2 * COOKIE_BYTES_MAX + 128];

	if (!session_read_cookie(visit, hash)) {
		session_answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
		return;
	}
	snprintf(value, sizeof(value), "%.*s", (int)token.size, token.data);
	write_cookie(gateway, value, COOKIE_S, cookie, sizeof(cookie));
	answer_no_content(visit, cookie);
}

void session_answer(struct visit *visit)
{
	enum head_method method = visit_head(visit)->method;
	if (method == METHOD_GET)
		answer_has_cookie(visit);
	else if (method != METHOD_POST && method != METHOD_DELETE)
		visit_refuse(visit, 405, "Allow: GET, POST, DELETE\r\n");
	else if (!session_is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else if (method == METHOD_POST)
		sign_in(visit);
	else
		sign_out(visit);
}
