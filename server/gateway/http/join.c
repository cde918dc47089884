#include "gateway/http/join.h"

#include "base/attempt.h"
#include "gateway/edge.h"
#include "gateway/http/cookie.h"
#include "gateway/http/session.h"
#include "gateway/http/visit.h"
#include "proto/join.h"

static bool is_too_fast(struct visit *visit)
{
	struct gateway *gateway = visit_gateway(visit);
	struct ip address = visit_address(visit);
	return !arrivals_take(&gateway->joins, &address, gateway_now_ms(gateway));
}

static void submit_take(struct visit *visit, enum call_kind kind, struct join *join)
{
	struct call *call = call_new(kind, 0);
	call->credential = CREDENTIAL_GUEST;
	call->join = join;
	vault_hash_token(join->token.data, join->token.size, call->token_hash);
	call->has_session = cookie_read(visit, CREDENTIAL_GUEST, call->session_hash);
	session_submit_take(visit, call);
}

static void take(struct visit *visit, enum call_kind kind)
{
	struct slice body = visit_body(visit);
	struct refusal refusal;

	attempt_begin();
	struct join *join = join_read(body.data, body.size, kind == CALL_LOOK, &refusal);
	if (!attempt_end()) {
		join_free(join);
		session_answer_error(visit, 503, ERROR_UNAVAILABLE);
	} else if (!join) {
		session_answer_refusal(visit, 400, &refusal);
	} else {
		submit_take(visit, kind, join);
	}
}

static void answer_post(struct visit *visit, enum call_kind kind)
{
	if (!session_is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else if (!session_sends_json(visit))
		visit_refuse(visit, 415, NULL);
	else if (is_too_fast(visit))
		session_answer_error(visit, 429, ERROR_TOO_FAST);
	else
		take(visit, kind);
}

void join_answer(struct visit *visit)
{
	if (visit_head(visit)->method == METHOD_POST)
		answer_post(visit, CALL_JOIN);
	else
		visit_refuse(visit, 405, "Allow: GET, HEAD, POST\r\n");
}

void join_answer_look(struct visit *visit)
{
	if (visit_head(visit)->method == METHOD_POST)
		answer_post(visit, CALL_LOOK);
	else
		visit_refuse(visit, 405, "Allow: POST\r\n");
}

void join_answer_session(struct visit *visit)
{
	enum head_method method = visit_head(visit)->method;
	if (method == METHOD_GET)
		session_answer_whether(visit, CREDENTIAL_GUEST);
	else if (method != METHOD_DELETE)
		visit_refuse(visit, 405, "Allow: GET, DELETE\r\n");
	else if (!session_is_from_here(visit))
		visit_refuse(visit, 403, NULL);
	else
		session_sign_out(visit, CREDENTIAL_GUEST);
}
