/* Where a master key comes from: a key file, a credential of the service manager, or a passphrase.
 */
#ifndef RUNDE_VAULT_MASTER_H
#define RUNDE_VAULT_MASTER_H

#include "vault/inside.h"
#include "vault/keyfile.h"

enum { PASSPHRASE_BYTES_MIN = 12, PASSPHRASE_BYTES_MAX = 1024 };

/* A key on its way into the vault; in guarded memory. */
struct master {
	uint8_t key[MASTER_KEY_BYTES];
	size_t passphrase_size; /* 0: the key is there; else it is made of this once the data set
				   is known */
	char passphrase[PASSPHRASE_BYTES_MAX];
};

/* Gets what `key` names (see vault_open()). 0, or -1 with the reason. */
int master_load(const char *key, bool may_create, const struct world *world,
	struct master **ret_master, struct fault *ret_fault);
/* A fresh one. NULL: there is no guarded memory. */
struct master *master_make(const struct world *world);
/* Makes the key of the passphrase, if it is not there yet, salted with the data set. */
int master_derive(struct master *master, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct fault *ret_fault);
/* Wipes it; NULL is fine. */
void master_free(struct master *master);
/* Whether it can be had without asking somebody at a terminal or waiting for standard input. */
bool master_is_stored(const char *key);
/* Whether it names a key file, and not what somebody else has to change. */
bool master_is_file(const char *key);

#endif
