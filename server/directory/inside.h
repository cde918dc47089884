/* The directory from inside. */
#ifndef RUNDE_DIRECTORY_INSIDE_H
#define RUNDE_DIRECTORY_INSIDE_H

#include "directory/directory.h"

struct directory {
	struct store *store;       /* borrowed */
	struct vault *vault;       /* borrowed */
	const struct world *world; /* borrowed */
	uint64_t house;
	struct throttle *throttle; /* owned */
};

/* What a sealed part of a record is; stored on disk: never renumber. */
enum record_part { RECORD_PASSWORD = 1, RECORD_DEVICE = 2, RECORD_NOTE = 3 };

/* Makes 128 random bits, written like a client id, and their hash. */
void directory_make_token(struct directory *directory, char ret_token[DIRECTORY_TOKEN_SIZE + 1],
	uint8_t ret_hash[STORE_HASH_BYTES]);
/* What a part is bound to: its record's id, and the person it is of or 0. */
struct seal_label directory_label(
	uint64_t house, enum record_part part, uint64_t person, uint64_t id);

#endif
