/* What the files of the vault share and nobody else sees. */
#ifndef RUNDE_VAULT_INSIDE_H
#define RUNDE_VAULT_INSIDE_H

#include "vault/vault.h"

#include <pthread.h>

enum { VAULT_KEY_BYTES = 32, VAULT_NONCE_BYTES = 24, VAULT_TAG_BYTES = 16, VAULT_FORMAT = 1 };

/* Derived from the master key, which itself is not kept. In guarded memory, read only. */
struct vault_secrets {
	uint8_t wrap[VAULT_KEY_BYTES];
	uint8_t check[VAULT_KEY_BYTES];
};

/* One generation of a room's key. */
struct room_key {
	struct room_key *older; /* owned */
	uint32_t generation;
	uint8_t key[VAULT_KEY_BYTES];
};

struct vault {
	const struct world *world;     /* borrowed */
	struct vault_secrets *secrets; /* owned, sodium_malloc'ed */
	uint8_t data_set[VAULT_DATA_SET_BYTES];
	bool bound;
	pthread_rwlock_t lock;   /* of rooms */
	struct room_keys *rooms; /* owned; by room */
};

/* Wipes and frees all room keys. */
void room_keys_clear(struct vault *vault);
/* A room's key of this generation, NULL if it is not here. The caller holds the lock. */
const struct room_key *room_keys_find(
	const struct vault *vault, uint64_t room, uint32_t generation);
/* A room's newest key, NULL if it has none. The caller holds the lock. */
const struct room_key *room_keys_newest(const struct vault *vault, uint64_t room);

/* Appends nonce, ciphertext and tag. */
void box_seal(const struct vault *vault, const uint8_t key[VAULT_KEY_BYTES], const void *label,
	size_t label_size, const void *plain, size_t size_bytes, struct buffer *out);
/* Appends the plain text; false, and nothing appended, if it is not what box_seal() made. */
bool box_open(const uint8_t key[VAULT_KEY_BYTES], const void *label, size_t label_size,
	const void *box, size_t size_bytes, struct buffer *out) __attribute__((warn_unused_result));

/* Writes the lowest size_bytes bytes of a number, the highest first; returns what follows. */
uint8_t *put_number(uint8_t *at, uint64_t number, int size_bytes);
/* Aborts unless the vault knows its data set. */
void vault_need_bound(const struct vault *vault);

#endif
