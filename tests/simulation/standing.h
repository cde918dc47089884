/* What somebody is in a room, by its rows. */
#ifndef RUNDE_TESTS_SIMULATION_STANDING_H
#define RUNDE_TESTS_SIMULATION_STANDING_H

#include "truth.h"

struct standing {
	bool member;
	bool leaves;    /* the event took them out, and was the last they heard */
	uint64_t since; /* the first event they see; 0: all */
	/* In the house: */
	bool owner;
	uint64_t owner_since; /* since that event they are an owner, or none any more */
	bool expelled;        /* they were deactivated, which ended their sessions */
};

/* After the event seq has happened. */
struct standing standing_at(const struct truth_room *room, const char *person, uint64_t seq);
/* Now. */
struct standing standing_of(const struct truth_room *room, const char *person);

#endif
