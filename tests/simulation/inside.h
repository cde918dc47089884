/* What the files that make a run share. */
#ifndef RUNDE_TESTS_SIMULATION_INSIDE_H
#define RUNDE_TESTS_SIMULATION_INSIDE_H

#include "client.h"
#include "server.h"
#include "simulation.h"

enum { PEOPLE_MAX = 4 };

struct simulation {
	struct chance chance;
	struct disk disk;
	struct network network;
	struct server server;
	struct ledger ledger;
	uint64_t last_request;
	/* Each person's, then second devices of some, in the end a new one of each. */
	struct client clients[PEOPLE_MAX * 3];
	size_t people, count;
	bool trace;
	int64_t down_until_ms;
	struct fault fault; /* why it could not start the last time */
	struct run_summary summary;
};

/* The house, its people and a channel, by a server that runs and while nothing goes wrong. */
void found(struct simulation *sim);

#endif
