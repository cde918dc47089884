/* What is answered over HTTP: the client's files, /health, /house (what the house says of itself to
 * those who are not signed in), /session, the guests' door at /join, and the upgrades at /ws and
 * /join/ws. */
#ifndef RUNDE_GATEWAY_HTTP_ROUTES_H
#define RUNDE_GATEWAY_HTTP_ROUTES_H

struct visit;

/* Answers a complete request, now or when the journal has. */
void routes_answer(struct visit *visit);

#endif
