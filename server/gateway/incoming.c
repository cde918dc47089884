#include "gateway/incoming.h"

#include "base/attempt.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

static void add(struct incoming *incoming, const void *data, size_t size)
{
	size_t need = incoming->size + size;
	if (need > incoming->room || !incoming->bytes) {
		size_t room = incoming->room ? incoming->room : 1024;
		while (room < need)
			room *= 2;
		unsigned char *bytes = attempt_resize(incoming->bytes, room);
		if (!bytes)
			return;
		incoming->bytes = bytes;
		incoming->room = (uint32_t)room;
	}
	if (size)
		memcpy(incoming->bytes + incoming->size, data, size);
	incoming->size += (uint32_t)size;
}

enum incoming_result incoming_put(struct incoming *incoming, const struct incoming_piece *piece,
	size_t most_bytes, const char **ret_message, size_t *ret_size)
{
	/* Compared one by one: a declared length near 2^64 must not wrap round. */
	if (piece->remaining > most_bytes ||
		incoming->size + piece->size + piece->remaining > most_bytes)
		return INCOMING_TOO_LONG;
	if (!incoming->inside && ++incoming->fragments > LIMIT_FRAME_FRAGMENTS)
		return INCOMING_TOO_MANY;
	incoming->inside = piece->remaining > 0;
	bool whole = piece->final && !piece->remaining;
	if (whole && !incoming->size) {
		*ret_message = piece->data;
		*ret_size = piece->size;
		return INCOMING_WHOLE;
	}
	add(incoming, piece->data, piece->size);
	if (!whole)
		return INCOMING_MORE;
	*ret_message = (const char *)incoming->bytes;
	*ret_size = incoming->size;
	return INCOMING_WHOLE;
}

void incoming_fini(struct incoming *incoming)
{
	free(incoming->bytes);
	*incoming = (struct incoming){0};
}
