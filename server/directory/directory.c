#include "base/memory.h"
#include "directory/inside.h"

struct directory *directory_new(
	struct store *store, struct vault *vault, const struct world *world, uint64_t house)
{
	struct directory *directory = memory_new(1, sizeof(*directory));
	directory->store = store;
	directory->vault = vault;
	directory->world = world;
	directory->house = house;
	directory->throttle = throttle_new();
	return directory;
}

void directory_free(struct directory *directory)
{
	if (!directory)
		return;
	throttle_free(directory->throttle);
	free(directory);
}

struct throttle *directory_throttle(struct directory *directory)
{
	return directory->throttle;
}

void directory_make_token(struct directory *directory, char ret_token[DIRECTORY_TOKEN_SIZE + 1],
	uint8_t ret_hash[STORE_HASH_BYTES])
{
	struct client_id random;
	_Static_assert(
		(int)DIRECTORY_TOKEN_SIZE == (int)CLIENT_ID_TEXT_SIZE, "tokens are 128 bits");
	_Static_assert((int)STORE_HASH_BYTES == (int)VAULT_HASH_BYTES, "one hash");
	world_fill_random(directory->world, random.bytes, sizeof(random.bytes));
	client_id_write(&random, ret_token);
	vault_hash_token(ret_token, DIRECTORY_TOKEN_SIZE, ret_hash);
}

struct seal_label directory_label(
	uint64_t house, enum record_part part, uint64_t person, uint64_t id)
{
	return (struct seal_label){.purpose = SEAL_RECORD,
		.room = house,
		.seq = id,
		.author = person,
		.kind = (uint16_t)part};
}
