#include "journal/registers/register.h"

#include "base/attempt.h"

#include <stdlib.h>

static struct seal_label label_of(const struct register_key *key)
{
	return (struct seal_label){.purpose = SEAL_REGISTER,
		.room = key->room,
		.seq = key->seq,
		.author = key->person,
		.kind = (uint16_t)key->kind};
}

bool register_open(
	struct vault *vault, const struct store_register *stored, struct buffer *ret_value)
{
	const struct register_key key = {
		stored->person, stored->room, stored->seq, (enum register_kind)stored->kind};
	struct seal_label label = label_of(&key);
	return vault_unseal(vault, &label, stored->body, stored->body_size, ret_value);
}

enum store_result register_get(struct store *store, struct vault *vault,
	const struct register_key *key, struct buffer *ret_value)
{
	struct seal_label label = label_of(key);
	void *sealed = NULL;
	size_t size = 0;
	enum store_result result = store_register_get(
		store, key->person, key->room, key->seq, (int)key->kind, &sealed, &size);
	if (result != STORE_OK)
		return result;
	bool opened = vault_unseal(vault, &label, sealed, size, ret_value);
	free(sealed);
	if (opened)
		return STORE_OK;
	return attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
}

enum store_result register_drop(struct store *store, const struct register_key *key)
{
	enum store_result result =
		store_register_drop(store, key->person, key->room, key->seq, (int)key->kind);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result register_put(struct store *store, struct vault *vault,
	const struct register_key *key, const void *value, size_t size_bytes)
{
	BUFFER_AUTO sealed;
	struct seal_label label = label_of(key);
	buffer_init(&sealed);
	vault_seal(vault, &label, value, size_bytes, &sealed);
	const struct store_register row = {.person = key->person,
		.room = key->room,
		.seq = key->seq,
		.kind = (int)key->kind,
		.body = sealed.data,
		.body_size = sealed.size};
	return store_register_put(store, &row);
}
