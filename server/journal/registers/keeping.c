#include "journal/registers/keeping.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/registers/register.h"
#include "proto/gen/limits.h"
#include "proto/state.h"

static struct kept_thread damaged(void)
{
	if (!attempt_is_short())
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

/* Of the threads somebody keeps, the one to let go, of which nothing has been said for the longest
 * time: not the one that is kept now, and none of which they have said how they want it, as long as
 * there are others. */
struct choosing {
	struct vault *vault;
	const struct register_key *kept;
	struct store_register chosen;
};

static bool choose(void *cookie, const struct store_register *row)
{
	struct choosing *choosing = cookie;
	bool unsaid = !keeping_open(choosing->vault, row).has_level;
	if (row->room == choosing->kept->room && row->seq == choosing->kept->seq)
		return true;
	if (unsaid || !choosing->chosen.room)
		choosing->chosen = *row;
	return !unsaid;
}

static enum store_result make_room(
	struct store *store, struct vault *vault, const struct register_key *kept)
{
	struct choosing choosing = {.vault = vault, .kept = kept};
	enum store_result result = store_registers_beyond(
		store, kept->person, REGISTER_THREAD, PROTO_THREADS_KEPT_MAX, choose, &choosing);
	if (result != STORE_OK || !choosing.chosen.room)
		return result;
	return store_register_drop(
		store, kept->person, choosing.chosen.room, choosing.chosen.seq, REGISTER_THREAD);
}

enum store_result keeping_put(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t root, const struct kept_thread *kept)
{
	BUFFER_AUTO value;
	const struct register_key key = {person, room, root, REGISTER_THREAD};
	buffer_init(&value);
	kept_thread_encode(kept, &value);
	enum store_result result = register_put(store, vault, &key, value.data, value.size);
	return result == STORE_OK ? make_room(store, vault, &key) : result;
}

enum thread_level keeping_level(const struct kept_thread *kept)
{
	return kept->has_level ? kept->level : THREAD_LEVEL_OFF;
}
