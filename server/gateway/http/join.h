/* The guests' door: POST /join/look says where a link leads, POST /join comes in by it and sets the
 * cookie; GET /join/session says whether there is one and renews it, DELETE ends the session. The
 * link's token comes in a body, never in an address. */
#ifndef RUNDE_GATEWAY_HTTP_JOIN_H
#define RUNDE_GATEWAY_HTTP_JOIN_H

struct visit;

/* Answers a request for these that is none for a page, or puts it by until the journal has
 * answered, which session_obey() takes. */
void join_answer(struct visit *visit);
void join_answer_look(struct visit *visit);
void join_answer_session(struct visit *visit);

#endif
