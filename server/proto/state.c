#include "proto/state.h"

#include "base/limits.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

/* A note lies within an item's record. */
enum { MINUTES_JSON_DEPTH = LIMIT_NOTE_JSON_DEPTH + 8 };

/* Fills the zeroed struct of this shape. */
static bool decode(const struct shape *shape, const void *json, size_t size_bytes,
	struct arena *arena, void *value)
{
	struct refusal refusal;
	json_t *object = decode_parse(json, size_bytes, &refusal);
	bool decoded = object && decode_object(shape, object, DECODE_OWN, arena, value, &refusal);
	json_decref(object);
	return decoded;
}

#define ENCODE(name)                                                                               \
	void name##_encode(const struct name *value, struct buffer *out)                           \
	{                                                                                          \
		encode_object(&name##_shape, value, out);                                          \
	}
#define DECODE(name)                                                                               \
	bool name##_decode(                                                                        \
		const void *json, size_t size_bytes, struct arena *arena, struct name *ret_value)  \
	{                                                                                          \
		struct name value = {0};                                                           \
		bool decoded = decode(&name##_shape, json, size_bytes, arena, &value);             \
		if (decoded)                                                                       \
			*ret_value = value;                                                        \
		return decoded;                                                                    \
	}

ENCODE(room_state)
DECODE(room_state)
ENCODE(house)
ENCODE(status)
DECODE(status)
ENCODE(preference)
DECODE(preference)
ENCODE(kept_thread)
DECODE(kept_thread)
ENCODE(kept_floor)
DECODE(kept_floor)
ENCODE(kept_vote)
DECODE(kept_vote)
ENCODE(minutes)

bool minutes_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct minutes *ret_minutes)
{
	struct minutes minutes = {0};
	struct refusal refusal;
	json_t *object = decode_json(json, size_bytes, MINUTES_JSON_DEPTH);
	bool decoded = object && json_is_object(object) &&
		       decode_object(&minutes_shape, object, DECODE_OWN, arena, &minutes, &refusal);
	json_decref(object);
	if (decoded)
		*ret_minutes = minutes;
	return decoded;
}
