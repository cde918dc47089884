/* The server under test: the real journal with its rules, vault and store, without threads, and an
 * edge that obeys its ordered list as the gateway does. It runs in steps, is killed, and comes back
 * from what lies on the disk. */
#ifndef RUNDE_TESTS_SIMULATION_SERVER_H
#define RUNDE_TESTS_SIMULATION_SERVER_H

#include "disk.h"
#include "network.h"

#include "base/world.h"
#include "journal/journal.h"
#include "journal/upkeep/verify.h"

struct server {
	struct chance chance; /* what the world gives it: keys, ids, nonces */
	int64_t wall_ms;      /* its clock, which is set now and then */
	struct world world;
	struct disk *disk;       /* borrowed */
	struct network *network; /* borrowed */
	char folder[128], key_path[144];
	unsigned rooms_warm, cold_events;
	struct journal *journal; /* owned; NULL: it is down */
	/* Called for each frame the moment it is handed on: from here on somebody may know. */
	void (*told)(void *cookie, const char *frame, size_t size);
	/* Called for each frame that arrives. */
	void (*heard)(void *cookie, const char *frame, size_t size);
	void *cookie;
	char token[32];          /* of the last sign-in */
	enum error_kind refusal; /* likewise */
};

/* Makes a folder, in which the lock and the key lie; the data is on the disk. */
void server_init(
	struct server *server, struct disk *disk, struct network *network, struct chance chance);
void server_fini(struct server *server);

/* False: it cannot start, and can be tried again. */
bool server_start(struct server *server, struct fault *ret_fault);
/* Stops in good order. */
void server_stop(struct server *server);
/* Stops where it is: what was in memory is gone, every line is broken. */
void server_kill(struct server *server);

/* Takes what has arrived on all lines. */
void server_hear(struct server *server);
/* One batch, or one page. False: there is nothing to do. */
bool server_work(struct server *server);

/* Signs somebody in, at once; the token stands in the server then. */
bool server_sign_in(struct server *server, const char *body);
/* What `runde verify` says of the disk while the server is down: the faults, or -1. */
int server_verify(struct server *server, FILE *report, struct fault *ret_fault);

#endif
