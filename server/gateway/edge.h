/* What the parts of a running gateway share. One loop, one thread: nothing here is locked; only
 * `wake` is touched by the journal's threads. */
#ifndef RUNDE_GATEWAY_EDGE_H
#define RUNDE_GATEWAY_EDGE_H

#include "gateway/arrivals.h"
#include "gateway/export/export.h"
#include "gateway/figures.h"
#include "gateway/gateway.h"
#include "gateway/gathering.h"
#include "gateway/http/client_files.h"
#include "gateway/http/origin.h"
#include "gateway/listener.h"
#include "gateway/places.h"
#include "gateway/sessions.h"
#include "gateway/watch.h"

#include <libwebsockets.h>
#include <stdint.h>
#include <uv.h>

enum { SIGNALS = 3 };

struct connection;
struct tls;
struct visit;
struct audience_of_room;

struct gateway {
	struct gateway_options options;
	uv_loop_t loop;
	uv_async_t wake;
	uv_timer_t tick; /* once a second; at drain more often */
	uv_signal_t signals[SIGNALS];
	struct lws_context *context; /* owned */
	struct lws_vhost *vhost;
	struct listener *listener;      /* owned */
	struct listener *watch_door;    /* owned: where metrics are asked for, or NULL */
	struct tls *tls;                /* owned, or NULL */
	struct admin *admin;            /* owned, or NULL */
	struct client_files *files;     /* owned */
	struct origins *origins;        /* owned */
	struct visit *visits;           /* list; each frees itself */
	struct connection *connections; /* by number; each freed when its socket has closed */
	struct watches watches;         /* of the connections: when to look after them */
	struct connection *arriving;    /* being handed to libwebsockets right now, or NULL */
	struct audience_of_room *rooms; /* by room: who hears it */
	struct frame *house;            /* owned reference; what /house answers, or NULL */
	struct frame *signer;           /* likewise /minutes/key */
	struct exports exports;         /* minutes on their way out */
	struct arrivals arrivals;       /* of connections, by address */
	struct arrivals joins;          /* likewise of what is asked about guests' links */
	struct places places;           /* of those nobody knows yet */
	struct sessions sessions;       /* of the connections, and of those just gone */
	struct gathering gathering;     /* calls on their way to the journal */
	struct figures figures;         /* what was done so far */
	uint64_t last_number;
	uint64_t drain_until_ms; /* 0: not draining */
};

/* A number for a connection or a visit, never used twice. */
static inline uint64_t gateway_next_number(struct gateway *gateway)
{
	return ++gateway->last_number;
}

/* Counts a new connection where it comes from. False: too many do, or too fast. */
bool gateway_settle(struct gateway *gateway, struct place *place, const struct ip *client);
/* A connection has closed: its place is free. */
static inline void gateway_give_back(struct gateway *gateway, struct place *place)
{
	struct listener *door = place_door(place);
	places_leave_take(&gateway->places, place);
	listener_leave(door);
}

/* The loop's clock, in milliseconds from no particular moment. */
static inline uint64_t gateway_now_ms(const struct gateway *gateway)
{
	return uv_now(&gateway->loop);
}

#endif
