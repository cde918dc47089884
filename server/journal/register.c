#include "journal/register.h"

#include <stdlib.h>

static struct seal_label label_of(uint64_t person, uint64_t room, enum register_kind kind)
{
	return (struct seal_label){
		.purpose = SEAL_REGISTER, .room = room, .author = person, .kind = (uint16_t)kind};
}

bool register_open(struct vault *vault, uint64_t person, uint64_t room, enum register_kind kind,
	const void *sealed, size_t size_bytes, struct buffer *ret_value)
{
	struct seal_label label = label_of(person, room, kind);
	return vault_unseal(vault, &label, sealed, size_bytes, ret_value);
}

enum store_result register_get(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, enum register_kind kind, struct buffer *ret_value)
{
	void *sealed = NULL;
	size_t size = 0;
	enum store_result result =
		store_register_get(store, person, room, (int)kind, &sealed, &size);
	if (result != STORE_OK)
		return result;
	bool opened = register_open(vault, person, room, kind, sealed, size, ret_value);
	free(sealed);
	return opened ? STORE_OK : STORE_DAMAGED;
}

enum store_result register_drop(
	struct store *store, uint64_t person, uint64_t room, enum register_kind kind)
{
	enum store_result result = store_register_drop(store, person, room, (int)kind);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result register_put(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, enum register_kind kind, const void *value, size_t size_bytes)
{
	BUFFER_AUTO sealed;
	struct seal_label label = label_of(person, room, kind);
	buffer_init(&sealed);
	vault_seal(vault, &label, value, size_bytes, &sealed);
	return store_register_put(store, person, room, (int)kind, sealed.data, sealed.size);
}
