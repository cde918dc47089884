/* How fast one connection may ask: a bucket of tokens for each class of command in proto/. */
#ifndef RUNDE_GATEWAY_RATE_H
#define RUNDE_GATEWAY_RATE_H

#include "proto/gen/types.h"

#include <stdbool.h>
#include <stdint.h>

struct rate_rule {
	uint16_t burst;      /* at once, after a rest */
	uint16_t per_minute; /* for good */
};

/* The rule of a class. */
const struct rate_rule *rate_rule(enum rate_class class);

struct rate_bucket {
	uint32_t at_ms; /* when it was last looked at */
	uint32_t milli; /* thousandths of a token in it */
};

/* Fills it. */
void rate_init(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);
/* Takes a token; false: there is none. */
bool rate_take(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);

#endif
