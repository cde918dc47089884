#include "proto/state.h"

#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

void room_state_encode(const struct room_state *state, struct buffer *out)
{
	encode_object(&room_state_shape, state, out);
}

bool room_state_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct room_state *ret_state)
{
	struct refusal refusal;
	struct room_state state = {0};
	json_t *object = decode_parse(json, size_bytes, &refusal);
	bool decoded = object && decode_object(&room_state_shape, object, DECODE_OWN, arena, &state,
					 &refusal);
	json_decref(object);
	if (decoded)
		*ret_state = state;
	return decoded;
}
