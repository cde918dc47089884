/* What anybody was told: nothing of it may ever become untrue. Kept from the moment the server
 * hands a frame on, for from then on somebody may know. */
#ifndef RUNDE_TESTS_SIMULATION_LEDGER_H
#define RUNDE_TESTS_SIMULATION_LEDGER_H

#include "proto/command.h"

#include <jansson.h>
#include <uthash.h>

enum { LEDGER_ID = 16, LEDGER_CLIENT_ID = 28, LEDGER_NONCE = 24 };

/* A command with a client id, and what was answered. */
struct outcome {
	char client_id[LEDGER_CLIENT_ID];
	char person[LEDGER_ID];
	const char *method; /* a literal */
	bool writes;        /* whoever is told that it is done is told where its event stands */
	bool done;
	const char *contradiction; /* a later answer said otherwise; NULL: none did */
	char room[LEDGER_ID];      /* DONE: where its first event stands */
	uint64_t seq;
	int64_t time_ms;
	UT_hash_handle hh;
};

/* A request under way; numbers are never used twice. */
struct request_note {
	uint64_t id;
	struct outcome *outcome; /* borrowed; NULL: it has no client id */
	UT_hash_handle hh;
};

struct place {
	char room[LEDGER_ID];
	uint64_t seq;
};

/* An event as it was told most fully. */
struct sighting {
	struct place place;
	json_t *event; /* owned */
	UT_hash_handle hh;
};

/* A body as it lay on the disk. */
struct sealed {
	struct place place;
	uint8_t nonce[LEDGER_NONCE];
	UT_hash_handle hh;
};

/* An event that came to somebody unasked. */
struct heard {
	char person[LEDGER_ID];
	struct place place;
};

struct ledger {
	struct outcome *outcomes;      /* owned; by client id */
	struct request_note *requests; /* owned; by id */
	struct sighting *sightings;    /* owned; by place */
	struct sealed *sealed;         /* owned; by place */
	struct heard *heard;           /* owned */
	size_t heard_count, heard_room;
};

void ledger_init(struct ledger *ledger);
void ledger_fini(struct ledger *ledger);
/* A request goes out; of the command, who, what and its client id. NULL: it has none. */
void ledger_ask(struct ledger *ledger, uint64_t id, const struct outcome *command);
/* A frame was handed on. NULL, or what it contradicts. */
const char *ledger_tell(struct ledger *ledger, const json_t *frame);
/* Whether two tell of the same event, as far as both tell of it: what a reply says of its thread
 * not everybody learns. */
bool is_same_event(const json_t *one, const json_t *other);
/* An event came to somebody unasked. */
void ledger_hear(struct ledger *ledger, const char *person, const char *room, uint64_t seq);
/* A sealed body lies on the disk. */
void ledger_seal(
	struct ledger *ledger, const char *room, uint64_t seq, const uint8_t nonce[LEDGER_NONCE]);

/* Whether a refusal leaves open what becomes of the command. */
bool is_passing_error(const json_t *error);

#endif
