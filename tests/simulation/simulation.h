/* A run: a house, some people, a network and a disk that fail, all from one seed. */
#ifndef RUNDE_TESTS_SIMULATION_SIMULATION_H
#define RUNDE_TESTS_SIMULATION_SIMULATION_H

#include <stdbool.h>
#include <stdint.h>

struct run_summary {
	uint64_t hash; /* of all that was said, in order */
	unsigned long frames, events, starts, losses, troubles;
};

/* Runs a seed to its end; complains and ends the program if an invariant does not hold. trace:
 * every frame is printed. */
void simulate(uint64_t seed, bool trace, struct run_summary *ret_summary);

#endif
