/* How fast a session may ask: a bucket of tokens for each class of command in proto/, and two for
 * what it gets wrong. And from where on there is so much talk that it is gathered. */
#ifndef RUNDE_GATEWAY_RATE_H
#define RUNDE_GATEWAY_RATE_H

#include "proto/gen/types.h"

#include <stdbool.h>
#include <stdint.h>

struct rate_rule {
	uint16_t burst;      /* at once, after a rest */
	uint16_t per_minute; /* for good */
};

/* After the classes of commands (enum rate_class). */
enum {
	BUCKET_ERRORS = RATE_COUNT, /* then the connection is closed */
	BUCKET_REFUSALS,            /* for speed; then it is not read from for a moment */
	BUCKET_HOOKS,               /* what is sent to a webhook */
	BUCKET_EXPORTS,             /* minutes as files */
	BUCKET_COUNT,
	PACE_ROOM = BUCKET_COUNT, /* of nobody's session: what is written in a room */
	PACE_HOUSE,               /* and in all of them */
	RATE_RULES
};

/* The rule of a bucket. */
const struct rate_rule *rate_rule(unsigned bucket);

struct rate_bucket {
	uint32_t at_ms; /* when it was last looked at */
	uint32_t milli; /* thousandths of a token in it */
};

/* Fills it. */
void rate_init(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);
/* Takes a token; false: there is none. */
bool rate_take(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);
/* Takes a token, if there is one. True: fewer than half are left, since they go faster than they
 * come. */
bool rate_runs_low(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);
/* Whether it has had the time to fill again. */
bool rate_is_full(const struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms);

#endif
