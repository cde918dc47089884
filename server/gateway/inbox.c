#include "gateway/inbox.h"

#include "base/limits.h"
#include "base/memory.h"

#include <string.h>

static void add(struct inbox *inbox, const void *data, size_t size)
{
	size_t need = inbox->size + size;
	if (need > inbox->room || !inbox->bytes) {
		size_t room = inbox->room ? inbox->room : 1024;
		while (room < need)
			room *= 2;
		inbox->bytes = memory_resize(inbox->bytes, room);
		inbox->room = (uint32_t)room;
	}
	if (size)
		memcpy(inbox->bytes + inbox->size, data, size);
	inbox->size += (uint32_t)size;
}

enum inbox_result inbox_put(struct inbox *inbox, const struct inbox_piece *piece,
	const char **ret_message, size_t *ret_size)
{
	/* Compared one by one: a declared length near 2^64 must not wrap round. */
	if (piece->remaining > LIMIT_FRAME_BYTES ||
		inbox->size + piece->size + piece->remaining > LIMIT_FRAME_BYTES)
		return INBOX_TOO_LONG;
	if (!inbox->inside && ++inbox->fragments > LIMIT_FRAME_FRAGMENTS)
		return INBOX_TOO_MANY;
	inbox->inside = piece->remaining > 0;
	bool whole = piece->final && !piece->remaining;
	if (whole && !inbox->size) {
		*ret_message = piece->data;
		*ret_size = piece->size;
		return INBOX_WHOLE;
	}
	add(inbox, piece->data, piece->size);
	if (!whole)
		return INBOX_MORE;
	*ret_message = (const char *)inbox->bytes;
	*ret_size = inbox->size;
	return INBOX_WHOLE;
}

void inbox_fini(struct inbox *inbox)
{
	free(inbox->bytes);
	*inbox = (struct inbox){0};
}
