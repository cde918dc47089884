/* When each connection is to be looked after next: a dense list, so that those for which nothing is
 * due cost a comparison a second, and not a walk over all that is known of them. */
#ifndef RUNDE_GATEWAY_WATCH_H
#define RUNDE_GATEWAY_WATCH_H

#include <stdint.h>

struct connection;

struct watch {
	uint64_t due_ms;
	struct connection *connection; /* borrowed */
};

struct watches {
	struct watch *items; /* owned; in no order */
	uint32_t count, room;
};

/* Looks after it at the next tick, and from then on when it says. */
void watch_begin(struct connection *connection);
void watch_end(struct connection *connection);
/* Something has become due earlier than it said. */
void watch_soon(struct connection *connection);
/* Looks after those for which it is time; the function says when next. It must end none of them at
 * once. */
void watch_tick(struct watches *watches, uint64_t now_ms, uint64_t (*look)(struct connection *));

#endif
