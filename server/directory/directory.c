#include "directory/directory.h"

#include "base/limits.h"
#include "base/memory.h"
#include "vault/vault.h"

#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

struct directory {
	struct store *store;       /* borrowed */
	const struct world *world; /* borrowed */
};

struct directory *directory_new(struct store *store, const struct world *world)
{
	struct directory *directory = memory_new(1, sizeof(*directory));
	directory->store = store;
	directory->world = world;
	return directory;
}

void directory_free(struct directory *directory)
{
	free(directory);
}

/* 128 random bits, written like a client id. */
static void make_token(struct directory *directory, char ret_token[DIRECTORY_TOKEN_SIZE + 1],
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

enum store_result directory_make_link(struct directory *directory, uint64_t person,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], int64_t *ret_expires_ms)
{
	int64_t now_ms = world_now_ms(directory->world);
	struct store_link link = {
		.person = person, .expires_ms = now_ms + (int64_t)LIMIT_LINK_DAYS * DAY_MS};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	make_token(directory, token, link.token_hash);
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
	const uint8_t token_hash[STORE_HASH_BYTES], uint64_t *ret_person)
{
	struct store_link link;
	enum store_result result = store_link_get(directory->store, token_hash, &link);
	if (result != STORE_OK)
		return result;
	if (link.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_person = link.person;
	return STORE_OK;
}

enum store_result directory_drop_link(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return store_link_drop(directory->store, token_hash);
}

enum store_result directory_open_session(
	struct directory *directory, uint64_t person, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	int64_t now_ms = world_now_ms(directory->world);
	struct store_session session = {
		.id = id_of_random(world_random(directory->world)),
		.person = person,
		.created_ms = now_ms,
		.expires_ms = now_ms + (int64_t)LIMIT_SESSION_DAYS * DAY_MS,
	};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	make_token(directory, token, session.token_hash);
	enum store_result result = store_session_put(directory->store, &session);
	if (result == STORE_OK)
		result = store_session_trim(
			directory->store, person, LIMIT_SESSIONS_PER_PERSON, now_ms);
	if (result == STORE_OK)
		memcpy(ret_token, token, sizeof(token));
	return result;
}

enum store_result directory_find_session(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session)
{
	struct store_session session;
	enum store_result result = store_session_get(directory->store, token_hash, &session);
	if (result != STORE_OK)
		return result;
	if (session.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_session = session;
	return STORE_OK;
}

enum store_result directory_close_session(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return store_session_drop(directory->store, token_hash);
}
