/* The listening socket: accepts, counts connections, and stops accepting where there is no room or
 * no descriptor left, until there is again. */
#ifndef RUNDE_GATEWAY_LISTENER_H
#define RUNDE_GATEWAY_LISTENER_H

#include "base/fault.h"
#include "base/ip.h"

#include <uv.h>

struct listener;

struct listener_options {
	const char *address;
	int port;
	int inherited; /* a socket that listens already and is taken over instead; 0: none */
	unsigned connections_max;
	/* Takes the socket, non-blocking, from which one connection more is counted until
	 * listener_leave(). */
	void (*arrived)(void *cookie, int fd, const struct ip *peer);
	void *cookie;
};

/* Binds and listens; accepts from the loop's next turn on. 0, or -1 with the reason. */
int listener_open(uv_loop_t *loop, const struct listener_options *options,
	struct listener **ret_listener, struct fault *ret_fault);
int listener_port(const struct listener *listener);
/* The connections that are counted. */
unsigned listener_count(const struct listener *listener);
/* A connection less; its socket has been closed. */
void listener_leave(struct listener *listener);
/* Tries again after a want of descriptors; call it now and then. */
void listener_retry(struct listener *listener);
/* Closes the listening socket; connections can still leave. */
void listener_close(struct listener *listener);
/* Frees it once the loop has run out; NULL is fine. */
void listener_free(struct listener *listener);

#endif
