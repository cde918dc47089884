/* The events of one room within one commit, gathered so that they leave as one frame. */
#ifndef RUNDE_JOURNAL_BURST_H
#define RUNDE_JOURNAL_BURST_H

#include "journal/outbox.h"
#include "proto/event.h"

struct burst {
	struct arena arena;           /* holds the bodies */
	struct journal_event *events; /* owned */
	size_t count, room;
	size_t bytes;           /* of bodies */
	enum audience audience; /* the narrowest of its events */
	struct guard guard;     /* of its one event, or none */
	struct text bare;       /* that event's body for those who do not see its root */
};

void burst_init(struct burst *burst);
void burst_fini(struct burst *burst);
/* Adds an event with its encoded body. One with a guard must be the burst's first. True: it is
 * full, flush it. */
bool burst_add(
	struct burst *burst, const struct event *event, struct text body, struct guard guard);
/* Appends the room's frame to the run and empties the burst; nothing if it is empty. */
void burst_flush(struct burst *burst, uint64_t room, struct run *run);

/* How an event looks on the wire; the body is raw JSON, or data NULL when there is none. */
struct journal_event burst_wire_event(const struct event *event, struct text body);

#endif
