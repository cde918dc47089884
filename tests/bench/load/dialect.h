/* How to speak with a kind of server: Runde's own protocol, plain text frames, or numbered ones. */
#ifndef BENCH_DIALECT_H
#define BENCH_DIALECT_H

#include "client.h"

enum { DIALECT_POST_BYTES = 12 * 1024 };

struct dialect {
	const char *name;
	const char *path;      /* of the upgrade */
	bool path_has_channel; /* its number is put behind it */
	bool is_numbered;      /* its events are, and what followed one can be asked for */
	bool echo_is_answer;   /* the sender's own copy says that it arrived */
	/* Upgraded: what is to be said first. Calls crowd_ready() now or later. */
	void (*opened)(struct client *client);
	/* Calls crowd_read(), crowd_answered(), crowd_refused(). */
	void (*heard)(struct client *client, const char *frame, size_t size);
	/* Sends message `number` of this client. */
	void (*post)(struct client *client, uint32_t number, const char *text, size_t size);
};

/* NULL: there is no such. */
const struct dialect *dialect_find(const char *name);

#endif
