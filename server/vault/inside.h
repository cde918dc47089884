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

/* A change of the master key that is under way. In guarded memory. */
struct vault_rotation {
	uint8_t former_wrap[VAULT_KEY_BYTES];
	struct vault_secrets next;
	uint8_t next_master[VAULT_KEY_BYTES];
	bool in_place;       /* the next key comes into the key file, by us */
	bool is_next_in_use; /* the vault was opened with it, or its file has been replaced */
};

/* One generation of a room's key. */
struct room_key {
	struct room_key *older; /* owned */
	uint32_t generation;
	uint8_t key[VAULT_KEY_BYTES];
};

struct vault {
	const struct world *world;       /* borrowed */
	char *key;                       /* owned; where the master key comes from */
	struct master *master;           /* owned; until the vault is bound */
	struct vault_secrets *secrets;   /* owned, sodium_malloc'ed; once it is */
	struct vault_rotation *rotation; /* owned, sodium_malloc'ed; NULL: no change is under way */
	uint8_t data_set[VAULT_DATA_SET_BYTES];
	bool bound;
	pthread_rwlock_t lock;   /* of rooms */
	struct room_keys *rooms; /* owned; by room */
};

/* What is bound to the data set, under the keys that are derived from the master key. What lies
 * in rows has purposes from 1 on: enum seal_purpose. */
enum vault_purpose { PURPOSE_WRAP = 0, PURPOSE_FORWARD = 200, PURPOSE_BACK = 201 };

enum { VAULT_CHECK_BYTES = 1 + VAULT_HASH_BYTES };

/* Derives what is used from a master key. */
void secrets_derive(const uint8_t master[VAULT_KEY_BYTES], struct vault_secrets *ret_secrets);
void secrets_write_check(const struct vault *vault, const struct vault_secrets *secrets,
	uint8_t ret_check[VAULT_CHECK_BYTES]);
/* The key that wraps from now on, and the one that has before; NULL: there is none. */
const uint8_t *vault_wrap_key(const struct vault *vault);
const uint8_t *vault_former_wrap_key(const struct vault *vault);

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
