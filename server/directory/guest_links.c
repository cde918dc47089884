#include "directory/inside.h"

#include <string.h>

enum store_result directory_make_guest_link(struct directory *directory,
	const struct directory_guest_link *link, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	struct store_guest_link row = {
		.backstage = link->backstage, .guest = link->guest, .expires_ms = link->expires_ms};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	directory_make_token(directory, token, row.token_hash);
	enum store_result result = store_guest_link_put(directory->store, &row);
	if (result == STORE_OK)
		memcpy(ret_token, token, sizeof(token));
	return result;
}

enum store_result directory_find_guest_link(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct directory_guest_link *ret_link)
{
	struct store_guest_link row;
	enum store_result result = store_guest_link_get(directory->store, token_hash, &row);
	if (result != STORE_OK)
		return result;
	if (row.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_link = (struct directory_guest_link){row.backstage, row.guest, row.expires_ms};
	return STORE_OK;
}

enum store_result directory_drop_guest_link(
	struct directory *directory, uint64_t backstage, uint64_t guest)
{
	return store_guest_link_drop(
		directory->store, backstage, guest, world_now_ms(directory->world));
}
