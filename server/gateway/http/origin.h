/* The Origins from which a browser may open a socket or a session here: an exact list. */
#ifndef RUNDE_GATEWAY_HTTP_ORIGIN_H
#define RUNDE_GATEWAY_HTTP_ORIGIN_H

#include "gateway/http/head.h"

#include <stdbool.h>

struct origins;

/* list: comma-separated, or NULL for this scheme on localhost, 127.0.0.1 and [::1] with this port.
 */
struct origins *origins_new(const char *list, const char *scheme, int port);
void origins_free(struct origins *origins);
/* False for a missing one and for "null". */
bool origins_allow(const struct origins *origins, struct slice origin);

#endif
