/* One HTTP request and its answer on a socket of its own: reads the head and the body under
 * deadlines and limits, has routes.c answer, writes, closes. There is never a second request on
 * the same socket, so nothing of one can be taken for another. */
#ifndef RUNDE_GATEWAY_HTTP_VISIT_H
#define RUNDE_GATEWAY_HTTP_VISIT_H

#include "gateway/http/head.h"
#include "gateway/http/response.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gateway;
struct place;
struct visit;

/* Takes over a socket and its place. */
void visit_begin(struct gateway *gateway, int fd, struct place *place);
/* What was asked; valid until it is answered. */
struct gateway *visit_gateway(const struct visit *visit);
/* Whether it came by the door of the metrics, where there is nothing else. */
bool visit_is_watcher(const struct visit *visit);
const struct head *visit_head(const struct visit *visit);
/* Where it comes from. */
struct ip visit_address(const struct visit *visit);
struct slice visit_body(const struct visit *visit);

/* Answers with a copy of the body. */
void visit_answer(struct visit *visit, const struct response *response, const void *body);
/* Answers with bytes that stay where they are as long as the gateway. */
void visit_answer_static(struct visit *visit, const struct response *response, const void *body);
/* Answers with bytes that stay where they are until `gone` is called with the cookie: they were
 * sent, or will not be. */
void visit_answer_held(struct visit *visit, const struct response *response, const void *body,
	void (*gone)(void *cookie), void *cookie);
/* Answers a status and its words. fields as in struct response. */
void visit_refuse(struct visit *visit, int status, const char *fields);

/* Puts it by until the journal has answered under this number. */
uint64_t visit_wait(struct visit *visit);
/* Has one that was put by wait so long, from now on. */
void visit_be_patient(struct visit *visit, uint64_t ms);
/* The one put by under this number; NULL: its client has gone, or its time was up. */
struct visit *visit_find(struct gateway *gateway, uint64_t number);
/* Ends it without closing the socket, which is the caller's from here on, and its place. False if
 * the client has sent more than the request; then it is refused. */
bool visit_leave(struct visit *visit, int *ret_fd, struct place **ret_place);
/* Closes those nobody has begun to answer. */
void visit_close_idle(struct gateway *gateway);
/* Closes all. */
void visit_close_all(struct gateway *gateway);

#endif
