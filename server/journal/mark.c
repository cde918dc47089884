#include "journal/mark.h"

#include "base/log.h"
#include "journal/register.h"

#include <stdlib.h>

/* One that does not open is as good as none: its person has read nothing, and the next one heals
 * it. */
static uint64_t open_mark(
	struct vault *vault, uint64_t person, uint64_t room, const void *sealed, size_t size)
{
	BUFFER_AUTO plain;
	buffer_init(&plain);
	if (!register_open(vault, person, room, REGISTER_MARK, sealed, size, &plain)) {
		log_error("a damaged read mark was met");
		return 0;
	}
	buffer_add_byte(&plain, '\0');
	return strtoull((const char *)plain.data, NULL, 10);
}

enum store_result mark_get(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t *ret_seq)
{
	void *sealed = NULL;
	size_t size = 0;
	enum store_result result =
		store_register_get(store, person, room, REGISTER_MARK, &sealed, &size);
	if (result == STORE_OK)
		*ret_seq = open_mark(vault, person, room, sealed, size);
	else if (result == STORE_NONE)
		*ret_seq = 0;
	free(sealed);
	return result == STORE_NONE ? STORE_OK : result;
}

struct marking {
	struct vault *vault;
	mark_fn fn;
	void *cookie;
};

static bool hand_on(
	void *cookie, uint64_t person, uint64_t room, int kind, const void *sealed, size_t size)
{
	struct marking *marking = cookie;
	(void)kind;
	marking->fn(marking->cookie, room, open_mark(marking->vault, person, room, sealed, size));
	return true;
}

enum store_result marks_each(
	struct store *store, struct vault *vault, uint64_t person, mark_fn fn, void *cookie)
{
	struct marking marking = {vault, fn, cookie};
	return store_registers_each(store, person, REGISTER_MARK, hand_on, &marking);
}

enum store_result mark_put(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t seq)
{
	BUFFER_AUTO value;
	buffer_init(&value);
	buffer_add_integer(&value, (long long)seq);
	return register_put(store, vault, person, room, REGISTER_MARK, value.data, value.size);
}
