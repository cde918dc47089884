/* What lies on the disk: every row opened, and what the rooms amount to. */
#ifndef RUNDE_TESTS_SIMULATION_TRUTH_H
#define RUNDE_TESTS_SIMULATION_TRUTH_H

#include "ledger.h"
#include "server.h"

struct truth_row {
	json_t *event; /* owned; as it is sent to those who see everything */
	int64_t time_ms;
	uint64_t ref;
	bool answers, erasable;
	uint8_t nonce[LEDGER_NONCE]; /* of its sealed body, if it has one: no other has it */
	enum audience audience;
};

struct truth_room {
	char room[LEDGER_ID]; /* the key */
	uint64_t id;
	bool is_house;
	bool deleted;           /* for good: what is left of its rows is being removed */
	size_t left;            /* of those */
	struct truth_row *rows; /* owned; event n at n - 1 */
	size_t count;
	UT_hash_handle hh;
};

struct truth {
	struct truth_room *rooms; /* owned; by id */
};

/* Reads all there is while the server is down; complains where a room's snapshot and the events
 * after it come to another state than all of its events. False: the disk failed. */
bool truth_load(struct truth *truth, struct server *server, struct fault *ret_fault);
void truth_fini(struct truth *truth);
/* NULL: there is none. */
const struct truth_room *truth_room(const struct truth *truth, const char *room);
const struct truth_row *truth_row(const struct truth *truth, const char *room, uint64_t seq);

#endif
