#include "journal/registers/mark.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/registers/register.h"

#include <stdlib.h>

static struct register_key key_of(uint64_t person, uint64_t room)
{
	return (struct register_key){.person = person, .room = room, .kind = REGISTER_MARK};
}

/* One that does not open is as good as none: its person has read nothing, and the next one heals
 * it. */
static uint64_t damaged(void)
{
	if (!attempt_is_short())
		log_error("a damaged read mark was met");
	return 0;
}

static uint64_t read_mark(struct buffer *plain)
{
	buffer_add_byte(plain, '\0');
	return strtoull((const char *)plain->data, NULL, 10);
}

enum store_result mark_get(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t *ret_seq)
{
	BUFFER_AUTO plain;
	struct register_key key = key_of(person, room);
	buffer_init(&plain);
	enum store_result result = register_get(store, vault, &key, &plain);
	if (result == STORE_OK)
		*ret_seq = read_mark(&plain);
	else if (result == STORE_NONE)
		*ret_seq = 0;
	else if (result == STORE_DAMAGED)
		*ret_seq = damaged();
	return result == STORE_NONE || result == STORE_DAMAGED ? STORE_OK : result;
}

struct marking {
	struct vault *vault;
	mark_fn fn;
	void *cookie;
};

static bool hand_on(void *cookie, const struct store_register *row)
{
	struct marking *marking = cookie;
	BUFFER_AUTO plain;
	buffer_init(&plain);
	marking->fn(marking->cookie, row->room,
		register_open(marking->vault, row, &plain) ? read_mark(&plain) : damaged());
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
	struct register_key key = key_of(person, room);
	buffer_init(&value);
	buffer_add_integer(&value, (long long)seq);
	return register_put(store, vault, &key, value.data, value.size);
}
