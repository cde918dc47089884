/* Decoding: JSON into the structs of proto/gen/types.h, by their shapes. */
#ifndef RUNDE_PROTO_DECODE_H
#define RUNDE_PROTO_DECODE_H

#include "base/arena.h"
#include "proto/refusal.h"
#include "proto/shape.h"

#include <jansson.h>
#include <stdbool.h>

/* Beyond it JavaScript's numbers have gaps. */
#define DECODE_INTEGER_MAX ((INT64_C(1) << 53) - 1)

enum decode_mode {
	DECODE_STRICT, /* from outside: every bound is checked, unknown fields are refused */
	DECODE_OWN /* written by us, perhaps by another version: unknown fields are ignored, lists
		      that are missing are empty, bounds are those of its time */
};

/* Fills the zeroed struct of this shape from a JSON object; texts and lists go to the arena. False:
 * refused. */
bool decode_object(const struct shape *shape, const json_t *object, enum decode_mode mode,
	struct arena *arena, void *ret_value, struct refusal *ret_refusal)
	__attribute__((warn_unused_result));
/* Parses a text strictly: no NUL, no duplicate keys, nesting of at most depth_max; an object or an
 * array. NULL: it is none of that. The caller gives the reference back. */
json_t *decode_json(const char *text, size_t size_bytes, int depth_max);
/* Likewise an object. NULL: refused as ERROR_PARSE_ERROR or, where it is JSON,
 * ERROR_INVALID_REQUEST. The caller gives the reference back. */
json_t *decode_parse(
	const char *text, size_t size_bytes, int depth_max, struct refusal *ret_refusal);
/* Whether nothing in a text is nested deeper than that. */
bool decode_is_shallow(const char *text, size_t size_bytes, int depth_max);

#endif
