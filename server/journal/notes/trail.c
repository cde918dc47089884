#include "journal/notes/trail.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "journal/notes/rows.h"

#include <string.h>

void note_trail_fini(struct note_trail *trail)
{
	for (size_t i = 0; i < trail->count; i++)
		free((char *)trail->batches[i].steps.data);
	free(trail->batches);
	*trail = (struct note_trail){0};
}

static size_t size_of(const struct note_batch *batch)
{
	return sizeof(*batch) + batch->steps.size;
}

void note_trail_add(struct note_trail *trail, const struct note_batch *batch)
{
	if (!trail->known)
		return;
	char *steps = attempt_resize(NULL, batch->steps.size + 1);
	if (!steps) {
		note_trail_fini(trail);
		return;
	}
	if (trail->count == trail->room) {
		trail->room = trail->room ? 2 * trail->room : 16;
		trail->batches =
			memory_resize(trail->batches, trail->room * sizeof(*trail->batches));
	}
	memcpy(steps, batch->steps.data, batch->steps.size);
	struct note_batch *added = &trail->batches[trail->count++];
	*added = *batch;
	added->steps.data = steps;
	trail->held_bytes += size_of(added);
}

void note_trail_drop(struct note_trail *trail, uint64_t version)
{
	size_t gone = 0;
	for (; gone < trail->count && (uint64_t)trail->batches[gone].version < version; gone++) {
		trail->held_bytes -= size_of(&trail->batches[gone]);
		free((char *)trail->batches[gone].steps.data);
	}
	if (!gone)
		return;
	trail->count -= gone;
	memmove(trail->batches, trail->batches + gone, trail->count * sizeof(*trail->batches));
}

struct reading {
	struct vault *vault;
	struct note_trail *trail;
	uint64_t next; /* the version that must come now */
	bool damaged;
};

static bool read_batch(void *cookie, const struct store_note_steps *row)
{
	struct reading *reading = cookie;
	ARENA_AUTO arena;
	struct kept_batch kept;
	arena_init(&arena);
	reading->damaged = row->version != reading->next ||
			   !note_steps_open(reading->vault, row, &arena, &kept);
	if (reading->damaged)
		return false;
	reading->next += row->count;
	const struct note_batch batch = {
		(int64_t)row->version, row->author, kept.editor, kept.steps};
	note_trail_add(reading->trail, &batch);
	return reading->trail->known;
}

enum store_result note_trail_read(struct note_trail *trail, struct store *store,
	struct vault *vault, const struct store_note_key *key, uint64_t from, uint64_t to)
{
	if (trail->known)
		return STORE_OK;
	struct reading reading = {.vault = vault, .trail = trail, .next = from};
	trail->known = true;
	enum store_result result = store_note_steps_each(store, key, from, read_batch, &reading);
	if (result != STORE_OK || reading.damaged || reading.next != to)
		note_trail_fini(trail);
	return result;
}

bool note_trail_since(
	const struct note_trail *trail, uint64_t version, struct note_batch_list *ret_batches)
{
	size_t low = 0, high = trail->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if ((uint64_t)trail->batches[middle].version < version)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == trail->count || (uint64_t)trail->batches[low].version != version)
		return false;
	*ret_batches = (struct note_batch_list){trail->count - low, trail->batches + low};
	return true;
}
