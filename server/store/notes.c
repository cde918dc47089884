#include "store/notes.h"

#include "store/entrance.h"

enum store_result store_note_put(struct store *store, const struct store_note *note)
{
	return WRITE(store, note_put, note);
}

enum store_result store_note_drop(
	struct store *store, const struct store_note_key *key, uint64_t version)
{
	return WRITE(store, note_drop, key, version);
}

enum store_result store_note_trim(
	struct store *store, const struct store_note_key *key, unsigned keep)
{
	return WRITE(store, note_trim, key, keep);
}

enum store_result store_notes_back(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie)
{
	return READ(store, notes_back, key, fn, cookie);
}

enum store_result store_note_heads(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie)
{
	return READ(store, note_heads, key, fn, cookie);
}

enum store_result store_note_at(struct store *store, const struct store_note_key *key,
	uint64_t version, store_note_fn fn, void *cookie)
{
	return READ(store, note_at, key, version, fn, cookie);
}

enum store_result store_notes_of_room(
	struct store *store, uint64_t room, store_note_fn fn, void *cookie)
{
	return READ(store, notes_of_room, room, fn, cookie);
}

enum store_result store_note_written(
	struct store *store, const struct store_note_key *key, int64_t *ret_time_ms)
{
	return READ(store, note_written, key, ret_time_ms);
}

enum store_result store_note_steps_put(struct store *store, const struct store_note_steps *steps)
{
	return WRITE(store, note_steps_put, steps);
}

enum store_result store_note_steps_each(struct store *store, const struct store_note_key *key,
	uint64_t from, store_note_steps_fn fn, void *cookie)
{
	return READ(store, note_steps_each, key, from, fn, cookie);
}

enum store_result store_note_steps_of_room(
	struct store *store, uint64_t room, store_note_steps_fn fn, void *cookie)
{
	return READ(store, note_steps_of_room, room, fn, cookie);
}

enum store_result store_note_trail(struct store *store, const struct store_note_key *key,
	uint64_t from, struct store_note_trail *ret_trail)
{
	return READ(store, note_trail, key, from, ret_trail);
}

enum store_result store_note_trail_old(struct store *store, const struct store_note_key *key,
	int64_t before_ms, uint64_t *ret_version)
{
	return READ(store, note_trail_old, key, before_ms, ret_version);
}

enum store_result store_note_trail_cut(
	struct store *store, const struct store_note_key *key, uint64_t version)
{
	return WRITE(store, note_trail_cut, key, version);
}

enum store_result store_note_trails_each(struct store *store, store_note_trail_fn fn, void *cookie)
{
	return READ(store, note_trails_each, fn, cookie);
}
