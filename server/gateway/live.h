/* A connection from inside: for the files that make it up, and no others. connection.c opens and
 * ends it, sending.c says what it is told, requests.c hears what it asks. */
#ifndef RUNDE_GATEWAY_LIVE_H
#define RUNDE_GATEWAY_LIVE_H

#include "gateway/backlog.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/incoming.h"
#include "gateway/sessions.h"

#include <uthash.h>

/* Why a connection is not read from. */
enum pause { PAUSE_CALLS = 1, PAUSE_RATE = 2, PAUSE_LEAVING = 4 };

/* ENTERING: it hears its rooms, but its hello is not answered yet. */
enum standing { STANDING_STRANGER, STANDING_ENTERING, STANDING_PRESENT };

struct connection {
	struct gateway *gateway;
	struct lws *wsi; /* borrowed; NULL until it is established */
	uint64_t number;
	struct place *place;     /* owned */
	struct session *session; /* borrowed, until it is left */
	struct hearings hearings;
	struct backlog backlog;
	struct incoming incoming;
	uint64_t heard_ms, deadline_ms; /* deadline 0: none */
	uint32_t watch;                 /* its place among the watches */
	uint16_t in_flight;  /* the weight of its calls without an answer, or whose answer waits */
	uint16_t close_code; /* 0: open */
	enum standing standing;
	uint8_t pauses;
	enum credential credential;
	bool submitted, pinged, leaving, close_sent, gone; /* leaving: once nothing is in flight */
	UT_hash_handle hh;
};

/* It does not live longer from here on than this, unless the deadline is moved. */
void live_set_deadline(struct connection *connection, uint64_t ms);
/* Pings it, now or after what waits. */
void live_ping(struct connection *connection);
/* Whether nothing came from it for so long. */
bool live_is_silent(const struct connection *connection, unsigned seconds);
/* Ends it without another word, in the loop's next turn. */
void live_drop(struct connection *connection);
/* The other side has sent a close: nothing it sends after that counts. Whether it is to be ended
 * now; else libwebsockets answers first, with the code that came; it lets pass some that do not
 * exist. */
bool live_peer_closes(struct connection *connection, const void *reason, size_t size);
/* Sends of what waits as much as the socket takes, then what is due: a close, a ping. */
void live_write_more(struct connection *connection);

/* Something came from it. */
void live_heard(struct connection *connection);
/* Takes a piece of a message. */
void live_receive(struct connection *connection, const void *bytes, size_t size);
/* Reads no more from it, and closes it once all it has asked for is answered. */
void live_leave(struct connection *connection);
/* What such a call counts for while it is in flight. */
unsigned live_weight(enum command_kind command);
/* So much of what was in flight has ended. */
void live_ended(struct connection *connection, unsigned weight);
/* Reads from it again, as far as this was the reason not to. */
void live_resume(struct connection *connection, enum pause reason);

#endif
