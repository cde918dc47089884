#include "journal/page.h"
#include "journal/register.h"

#include <stdlib.h>

enum store_result mark_get(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t *ret_seq)
{
	BUFFER_AUTO value;
	buffer_init(&value);
	enum store_result result = register_get(store, vault, person, room, REGISTER_MARK, &value);
	if (result != STORE_OK && result != STORE_NONE)
		return result;
	buffer_add_byte(&value, '\0');
	*ret_seq = strtoull((const char *)value.data, NULL, 10);
	return STORE_OK;
}

enum store_result mark_put(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t seq)
{
	BUFFER_AUTO value;
	buffer_init(&value);
	buffer_add_integer(&value, (long long)seq);
	return register_put(store, vault, person, room, REGISTER_MARK, value.data, value.size);
}
