#include "journal/keeping.h"

#include "base/log.h"
#include "journal/register.h"
#include "proto/gen/limits.h"
#include "proto/state.h"

static struct kept_thread damaged(void)
{
	log_error("a damaged register of a thread was met");
	return (struct kept_thread){0};
}

static struct kept_thread decode(const struct buffer *plain)
{
	ARENA_AUTO arena;
	struct kept_thread kept;
	arena_init(&arena);
	return kept_thread_decode(plain->data, plain->size, &arena, &kept) ? kept : damaged();
}

enum store_result keeping_get(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t root, struct kept_thread *ret_kept)
{
	BUFFER_AUTO plain;
	const struct register_key key = {person, room, root, REGISTER_THREAD};
	buffer_init(&plain);
	enum store_result result = register_get(store, vault, &key, &plain);
	if (result == STORE_OK)
		*ret_kept = decode(&plain);
	else if (result == STORE_NONE)
		*ret_kept = (struct kept_thread){0};
	else if (result == STORE_DAMAGED)
		*ret_kept = damaged();
	return result == STORE_NONE || result == STORE_DAMAGED ? STORE_OK : result;
}

struct kept_thread keeping_open(struct vault *vault, const struct store_register *stored)
{
	BUFFER_AUTO plain;
	buffer_init(&plain);
	return register_open(vault, stored, &plain) ? decode(&plain) : damaged();
}

enum store_result keeping_put(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t root, const struct kept_thread *kept)
{
	BUFFER_AUTO value;
	const struct register_key key = {person, room, root, REGISTER_THREAD};
	buffer_init(&value);
	kept_thread_encode(kept, &value);
	enum store_result result = register_put(store, vault, &key, value.data, value.size);
	const struct store_register just_kept = {
		.person = person, .room = room, .seq = root, .kind = REGISTER_THREAD};
	if (result == STORE_OK)
		result = store_register_trim(store, &just_kept, PROTO_THREADS_KEPT_MAX);
	return result;
}

enum thread_level keeping_level(const struct kept_thread *kept)
{
	return kept->has_level ? kept->level : THREAD_LEVEL_OFF;
}
