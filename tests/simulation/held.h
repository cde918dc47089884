/* A room in a client's list, and how it is kept up to date: live events one after the other, pages
 * where something is missing. */
#ifndef RUNDE_TESTS_SIMULATION_HELD_H
#define RUNDE_TESTS_SIMULATION_HELD_H

#include "fold.h"
#include "ledger.h"

enum { HELD_PARAMS = 120 };

struct held_room {
	struct held_room *next;
	char room[LEDGER_ID];
	bool listed;      /* since the last hello: its events come */
	bool held;        /* there is a fold */
	bool whole;       /* as far back as they may read; for those who read everything */
	uint64_t live;    /* the last event there is, as far as they were told */
	uint64_t mark;    /* as hello said, */
	uint64_t unread;  /* and */
	uint64_t calls;   /* likewise */
	uint64_t marked;  /* the last mark that was answered; 0: none */
	uint64_t request; /* under way; 0: none */
	int64_t retry_ms; /* not asked for before */
	struct fold fold;
};

void held_free(struct held_room *room);
/* An event comes unasked; complains if it is not the next one. */
void held_hear(struct held_room *room, const json_t *event, const char *person);
/* Takes in the answer to what was asked. */
void held_take(struct held_room *room, const json_t *result);
/* The command to ask with; NULL: nothing is missing. */
const char *held_wants(const struct held_room *room, bool reads_all, char ret_params[HELD_PARAMS]);

#endif
