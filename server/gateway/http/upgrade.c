#include "gateway/http/upgrade.h"

#include "base/limits.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/http/cookie.h"
#include "gateway/http/session.h"
#include "gateway/http/visit.h"

#include <stdio.h>
#include <string.h>

static void refuse_token(struct visit *visit, enum error_kind error)
{
	char fields[64];
	snprintf(fields, sizeof(fields), "Retry-After: %d\r\n", LIMIT_WRONG_TRIES_S);
	if (error == ERROR_TOO_FAST)
		visit_refuse(visit, 429, fields);
	else if (error == ERROR_NOT_SIGNED_IN)
		visit_refuse(visit, 401, "WWW-Authenticate: Bearer\r\n");
	else
		visit_refuse(visit, 503, NULL);
}

static void let_in(
	struct visit *visit, const uint8_t token_hash[VAULT_HASH_BYTES], enum credential credential)
{
	struct gateway *gateway = visit_gateway(visit);
	struct slice value = visit_head(visit)->fields[FIELD_WEBSOCKET_KEY];
	char key[32];
	struct place *place;
	int fd;

	snprintf(key, sizeof(key), "%.*s", (int)value.size, value.data);
	if (visit_leave(visit, &fd, &place))
		connection_begin(gateway, fd, place, token_hash, credential, key);
}

static void knock(struct visit *visit, struct slice token)
{
	if (visit_head(visit)->fields[FIELD_COOKIE].data) {
		visit_refuse(visit, 400, NULL); /* who it is must not be said twice */
		return;
	}
	if (!token.size) {
		refuse_token(visit, ERROR_NOT_SIGNED_IN);
		return;
	}
	struct call *call = call_new(CALL_KNOCK, 0);
	call->credential = CREDENTIAL_TOKEN;
	vault_hash_token(token.data, token.size, call->token_hash);
	session_submit_take(visit, call);
}

static void answer_cookie(struct visit *visit, enum credential credential)
{
	uint8_t hash[VAULT_HASH_BYTES];
	if (!visit_head(visit)->upgrade)
		visit_refuse(visit, 426, "Upgrade: websocket\r\n");
	else if (!session_is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else if (!cookie_read(visit, credential, hash))
		session_answer_error(visit, 401, ERROR_NOT_SIGNED_IN);
	else
		let_in(visit, hash, credential);
}

void upgrade_answer(struct visit *visit)
{
	struct slice token = head_bearer(visit_head(visit));
	if (token.data && visit_head(visit)->upgrade)
		knock(visit, token);
	else
		answer_cookie(visit, CREDENTIAL_COOKIE);
}

void upgrade_answer_guest(struct visit *visit)
{
	answer_cookie(visit, CREDENTIAL_GUEST);
}

void upgrade_obey(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct visit *visit = visit_find(gateway, dispatch->connection);
	uint8_t hash[VAULT_HASH_BYTES];
	if (!visit)
		return;
	if (dispatch->error != ERROR_NONE || gateway->drain_until_ms) {
		refuse_token(visit, dispatch->error);
		return;
	}
	struct slice token = head_bearer(visit_head(visit));
	vault_hash_token(token.data, token.size, hash);
	let_in(visit, hash, CREDENTIAL_TOKEN);
}
