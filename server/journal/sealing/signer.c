#include "journal/sealing/signer.h"

#include "journal/open.h"
#include "journal/registers/register.h"

static struct register_key key_of(uint64_t house)
{
	return (struct register_key){.room = house, .kind = REGISTER_SIGNER};
}

/* STORE_FAILED: there is no guarded memory for it. */
static enum store_result open_seed(uint8_t seed[SIGNER_SEED_BYTES], struct signer **ret_signer)
{
	struct signer *signer = signer_new(seed);
	signer_wipe(seed);
	if (!signer)
		return STORE_FAILED;
	*ret_signer = signer;
	return STORE_OK;
}

enum store_result signer_load(
	struct store *store, struct vault *vault, uint64_t house, struct signer **ret_signer)
{
	BUFFER_AUTO seed;
	const struct register_key key = key_of(house);
	buffer_init(&seed);
	enum store_result result = register_get(store, vault, &key, &seed);
	if (result != STORE_OK)
		return result;
	return seed.size == SIGNER_SEED_BYTES ? open_seed(seed.data, ret_signer) : STORE_DAMAGED;
}

enum store_result signer_need(struct store *store, struct vault *vault, const struct world *world,
	uint64_t house, struct signer **ret_signer)
{
	uint8_t seed[SIGNER_SEED_BYTES];
	const struct register_key key = key_of(house);
	enum store_result result = signer_load(store, vault, house, ret_signer);
	if (result != STORE_NONE)
		return result;
	world_fill_random(world, seed, sizeof(seed));
	result = register_put(store, vault, &key, seed, sizeof(seed));
	if (result == STORE_OK)
		return open_seed(seed, ret_signer);
	signer_wipe(seed);
	return result;
}

int signer_read_public_key(const char *folder, const char *key_path,
	uint8_t ret_key[SIGNER_KEY_BYTES], struct fault *ret_fault)
{
	struct store_data_set set;
	struct vault *vault;
	struct store *store;
	struct signer *signer = NULL;
	if (data_read(folder, key_path, &vault, &store, &set, ret_fault) != 0)
		return -1;
	enum store_result result = signer_load(store, vault, set.house, &signer);
	store_free(store);
	vault_free(vault);
	if (result == STORE_NONE)
		return fault_set(ret_fault,
			"nothing has been sealed here yet: the key is made with "
			"the first minutes that are");
	if (result != STORE_OK)
		return fault_set(ret_fault, "the key that seals minutes cannot be read");
	signer_public_key(signer, ret_key);
	signer_free(signer);
	return 0;
}
