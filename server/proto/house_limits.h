/* The limits administrators set, as a list: by name, with their bounds and what holds where nobody
 * has set them. proto/room.json says what they are; the rules read the struct. */
#ifndef RUNDE_PROTO_HOUSE_LIMITS_H
#define RUNDE_PROTO_HOUSE_LIMITS_H

#include "proto/gen/types.h"

#include <stdbool.h>
#include <stddef.h>

struct house_limit {
	const char *name, *about;
	bool is_set;
	bool is_role; /* its values are those of enum member_role */
	int64_t value, fallback, min, max;
};

/* The limit with this number, from 0; false: there is none. */
bool house_limit_at(
	const struct house_limits *limits, size_t number, struct house_limit *ret_limit);
/* Sets the limit of this name, whatever its bounds; false: there is none. */
bool house_limit_set(struct house_limits *limits, const char *name, int64_t value);
/* Puts the default where nothing is set. */
void house_limits_fill(struct house_limits *limits);
/* Puts what is given in place of what is; ret_was gets what was there of that which has changed,
 * and nothing of the rest. False: nothing has changed. */
bool house_limits_put(struct house_limits *limits, const struct house_limits *given,
	struct house_limits *ret_was);

#endif
