/* Who hears which room, and obeying the journal's ordered list: an event's one encoded frame is
 * written straight to everyone who hears its room. */
#ifndef RUNDE_GATEWAY_FANOUT_H
#define RUNDE_GATEWAY_FANOUT_H

#include "journal/dispatch.h"

#include <stdbool.h>
#include <stdint.h>

struct connection;
struct gateway;
struct hearing;

/* The rooms a connection hears; part of it. */
struct hearings {
	struct hearing *items; /* owned */
	uint32_t count, room;
};

/* Obeys one entry; it stays the caller's. */
void fanout_obey(struct gateway *gateway, struct dispatch *dispatch);
/* Notes that something is to be written in a room; whether that is so often that it had better be
 * gathered. */
bool fanout_is_busy(struct gateway *gateway, uint64_t room);
/* The connection hears nothing any more. */
void fanout_forget(struct gateway *gateway, struct connection *connection);

#endif
