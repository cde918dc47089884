/* A client's TLS connection, carried on to the house in the clear: what comes encrypted from the
 * one socket goes plain into the other, and back. It knows no HTTP, and no deadline of its own
 * while the house's end is open: the house closes whoever is slow, silent or not let in. */
#ifndef RUNDE_GATEWAY_TLS_TUNNEL_H
#define RUNDE_GATEWAY_TLS_TUNNEL_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <uv.h>

struct tunnel;

struct tunnel_owner {
	void (*opened)(void *cookie);                       /* the handshake is done */
	void (*ended)(void *cookie, struct tunnel *tunnel); /* it is freed afterwards */
	void *cookie;
};

/* What one side has sent and the other not taken yet: a record at most. */
struct remainder {
	unsigned char *bytes; /* owned; NULL: nothing */
	size_t start, size;
};

struct tunnel {
	struct tunnel *prev, *next;       /* its owner's */
	const struct tunnel_owner *owner; /* borrowed */
	SSL *ssl;                         /* owned */
	uv_poll_t client, house;
	uv_timer_t deadline;
	int client_fd, house_fd;         /* owned */
	int client_polled, house_polled; /* the events that are waited for */
	int handles;                     /* of libuv, still open */
	struct remainder up;             /* to the house, */
	struct remainder down;           /* to the client */
	int read_waits, write_waits;     /* the events on the client's socket that TLS waits for */
	size_t sent;                     /* since the house began to end it */
	bool is_open;                    /* the handshake is done */
	bool is_refused;                 /* it does not speak TLS */
	bool is_ending; /* the house will say nothing more than what is on its way */
	bool client_done, house_done;
};

/* Takes both sockets, non-blocking; any thread. */
struct tunnel *tunnel_new(int client_fd, int house_fd);
/* Begins the handshake on the loop's thread, to which it belongs from here on. */
void tunnel_begin(
	struct tunnel *tunnel, uv_loop_t *loop, SSL_CTX *context, const struct tunnel_owner *owner);
/* Ends it at once. */
void tunnel_end(struct tunnel *tunnel);
/* Frees one that never began. */
void tunnel_free(struct tunnel *tunnel);

#endif
