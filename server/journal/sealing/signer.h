/* The key with which this installation signs: a register of nobody in the house, under the house's
 * key. So it goes with every backup, and changing the master key leaves it as it is. */
#ifndef RUNDE_JOURNAL_SEALING_SIGNER_H
#define RUNDE_JOURNAL_SEALING_SIGNER_H

#include "store/store.h"
#include "vault/signer.h"
#include "vault/vault.h"

/* Opens the key. STORE_NONE: nothing has been signed yet; STORE_DAMAGED: it does not open. The
 * caller frees it. */
STORE_CHECK enum store_result signer_load(
	struct store *store, struct vault *vault, uint64_t house, struct signer **ret_signer);
/* The same, but makes the key where there is none; inside a transaction. */
STORE_CHECK enum store_result signer_need(struct store *store, struct vault *vault,
	const struct world *world, uint64_t house, struct signer **ret_signer);

/* Reads the public key of the installation in a data folder, beside a server that runs, too. 0, or
 * -1 with the reason. */
int signer_read_public_key(const char *folder, const char *key_path,
	uint8_t ret_key[SIGNER_KEY_BYTES], struct fault *ret_fault);

#endif
