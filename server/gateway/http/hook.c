#include "gateway/http/hook.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "gateway/edge.h"
#include "gateway/http/form.h"
#include "gateway/http/session.h"
#include "gateway/http/visit.h"
#include "proto/hook.h"

#include <stdio.h>
#include <string.h>

/* After a refusal for speed, a program waits so long. */
enum { PAUSE_S = 1 };

static void answer(struct visit *visit, int status, const char *word, int retry_after_s)
{
	char fields[48];
	struct response response = {
		.status = status, .type = "text/plain; charset=utf-8", .size_bytes = strlen(word)};
	if (retry_after_s) {
		snprintf(fields, sizeof(fields), "Retry-After: %d\r\n", retry_after_s);
		response.fields = fields;
	}
	visit_answer(visit, &response, word);
}

/* What one program sends too fast does not wait in the journal's queue. */
static bool is_too_fast(struct gateway *gateway, const uint8_t token_hash[VAULT_HASH_BYTES])
{
	uint64_t now_ms = gateway_now_ms(gateway);
	struct session *session = sessions_enter(&gateway->sessions, token_hash, now_ms);
	bool taken = session_take(session, BUCKET_HOOKS, now_ms);
	sessions_leave(&gateway->sessions, session, now_ms);
	return !taken && !gateway->options.rates_off;
}

/* The payload: the whole body, or as a form's field. */
static struct command *read_payload(struct visit *visit, enum hook_fault *ret_fault)
{
	BUFFER_AUTO value;
	struct slice type = visit_head(visit)->fields[FIELD_CONTENT_TYPE];
	struct slice body = visit_body(visit);

	buffer_init(&value);
	*ret_fault = HOOK_INVALID;
	if (slice_lists(type, "application/json"))
		return hook_read(body.data, body.size, ret_fault);
	if (!slice_lists(type, "application/x-www-form-urlencoded") ||
		!form_read(body, "payload", &value))
		return NULL;
	return hook_read((const char *)value.data, value.size, ret_fault);
}

static void refuse_payload(struct visit *visit, enum hook_fault fault)
{
	static const char *const words[] = {[HOOK_INVALID] = "invalid_payload",
		[HOOK_NO_TEXT] = "no_text",
		[HOOK_TOO_LONG] = "msg_too_long"};
	answer(visit, 400, words[fault], 0);
}

static void take(struct visit *visit, const uint8_t token_hash[VAULT_HASH_BYTES])
{
	enum hook_fault fault;
	attempt_begin();
	struct command *command = read_payload(visit, &fault);
	if (!attempt_end()) {
		command_free(command);
		answer(visit, 503, "service_unavailable", PAUSE_S);
		return;
	}
	if (!command) {
		refuse_payload(visit, fault);
		return;
	}
	struct call *call = call_new(CALL_HOOK, 0);
	call->id = (struct request_id){"null"}; /* its answer is ours to write */
	call->credential = CREDENTIAL_TOKEN;
	call->command = command;
	memcpy(call->token_hash, token_hash, sizeof(call->token_hash));
	session_submit_take(visit, call);
}

void hook_answer(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	struct slice token = head->path;
	struct client_id unused;
	uint8_t hash[VAULT_HASH_BYTES];

	token.data += strlen(HOOK_PATH);
	token.size -= strlen(HOOK_PATH);
	if (head->method != METHOD_POST) {
		visit_refuse(visit, 405, "Allow: POST\r\n");
	} else if (!client_id_read(token.data, token.size, &unused)) {
		answer(visit, 403, "invalid_token", 0);
	} else {
		vault_hash_token(token.data, token.size, hash);
		if (is_too_fast(visit_gateway(visit), hash))
			answer(visit, 429, "rate_limited", PAUSE_S);
		else
			take(visit, hash);
	}
}

bool hook_obey(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct visit *visit = visit_find(gateway, dispatch->connection);
	if (!visit)
		return false;
	switch (dispatch->error) {
	case ERROR_NONE:
		answer(visit, 200, "ok", 0);
		break;
	case ERROR_NOT_SIGNED_IN:
		answer(visit, 404, "no_service", 0);
		break;
	case ERROR_NOT_FOUND:
		answer(visit, 404, "channel_not_found", 0);
		break;
	case ERROR_INVALID_PARAMS: /* for this house, by its limits */
		answer(visit, 400, "msg_too_long", 0);
		break;
	case ERROR_ARCHIVED:
		answer(visit, 410, "channel_is_archived", 0);
		break;
	case ERROR_TOO_FAST:
		answer(visit, 429, "rate_limited", LIMIT_WRONG_TRIES_S);
		break;
	default:
		answer(visit, 503, "service_unavailable", PAUSE_S);
	}
	return true;
}
