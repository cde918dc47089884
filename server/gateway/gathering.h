/* Calls on their way to the journal. Each turn of the loop reads a little of every socket; what it
 * finds is gathered until a turn has read nothing more, or for LIMIT_GATHER_MS, and handed in at
 * once. So a burst becomes one commit and leaves as one frame, and a lone call waits for no more
 * than another look at the sockets. Where much is going on, in a room or in the house, what writes
 * waits out LIMIT_GATHER_MS for what comes next, unless something comes that is in haste. */
#ifndef RUNDE_GATEWAY_GATHERING_H
#define RUNDE_GATEWAY_GATHERING_H

#include "gateway/rate.h"

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

struct call;
struct gateway;

struct gathering {
	uv_check_t turn;           /* ends each turn's reading */
	uv_idle_t look;            /* active: the next turn only looks, and waits for nothing */
	uv_timer_t wait;           /* active: nothing is in haste */
	struct call *first, *last; /* owned */
	unsigned count;
	uint64_t since_ms;       /* the first one waits; 0: since this turn */
	struct rate_bucket pace; /* of what is written */
	bool in_haste;           /* one of them is */
	bool has_read;           /* in this turn */
	struct call *unsent;     /* owned; CALL_GONE the journal had no room for */
};

void gathering_open(struct gateway *gateway);
/* Closes its handles; the loop has to run once more. */
void gathering_close(struct gateway *gateway);
/* Frees what was never handed in. */
void gathering_fini(struct gateway *gateway);
/* Something was read from a connection, a whole call or a part. */
void gathering_note_read(struct gateway *gateway);
/* Takes a call over. One that the journal has no room for is answered by connection_turned_back().
 */
void gathering_put_take(struct gateway *gateway, struct call *call);
/* Tries again what the journal must hear of and had no room for; call it now and then. */
void gathering_retry(struct gateway *gateway);

#endif
