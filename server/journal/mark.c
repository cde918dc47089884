#include "journal/page.h"

#include <stdio.h>
#include <stdlib.h>

static struct seal_label label_of(uint64_t person, uint64_t room)
{
	return (struct seal_label){
		.purpose = SEAL_REGISTER, .room = room, .author = person, .kind = REGISTER_MARK};
}

enum store_result mark_get(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t *ret_seq)
{
	BUFFER_AUTO plain;
	void *sealed = NULL;
	size_t size = 0;
	struct seal_label label = label_of(person, room);

	buffer_init(&plain);
	enum store_result result =
		store_register_get(store, person, room, REGISTER_MARK, &sealed, &size);
	if (result == STORE_NONE) {
		*ret_seq = 0;
		return STORE_OK;
	}
	if (result != STORE_OK)
		return result;
	bool opened = vault_unseal(vault, &label, sealed, size, &plain);
	free(sealed);
	if (!opened)
		return STORE_DAMAGED;
	buffer_add_byte(&plain, '\0');
	*ret_seq = strtoull((const char *)plain.data, NULL, 10);
	return STORE_OK;
}

enum store_result mark_put(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t seq)
{
	BUFFER_AUTO plain;
	BUFFER_AUTO sealed;
	struct seal_label label = label_of(person, room);

	buffer_init(&plain);
	buffer_init(&sealed);
	buffer_add_integer(&plain, (long long)seq);
	vault_seal(vault, &label, plain.data, plain.size, &sealed);
	return store_register_put(store, person, room, REGISTER_MARK, sealed.data, sealed.size);
}
