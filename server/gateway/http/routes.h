/* What is answered over HTTP: the client's files, /health, signing in and out at /session, and the
 * upgrade at /ws. */
#ifndef RUNDE_GATEWAY_HTTP_ROUTES_H
#define RUNDE_GATEWAY_HTTP_ROUTES_H

#include "journal/dispatch.h"

struct gateway;
struct visit;

/* Answers a complete request, now or when the journal has. */
void routes_answer(struct visit *visit);
/* Answers the visit that waits for this entry, DISPATCH_SIGN_IN or DISPATCH_SIGN_OUT. */
void routes_obey(struct gateway *gateway, const struct dispatch *dispatch);

#endif
