/* Sessions over HTTP, where the cookie is set: GET /session says whether there is one and renews
 * it, POST signs in, DELETE signs out. */
#ifndef RUNDE_GATEWAY_HTTP_SESSION_H
#define RUNDE_GATEWAY_HTTP_SESSION_H

#include "journal/call.h"
#include "journal/dispatch.h"
#include "proto/refusal.h"

#include <stdbool.h>

struct gateway;
struct visit;

/* Answers a request for /session, or puts it by until the journal has answered. */
void session_answer(struct visit *visit);
/* Answers the visit that waits for this entry, DISPATCH_SIGN_IN, DISPATCH_SIGN_OUT or
 * DISPATCH_LOOK. */
void session_obey(struct gateway *gateway, const struct dispatch *dispatch);
/* Whether there is a session's cookie, which the page itself cannot see: so that it can tell being
 * signed out from being off line. Whether the session is still good is said at hello. */
void session_answer_whether(struct visit *visit, enum credential credential);
/* Puts the visit by until the session of its cookie has ended. */
void session_sign_out(struct visit *visit, enum credential credential);
/* Puts the visit by until the journal has answered the call, which says where it comes from. */
void session_submit_take(struct visit *visit, struct call *call);
/* Whether the request was made by a page of an allowed origin. */
bool session_is_from_here(struct visit *visit);
/* Whether its body is said to be JSON: a form of another site cannot say so without asking first.
 */
bool session_sends_json(struct visit *visit);
/* Answers with the same error object as on the socket. */
void session_answer_refusal(struct visit *visit, int status, const struct refusal *refusal);
void session_answer_error(struct visit *visit, int status, enum error_kind error);

#endif
