#include "journal/upkeep/planned.h"

#include "base/memory.h"
#include "journal/load.h"
#include "journal/meetings.h"

#include <stdlib.h>

struct rows {
	struct store_meeting *items; /* owned */
	size_t count, capacity;
};

static bool keep(void *cookie, const struct store_meeting *row)
{
	struct rows *rows = cookie;
	if (rows->count == rows->capacity) {
		rows->capacity = rows->capacity ? 2 * rows->capacity : 16;
		rows->items = memory_resize(rows->items, rows->capacity * sizeof(*rows->items));
	}
	rows->items[rows->count++] = *row;
	return true;
}

/* What is due may have been put off. */
static bool is_right(const struct store_meeting *row, const struct store_meeting *right)
{
	return row->start_ms == right->start_ms && row->end_ms == right->end_ms &&
	       row->open == right->open && !row->due_ms == !right->due_ms &&
	       row->due_ms >= right->due_ms;
}

struct comparing {
	struct store *store;
	struct vault *vault;
	uint64_t room;
	bool archived;
	struct rows rows;
	size_t at; /* the first row that was not compared yet */
	planned_fn fn;
	void *cookie;
};

static void pass_strays(struct comparing *comparing, uint64_t before)
{
	const struct rows *rows = &comparing->rows;
	for (; comparing->at < rows->count && rows->items[comparing->at].meeting < before;
		comparing->at++)
		comparing->fn(comparing->cookie, rows->items[comparing->at].meeting, NULL);
}

/* Both are in order of the numbers. */
static enum store_result compare_one(struct comparing *comparing, uint64_t seq)
{
	ARENA_AUTO arena;
	struct meeting meeting;
	const struct store_meeting *row = NULL;
	arena_init(&arena);
	pass_strays(comparing, seq);
	if (comparing->at < comparing->rows.count &&
		comparing->rows.items[comparing->at].meeting == seq)
		row = &comparing->rows.items[comparing->at++];
	enum store_result result = meeting_load(comparing->store, comparing->vault, comparing->room,
		seq, UINT32_MAX, &arena, &meeting);
	if (result == STORE_DAMAGED)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	const struct store_meeting right =
		meeting_row(comparing->room, comparing->archived, &meeting);
	if (!row || !is_right(row, &right))
		comparing->fn(comparing->cookie, seq, &right);
	return STORE_OK;
}

enum store_result planned_compare(const struct numbers *planned, struct store *store,
	struct vault *vault, uint64_t room, planned_fn fn, void *cookie)
{
	struct comparing comparing = {store, vault, room, false, {0}, 0, fn, cookie};
	enum store_result result = store_meetings_each(store, room, keep, &comparing.rows);
	if (result == STORE_OK && planned->count)
		comparing.archived = room_is_archived(store, vault, room);
	for (size_t i = 0; i < planned->count && result == STORE_OK; i++)
		result = compare_one(&comparing, planned->seqs[i]);
	if (result == STORE_OK)
		pass_strays(&comparing, UINT64_MAX);
	free(comparing.rows.items);
	return result;
}
