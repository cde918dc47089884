#include "gateway/http/routes.h"

#include "base/limits.h"
#include "base/memory.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/http/visit.h"
#include "proto/reply.h"
#include "proto/sign_in.h"
#include "vault/vault.h"

#include <stdio.h>
#include <string.h>

enum { DAY_S = 24 * 60 * 60, COOKIE_BYTES_MAX = 128 };

static const char *cookie_name(const struct gateway *gateway)
{
	return gateway->options.secure_cookie ? "__Host-runde" : "runde";
}

/* The hash of the session's token. False: no cookie of ours. */
static bool read_cookie(struct visit *visit, uint8_t ret_hash[VAULT_HASH_BYTES])
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

static void answer_error(struct visit *visit, int status, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	answer_refusal(visit, status, &refusal);
}

static void answer_no_content(struct visit *visit, const char *fields)
{
	struct response response = {.status = 204, .fields = fields};
	visit_answer(visit, &response, NULL);
}

/* Puts the visit by until the journal has answered the call. */
static void submit_take(struct visit *visit, struct call *call)
{
	struct gateway *gateway = visit_gateway(visit);
	call->connection = visit_wait(visit);
	if (!journal_submit(gateway->options.journal, call)) {
		call_free(call);
		answer_error(visit, 503, ERROR_UNAVAILABLE);
	}
}

static bool is_from_here(struct visit *visit)
{
	return origins_allow(
		visit_gateway(visit)->origins, visit_head(visit)->fields[FIELD_ORIGIN]);
}

static void sign_in(struct visit *visit)
{
	struct slice type = visit_head(visit)->fields[FIELD_CONTENT_TYPE];
	struct slice body = visit_body(visit);
	struct sign_in asked;
	struct refusal refusal;

	/* A form of another site cannot send this type without asking first. */
	if (!slice_lists(type, "application/json")) {
		visit_refuse(visit, 415, NULL);
		return;
	}
	if (!sign_in_read(body.data, body.size, &asked, &refusal)) {
		answer_refusal(visit, 400, &refusal);
		return;
	}
	struct call *call = call_new(CALL_SIGN_IN, 0);
	vault_hash_token(asked.token, strlen(asked.token), call->token_hash);
	call->name = TAKE(asked.name);
	call->house = TAKE(asked.house);
	sign_in_fini(&asked);
	submit_take(visit, call);
}

static void sign_out(struct visit *visit)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (!read_cookie(visit, hash)) {
		answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
		return;
	}
	struct call *call = call_new(CALL_SIGN_OUT, 0);
	memcpy(call->token_hash, hash, sizeof(hash));
	submit_take(visit, call);
}

void routes_obey(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct visit *visit = visit_find(gateway, dispatch->connection);
	struct refusal refusal;
	char cookie[256];
	if (!visit)
		return;
	switch (dispatch->error) {
	case ERROR_NONE:
		write_cookie(gateway, dispatch->token,
			dispatch->kind == DISPATCH_SIGN_IN ? (long)LIMIT_SESSION_DAYS * DAY_S : 0,
			cookie, sizeof(cookie));
		answer_no_content(visit, cookie);
		break;
	case ERROR_LINK_INVALID:
		answer_error(visit, 403, ERROR_LINK_INVALID);
		break;
	case ERROR_INVALID_PARAMS:
		refusal = refusal_of_field("name", "missing", 0);
		answer_refusal(visit, 400, &refusal);
		break;
	default:
		answer_error(visit, 503, ERROR_UNAVAILABLE);
	}
}

/* Whether there is a session's cookie, which the page itself cannot see: so that it can tell being
 * signed out from being off line. Whether the session is still good is said at hello. */
static void answer_has_cookie(struct visit *visit)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (read_cookie(visit, hash))
		answer_no_content(visit, "");
	else
		answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
}

static void answer_session(struct visit *visit)
{
	enum head_method method = visit_head(visit)->method;
	if (method == METHOD_GET)
		answer_has_cookie(visit);
	else if (method != METHOD_POST && method != METHOD_DELETE)
		visit_refuse(visit, 405, "Allow: GET, POST, DELETE\r\n");
	else if (!is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else if (method == METHOD_POST)
		sign_in(visit);
	else
		sign_out(visit);
}

static void answer_health(struct visit *visit)
{
	static const char body[] = "{\"status\":\"ok\"}";
	struct response response = {
		.status = 200, .type = "application/json", .size_bytes = sizeof(body) - 1};
	visit_answer_static(visit, &response, body);
}

static void answer_socket(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	uint8_t hash[VAULT_HASH_BYTES];
	char key[32];
	struct place *place;
	int fd;

	if (!head->upgrade) {
		visit_refuse(visit, 426, "Upgrade: websocket\r\n");
	} else if (!is_from_here(visit)) {
		visit_refuse(visit, 403, NULL);
	} else if (!read_cookie(visit, hash)) {
		answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
	} else {
		struct gateway *gateway = visit_gateway(visit);
		struct slice value = head->fields[FIELD_WEBSOCKET_KEY];
		snprintf(key, sizeof(key), "%.*s", (int)value.size, value.data);
		if (visit_leave(visit, &fd, &place))
			connection_begin(gateway, fd, place, hash, key);
	}
}

static void answer_file(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	const struct client_file *file = client_files_find(visit_gateway(visit)->files, head->path);
	char fields[128];

	if (!file) {
		visit_refuse(visit, 404, NULL);
		return;
	}
	enum file_coding coding = client_file_choose(file, head->fields[FIELD_ACCEPT_ENCODING]);
	const struct file_form *form = &file->forms[coding];
	static const char *const names[] = {[CODING_IDENTITY] = "",
		[CODING_GZIP] = "Content-Encoding: gzip\r\n",
		[CODING_BROTLI] = "Content-Encoding: br\r\n"};
	snprintf(fields, sizeof(fields), "ETag: %s\r\nVary: Accept-Encoding\r\n%s", form->etag,
		names[coding]);
	struct response response = {.status = 200,
		.type = file->type,
		.size_bytes = form->size,
		.caching = file->immutable ? "public, max-age=31536000, immutable" : "no-cache",
		.fields = fields};
	if (slice_lists(head->fields[FIELD_IF_NONE_MATCH], form->etag)) {
		response.status = 304;
		response.type = NULL;
		visit_answer(visit, &response, NULL);
	} else {
		visit_answer_static(visit, &response, form->bytes);
	}
}

void routes_answer(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	bool reads = head->method == METHOD_GET || head->method == METHOD_HEAD;

	if (head->upgrade && !slice_is(head->path, "/ws"))
		visit_refuse(visit, 400, NULL);
	else if (slice_is(head->path, "/session"))
		answer_session(visit);
	else if (!reads)
		visit_refuse(visit, 405, "Allow: GET, HEAD\r\n");
	else if (slice_is(head->path, "/ws"))
		answer_socket(visit);
	else if (slice_is(head->path, "/health"))
		answer_health(visit);
	else
		answer_file(visit);
}
