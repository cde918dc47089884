#include "journal/sealing/signer.h"

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
	signer_make_seed(world, seed);
	result = register_put(store, vault, &key, seed, sizeof(seed));
	if (result == STORE_OK)
		return open_seed(seed, ret_signer);
	signer_wipe(seed);
	return result;
}
