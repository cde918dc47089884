#include "base/limits.h"
#include "directory/inside.h"

#include <string.h>

enum store_result directory_make_link(struct directory *directory, uint64_t person, bool own,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], int64_t *ret_expires_ms)
{
	int64_t now_ms = world_now_ms(directory->world);
	struct store_link link = {.person = person,
		.own = own,
		.expires_ms = now_ms + (int64_t)LIMIT_LINK_DAYS * DAY_MS};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	directory_make_token(directory, token, link.token_hash);
	enum store_result result = store_link_put(directory->store, &link);
	if (result == STORE_OK)
		result = store_link_trim(directory->store, person, LIMIT_LINKS_PER_PERSON, now_ms);
	if (result != STORE_OK)
		return result;
	memcpy(ret_token, token, sizeof(token));
	*ret_expires_ms = link.expires_ms;
	return STORE_OK;
}

enum store_result directory_find_link(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], uint64_t *ret_person, bool *ret_own)
{
	struct store_link link;
	enum store_result result = store_link_get(directory->store, token_hash, &link);
	if (result != STORE_OK)
		return result;
	if (link.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_person = link.person;
	*ret_own = link.own;
	return STORE_OK;
}

enum store_result directory_drop_link(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return store_link_drop(directory->store, token_hash);
}

enum store_result directory_drop_links(struct directory *directory, uint64_t person)
{
	return store_link_trim(directory->store, person, 0, world_now_ms(directory->world));
}
