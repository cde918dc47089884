/* One WebSocket to the server: connects, upgrades, cuts what comes into frames, sends. It knows
 * nothing of what the frames say. */
#ifndef BENCH_CLIENT_H
#define BENCH_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CLIENT_READ_BYTES = 1024 * 1024, /* of one frame, too */
	CLIENT_IN_FLIGHT = 4096          /* messages that wait for their answer */
};

enum client_state {
	CLIENT_NEW,
	CLIENT_CONNECTING,
	CLIENT_UPGRADING,
	CLIENT_OPEN,
	CLIENT_READY, /* set by who listens */
	CLIENT_GONE
};

struct client;

/* Who listens; gone() comes once, for whatever reason it ended. */
struct client_ears {
	void (*opened)(struct client *client);
	void (*heard)(struct client *client, const char *frame, size_t size);
	void (*gone)(struct client *client, const char *why);
};

struct client_bytes {
	char *data; /* owned */
	size_t size, space;
};

struct client {
	const struct client_ears *ears; /* borrowed */
	void *owner;                    /* borrowed; for the ears */
	const char *path, *fields;      /* borrowed; of the upgrade: "/ws", lines with \r\n */
	int fd;
	enum client_state state;
	struct client_bytes kept;   /* of a frame that is not complete */
	struct client_bytes unsent; /* what the socket did not take */
	uint32_t mask;

	/* For the ears alone: */
	uint32_t number, channel, place; /* place: among the clients of its channel */
	uint32_t posted;                 /* messages of its own */
	uint32_t answered;
	uint64_t *due_ns; /* owned; of message n at n % CLIENT_IN_FLIGHT */
	uint32_t *heard;  /* owned; the last number of each sender of its channel */
	uint64_t seq;     /* of the last event it has taken; 0: not told yet */
	uint64_t back_ns; /* when it comes back; 0: it is not waiting */
	uint32_t tries;   /* to come back, in a row */
	bool was_ready, is_behind;
};

struct client_target {
	const char *address;
	int port;
};

/* Starts to connect and has epoll report it. */
void client_start(struct client *client, int epoll, const struct client_target *target);
/* Something happened to the socket. shared: CLIENT_READ_BYTES of memory for reading. */
void client_on_event(
	struct client *client, uint32_t events, const struct client_target *target, char *shared);
/* Sends a text frame. */
void client_send(struct client *client, const char *text, size_t size);
void client_end(struct client *client, const char *why);
void client_fini(struct client *client);

#endif
