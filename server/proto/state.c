#include "proto/state.h"

#include "base/limits.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

/* A note lies within an item's record. */
enum { MINUTES_JSON_DEPTH = LIMIT_NOTE_JSON_DEPTH + 8 };

/* Fills the zeroed struct of this shape. */
static bool decode(const struct shape *shape, int depth, const void *json, size_t size_bytes,
	struct arena *arena, void *value)
{
	struct refusal refusal;
	json_t *object = decode_parse(json, size_bytes, depth, &refusal);
	bool decoded = object && decode_object(shape, object, DECODE_OWN, arena, value, &refusal);
	json_decref(object);
	return decoded;
}

#define ENCODE(name)                                                                               \
	void name##_encode(const struct name *value, struct buffer *out)                           \
	{                                                                                          \
		encode_object(&name##_shape, value, out);                                          \
	}
#define DECODE(name, depth)                                                                        \
	bool name##_decode(                                                                        \
		const void *json, size_t size_bytes, struct arena *arena, struct name *ret_value)  \
	{                                                                                          \
		struct name value = {0};                                                           \
		bool decoded = decode(&name##_shape, depth, json, size_bytes, arena, &value);      \
		if (decoded)                                                                       \
			*ret_value = value;                                                        \
		return decoded;                                                                    \
	}

ENCODE(room_state)
DECODE(room_state, LIMIT_JSON_DEPTH)
ENCODE(house)
ENCODE(guest_front)
ENCODE(status)
DECODE(status, LIMIT_JSON_DEPTH)
ENCODE(preference)
DECODE(preference, LIMIT_JSON_DEPTH)
ENCODE(kept_thread)
DECODE(kept_thread, LIMIT_JSON_DEPTH)
ENCODE(kept_floor)
DECODE(kept_floor, LIMIT_JSON_DEPTH)
ENCODE(kept_note)
DECODE(kept_note, LIMIT_JSON_DEPTH)
ENCODE(kept_batch)
DECODE(kept_batch, LIMIT_NOTE_JSON_DEPTH)
ENCODE(kept_vote)
DECODE(kept_vote, LIMIT_JSON_DEPTH)
ENCODE(minutes)
DECODE(minutes, MINUTES_JSON_DEPTH)
