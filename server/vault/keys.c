#include "base/memory.h"
#include "vault/inside.h"

#include <sodium.h>
#include <string.h>

#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>

enum {
	WRAP_LABEL_BYTES = 1 + 1 + VAULT_DATA_SET_BYTES + 8 + 4,
	WRAPPED_BYTES = 1 + VAULT_NONCE_BYTES + VAULT_KEY_BYTES + VAULT_TAG_BYTES
};

struct room_keys {
	uint64_t room;
	struct room_key *newest; /* owned; generations descend along `older` */
	UT_hash_handle hh;
};

static void wrap_label(const struct vault *vault, uint64_t room, uint32_t generation,
	uint8_t ret_label[WRAP_LABEL_BYTES])
{
	uint8_t *at = put_number(ret_label, VAULT_FORMAT, 1);
	at = put_number(at, PURPOSE_WRAP, 1);
	memcpy(at, vault->data_set, VAULT_DATA_SET_BYTES);
	at = put_number(at + VAULT_DATA_SET_BYTES, room, 8);
	put_number(at, generation, 4);
}

static struct room_keys *find_room(const struct vault *vault, uint64_t room)
{
	struct room_keys *found;
	HASH_FIND(hh, vault->rooms, &room, sizeof(room), found);
	return found;
}

const struct room_key *room_keys_newest(const struct vault *vault, uint64_t room)
{
	const struct room_keys *keys = find_room(vault, room);
	return keys ? keys->newest : NULL;
}

const struct room_key *room_keys_find(const struct vault *vault, uint64_t room, uint32_t generation)
{
	const struct room_key *key = room_keys_newest(vault, room);
	while (key && key->generation > generation)
		key = key->older;
	return key && key->generation == generation ? key : NULL;
}

/* Where the room's key of this generation stands, made if it is missing. */
static struct room_key *key_place(struct room_keys *keys, uint32_t generation)
{
	struct room_key **at = &keys->newest;
	while (*at && (*at)->generation > generation)
		at = &(*at)->older;
	if (*at && (*at)->generation == generation)
		return *at;
	struct room_key *key = memory_new(1, sizeof(*key));
	key->generation = generation;
	key->older = *at;
	*at = key;
	return key;
}

static void use_key(
	struct vault *vault, uint64_t room, uint32_t generation, const uint8_t key[VAULT_KEY_BYTES])
{
	pthread_rwlock_wrlock(&vault->lock);
	struct room_keys *keys = find_room(vault, room);
	if (!keys) {
		keys = memory_new(1, sizeof(*keys));
		keys->room = room;
		HASH_ADD(hh, vault->rooms, room, sizeof(keys->room), keys);
	}
	memcpy(key_place(keys, generation)->key, key, VAULT_KEY_BYTES);
	pthread_rwlock_unlock(&vault->lock);
}

static void wrap(struct vault *vault, uint64_t room, uint32_t generation,
	const uint8_t key[VAULT_KEY_BYTES], struct buffer *ret_wrapped)
{
	uint8_t label[WRAP_LABEL_BYTES];
	wrap_label(vault, room, generation, label);
	buffer_add_byte(ret_wrapped, VAULT_FORMAT);
	box_seal(vault, vault_wrap_key(vault), label, sizeof(label), key, VAULT_KEY_BYTES,
		ret_wrapped);
}

static bool unwrap(struct vault *vault, const uint8_t *by, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes, struct buffer *ret_key)
{
	const uint8_t *bytes = wrapped;
	uint8_t label[WRAP_LABEL_BYTES];
	if (!by || size_bytes != WRAPPED_BYTES || bytes[0] != VAULT_FORMAT)
		return false;
	wrap_label(vault, room, generation, label);
	return box_open(by, label, sizeof(label), bytes + 1, size_bytes - 1, ret_key);
}

void vault_make_room_key(
	struct vault *vault, uint64_t room, uint32_t generation, struct buffer *ret_wrapped)
{
	uint8_t key[VAULT_KEY_BYTES];
	vault_need_bound(vault);
	world_fill_random(vault->world, key, sizeof(key));
	wrap(vault, room, generation, key, ret_wrapped);
	use_key(vault, room, generation, key);
	sodium_memzero(key, sizeof(key));
}

bool vault_add_room_key(struct vault *vault, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	BUFFER_AUTO key = {0};
	vault_need_bound(vault);
	if (!unwrap(vault, vault_wrap_key(vault), room, generation, wrapped, size_bytes, &key) &&
		!unwrap(vault, vault_former_wrap_key(vault), room, generation, wrapped, size_bytes,
			&key))
		return false;
	use_key(vault, room, generation, key.data);
	sodium_memzero(key.data, key.size);
	return true;
}

bool vault_rewrap(struct vault *vault, uint64_t room, uint32_t generation, const void *wrapped,
	size_t size_bytes, struct buffer *ret_wrapped)
{
	BUFFER_AUTO key = {0};
	vault_need_bound(vault);
	if (!unwrap(vault, vault_former_wrap_key(vault), room, generation, wrapped, size_bytes,
		    &key))
		return false;
	wrap(vault, room, generation, key.data, ret_wrapped);
	sodium_memzero(key.data, key.size);
	return true;
}

static void drop_room(struct vault *vault, struct room_keys *keys)
{
	HASH_DELETE(hh, vault->rooms, keys);
	while (keys->newest) {
		struct room_key *key = keys->newest;
		keys->newest = key->older;
		sodium_memzero(key, sizeof(*key));
		free(key);
	}
	free(keys);
}

void vault_forget_room(struct vault *vault, uint64_t room)
{
	pthread_rwlock_wrlock(&vault->lock);
	struct room_keys *keys = find_room(vault, room);
	if (keys)
		drop_room(vault, keys);
	pthread_rwlock_unlock(&vault->lock);
}

void room_keys_clear(struct vault *vault)
{
	struct room_keys *keys, *next;
	HASH_ITER (hh, vault->rooms, keys, next)
		drop_room(vault, keys);
}
