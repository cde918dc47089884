/* Behind a reverse proxy every connection comes from the same address; X-Forwarded-For says whose
 * it is. Pure. */
#ifndef RUNDE_GATEWAY_HTTP_FORWARDED_H
#define RUNDE_GATEWAY_HTTP_FORWARDED_H

#include "base/ip.h"
#include "gateway/http/head.h"

/* The address that a request counts at: that of its socket; or, where this is a trusted proxy's,
 * the right-most one in X-Forwarded-For that is not. What stands left of it anybody may have
 * written. Where none is found, or what stands there is no address, it is the proxy's own. */
struct ip forwarded_client(
	const struct head *head, const struct ip *peer, const struct networks *trusted);

#endif
