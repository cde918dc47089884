/* A message under way from a client: pieces put together under the limits. Memory is held only
 * while a message is incomplete. */
#ifndef RUNDE_GATEWAY_INBOX_H
#define RUNDE_GATEWAY_INBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct inbox {
	unsigned char *bytes; /* owned; NULL: no message has begun */
	uint32_t size, room;
	uint16_t fragments; /* begun */
	bool inside;        /* of a fragment */
};

struct inbox_piece {
	const void *data;
	size_t size;
	size_t remaining; /* of this fragment, as its head declares */
	bool final;       /* the fragment is the message's last */
};

enum inbox_result { INBOX_MORE, INBOX_WHOLE, INBOX_TOO_LONG, INBOX_TOO_MANY };

/* Adds a piece. INBOX_WHOLE: the message stands in ret_message, borrowed from the piece or the
 * inbox until inbox_fini(). Too long is said at the first piece that declares it. */
enum inbox_result inbox_put(struct inbox *inbox, const struct inbox_piece *piece,
	const char **ret_message, size_t *ret_size);
/* Empties it and frees the memory. */
void inbox_fini(struct inbox *inbox);

#endif
