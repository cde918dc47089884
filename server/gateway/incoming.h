/* A message under way from a client: pieces put together under the limits. Memory is held only
 * while a message is incomplete. */
#ifndef RUNDE_GATEWAY_INCOMING_H
#define RUNDE_GATEWAY_INCOMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct incoming {
	unsigned char *bytes; /* owned; NULL: no message has begun */
	uint32_t size, room;
	uint16_t fragments; /* begun */
	bool inside;        /* of a fragment */
};

struct incoming_piece {
	const void *data;
	size_t size;
	size_t remaining; /* of this fragment, as its head declares */
	bool final;       /* the fragment is the message's last */
};

enum incoming_result { INCOMING_MORE, INCOMING_WHOLE, INCOMING_TOO_LONG, INCOMING_TOO_MANY };

/* Adds a piece of a message of at most so many bytes. INCOMING_WHOLE: the message stands in
 * ret_message, borrowed from the piece or from here, until incoming_fini(). Too long is said at the
 * first piece that declares it. In an attempt that is short the message has lost that piece. */
enum incoming_result incoming_put(struct incoming *incoming, const struct incoming_piece *piece,
	size_t most_bytes, const char **ret_message, size_t *ret_size);
/* Empties it and frees the memory. */
void incoming_fini(struct incoming *incoming);

#endif
