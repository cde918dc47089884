/* /ws and /join/ws: from a request to a live connection. A browser comes with the session's cookie,
 * and from a page of an allowed origin; a program with a bot's token in the Authorization field,
 * which no page can make a browser send, so that its origin does not matter. Whose cookie it is,
 * hello says; a token is looked at before the connection is let in, so that a wrong one is told so
 * at once. */
#ifndef RUNDE_GATEWAY_HTTP_UPGRADE_H
#define RUNDE_GATEWAY_HTTP_UPGRADE_H

#include "journal/dispatch.h"

struct gateway;
struct visit;

/* Answers a request for /ws, or puts it by until the journal has looked at its token. */
void upgrade_answer(struct visit *visit);
/* Answers a request for /join/ws: a guest comes with a cookie of their own, and nothing else. */
void upgrade_answer_guest(struct visit *visit);
/* Lets in, or refuses, the visit that waits for this entry, a DISPATCH_KNOCK. */
void upgrade_obey(struct gateway *gateway, const struct dispatch *dispatch);

#endif
