/* The listening socket: accepts, counts connections in all and by address, and stops accepting
 * where there is no room or no descriptor left, until there is again. */
#ifndef RUNDE_GATEWAY_LISTENER_H
#define RUNDE_GATEWAY_LISTENER_H

#include "base/fault.h"

#include <uv.h>

struct listener;
struct address; /* an IPv4 address or the /64 of an IPv6 address, with its connections counted */

struct listener_options {
	const char *address;
	int port;
	unsigned connections_max;
	unsigned connections_per_address_max;
	/* Takes the socket, non-blocking, and one place of the address, which goes back by
	 * listener_leave(). */
	void (*arrived)(void *cookie, int fd, struct address *address);
	void *cookie;
};

/* Binds and listens; accepts from the loop's next turn on. 0, or -1 with the reason. */
int listener_open(uv_loop_t *loop, const struct listener_options *options,
	struct listener **ret_listener, struct fault *ret_fault);
int listener_port(const struct listener *listener);
/* The address's 16 bytes: of a /64 the first 8 and zeroes; an IPv4 address mapped. */
const unsigned char *address_key(const struct address *address);
/* Gives a place back; the socket has been closed. */
void listener_leave(struct listener *listener, struct address *address);
/* Tries again after a want of descriptors; call it now and then. */
void listener_retry(struct listener *listener);
/* Closes the listening socket; places can still be given back. */
void listener_close(struct listener *listener);
/* Frees it once the loop has run out; NULL is fine. */
void listener_free(struct listener *listener);

#endif
