/* The figures as Prometheus reads them: sums and states of the whole server. Of no person, room or
 * address, and nothing of what is said. */
#ifndef RUNDE_GATEWAY_METRICS_H
#define RUNDE_GATEWAY_METRICS_H

#include "base/buffer.h"

struct gateway;

/* Appends all of them, in the text format 0.0.4. */
void metrics_write(struct gateway *gateway, struct buffer *out);

#endif
