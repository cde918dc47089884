#include "journal/registers/preference.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/registers/register.h"
#include "proto/state.h"

static const struct preference initial = {
	.level = NOTICE_LEVEL_ALL, .section = {.data = "", .size = 0}};

/* One that does not open counts as not said. */
static struct preference decode(const struct buffer *value, struct arena *arena)
{
	struct preference preference = initial;
	if (!preference_decode(value->data, value->size, arena, &preference) && !attempt_is_short())
		log_error("a damaged preference was met");
	return preference;
}

enum store_result preference_get(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, struct arena *arena, struct preference *ret_preference)
{
	BUFFER_AUTO value;
	struct register_key key = {person, room, 0, REGISTER_PREFERENCE};
	buffer_init(&value);
	enum store_result result = register_get(store, vault, &key, &value);
	if (result == STORE_OK)
		*ret_preference = decode(&value, arena);
	else if (result == STORE_NONE || result == STORE_DAMAGED)
		*ret_preference = initial;
	return result == STORE_NONE || result == STORE_DAMAGED ? STORE_OK : result;
}

enum store_result preference_put(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, const struct preference *preference)
{
	BUFFER_AUTO value;
	const struct register_key key = {person, room, 0, REGISTER_PREFERENCE};
	buffer_init(&value);
	preference_encode(preference, &value);
	return register_put(store, vault, &key, value.data, value.size);
}

struct walk {
	struct vault *vault;
	struct arena *arena;
	preference_fn fn;
	void *cookie;
};

static bool hand_on(void *cookie, const struct store_register *row)
{
	struct walk *walk = cookie;
	BUFFER_AUTO value;
	struct preference preference;
	buffer_init(&value);
	if (!register_open(walk->vault, row, &value))
		return true;
	preference = decode(&value, walk->arena);
	walk->fn(walk->cookie, row->room, &preference);
	return true;
}

enum store_result preferences_each(struct store *store, struct vault *vault, uint64_t person,
	struct arena *arena, preference_fn fn, void *cookie)
{
	struct walk walk = {vault, arena, fn, cookie};
	return store_registers_each(store, person, REGISTER_PREFERENCE, hand_on, &walk);
}
