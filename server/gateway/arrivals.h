/* How fast connections may be opened from one address: each costs a little, with TLS a handshake,
 * and whoever closes at once counts nowhere else. As many as may be open at all may come at one
 * time, as after a restart, or as many as in a minute if that is more. */
#ifndef RUNDE_GATEWAY_ARRIVALS_H
#define RUNDE_GATEWAY_ARRIVALS_H

#include "base/ip.h"
#include "gateway/rate.h"

struct arrival;

struct arrivals {
	struct rate_rule rule;
	struct arrival *all;  /* owned; the addresses that have been used lately */
	struct arrival *list; /* the same, the longest unused first */
};

/* per_minute 0: as fast as they like. */
void arrivals_init(struct arrivals *arrivals, unsigned connections, unsigned per_minute);
/* Counts one more from this address, of IPv6 from its /64. False: it comes too fast. */
bool arrivals_take(struct arrivals *arrivals, const struct ip *address, uint64_t now_ms);
/* Forgets the addresses for which it makes no difference any more; call it now and then. */
void arrivals_tick(struct arrivals *arrivals, uint64_t now_ms);
/* The addresses that are remembered: LIMIT_ARRIVALS_KEPT at most, then the longest unused goes. */
unsigned arrivals_count(const struct arrivals *arrivals);
void arrivals_fini(struct arrivals *arrivals);

#endif
