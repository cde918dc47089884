/* What is to be done: the options of the command line, and the people to do it as. */
#ifndef BENCH_PLAN_H
#define BENCH_PLAN_H

#include "dialect.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* One line of the file of people: the field of a request that says who it is, and a room. */
struct plan_person {
	char *fields; /* owned; "Cookie: …\r\n" */
	char *room;   /* owned */
};

struct plan {
	const struct dialect *dialect;
	const char *address;
	int port;
	pid_t server;
	uint32_t clients, channels;
	uint32_t senders; /* in all; spread over the channels */
	double rate;      /* messages a second, or */
	uint32_t window;  /* how many are under way at any time */
	uint32_t text_bytes;
	bool returns; /* clients come back when they have lost their connection */
	double warm_s, seconds, drain_s, settle_s, idle_s, patience_s;
	struct plan_person *people; /* owned */
	uint32_t people_count;
};

/* Exits with a usage on a wrong one. */
void plan_read(struct plan *plan, int argc, char **argv);
void plan_fini(struct plan *plan);
/* As whom a client connects; people are shared by clients in turn. NULL: this server knows none. */
const struct plan_person *plan_person(const struct plan *plan, uint32_t client);

#endif
