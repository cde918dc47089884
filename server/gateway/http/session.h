/* Sessions over HTTP, where the cookie is set: GET /session says whether there is one and renews
 * it, POST signs in, DELETE signs out. */
#ifndef RUNDE_GATEWAY_HTTP_SESSION_H
#define RUNDE_GATEWAY_HTTP_SESSION_H

#include "journal/call.h"
#include "journal/dispatch.h"
#include "proto/refusal.h"
#include "vault/vault.h"

#include <stdbool.h>

struct gateway;
struct visit;

/* Answers a request for /session, or puts it by until the journal has answered. */
void session_answer(struct visit *visit);
/* Answers the visit that waits for this entry, DISPATCH_SIGN_IN or DISPATCH_SIGN_OUT. */
void session_obey(struct gateway *gateway, const struct dispatch *dispatch);
/* The hash of the session's token. False: no cookie of ours. */
bool session_read_cookie(struct visit *visit, uint8_t ret_hash[VAULT_HASH_BYTES]);
/* Puts the visit by until the journal has answered the call, which says where it comes from. */
void session_submit_take(struct visit *visit, struct call *call);
/* Whether the request was made by a page of an allowed origin. */
bool session_is_from_here(struct visit *visit);
/* Answers with the same error object as on the socket. */
void session_answer_error(struct visit *visit, int status, enum error_kind error);

#endif
