#include "proto/state.h"

#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

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

void room_state_encode(const struct room_state *state, struct buffer *out)
{
	encode_object(&room_state_shape, state, out);
}

bool room_state_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct room_state *ret_state)
{
	struct room_state state = {0};
	bool decoded = decode(&room_state_shape, json, size_bytes, arena, &state);
	if (decoded)
		*ret_state = state;
	return decoded;
}

void house_encode(const struct house *house, struct buffer *out)
{
	encode_object(&house_shape, house, out);
}

void status_encode(const struct status *status, struct buffer *out)
{
	encode_object(&status_shape, status, out);
}

bool status_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct status *ret_status)
{
	struct status status = {0};
	bool decoded = decode(&status_shape, json, size_bytes, arena, &status);
	if (decoded)
		*ret_status = status;
	return decoded;
}

void preference_encode(const struct preference *preference, struct buffer *out)
{
	encode_object(&preference_shape, preference, out);
}

bool preference_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct preference *ret_preference)
{
	struct preference preference = {0};
	bool decoded = decode(&preference_shape, json, size_bytes, arena, &preference);
	if (decoded)
		*ret_preference = preference;
	return decoded;
}

void kept_thread_encode(const struct kept_thread *kept, struct buffer *out)
{
	encode_object(&kept_thread_shape, kept, out);
}

bool kept_thread_decode(
	const void *json, size_t size_bytes, struct arena *arena, struct kept_thread *ret_kept)
{
	struct kept_thread kept = {0};
	bool decoded = decode(&kept_thread_shape, json, size_bytes, arena, &kept);
	if (decoded)
		*ret_kept = kept;
	return decoded;
}
