#include "journal/upkeep/tasked.h"

#include "base/memory.h"
#include "journal/load.h"
#include "journal/tasks.h"

#include <stdlib.h>

struct rows {
	struct store_task *items; /* owned */
	size_t count, capacity;
};

static bool keep(void *cookie, const struct store_task *row)
{
	struct rows *rows = cookie;
	if (rows->count == rows->capacity) {
		rows->capacity = rows->capacity ? 2 * rows->capacity : 16;
		rows->items = memory_resize(rows->items, rows->capacity * sizeof(*rows->items));
	}
	rows->items[rows->count++] = *row;
	return true;
}

/* Who was reminded already, no event says. */
static bool is_due_right(
	const struct store_task *row, const struct store_task *right, bool archived)
{
	int64_t first_ms = archived ? INT64_MAX : task_reminds_ms(right, INT64_MIN);
	return row->due_ms == INT64_MAX || row->due_ms == first_ms ||
	       (first_ms != INT64_MAX && row->due_ms == right->until_ms);
}

static bool is_right(const struct store_task *row, const struct store_task *right, bool archived)
{
	return row->last == right->last && row->person == right->person &&
	       row->until_ms == right->until_ms && row->open == right->open &&
	       row->changed_ms == right->changed_ms && is_due_right(row, right, archived);
}

struct comparing {
	struct store *store;
	struct vault *vault;
	uint64_t room;
	bool archived;
	struct rows rows;
	size_t at; /* the first row that was not compared yet */
	tasked_fn fn;
	void *cookie;
};

static void pass_strays(struct comparing *comparing, uint64_t before)
{
	const struct rows *rows = &comparing->rows;
	for (; comparing->at < rows->count && rows->items[comparing->at].task < before;
		comparing->at++)
		comparing->fn(comparing->cookie, rows->items[comparing->at].task, NULL);
}

/* Both are in order of the numbers. */
static enum store_result compare_one(struct comparing *comparing, uint64_t seq)
{
	ARENA_AUTO arena;
	struct event event;
	const struct store_task *row = NULL;
	arena_init(&arena);
	pass_strays(comparing, seq);
	if (comparing->at < comparing->rows.count &&
		comparing->rows.items[comparing->at].task == seq)
		row = &comparing->rows.items[comparing->at++];
	enum store_result result =
		task_load(comparing->store, comparing->vault, comparing->room, seq, &arena, &event);
	if (result == STORE_DAMAGED)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	struct store_task right = task_row(comparing->room, &event);
	if (row && is_right(row, &right, comparing->archived))
		return STORE_OK;
	if (!comparing->archived)
		right.due_ms = task_reminds_ms(&right, right.changed_ms);
	comparing->fn(comparing->cookie, seq, &right);
	return STORE_OK;
}

enum store_result tasked_compare(const struct numbers *tasked, struct store *store,
	struct vault *vault, uint64_t room, tasked_fn fn, void *cookie)
{
	struct comparing comparing = {store, vault, room, false, {0}, 0, fn, cookie};
	enum store_result result = store_tasks_each(store, room, keep, &comparing.rows);
	if (result == STORE_OK && tasked->count)
		comparing.archived = room_is_archived(store, vault, room);
	for (size_t i = 0; i < tasked->count && result == STORE_OK; i++)
		result = compare_one(&comparing, tasked->seqs[i]);
	if (result == STORE_OK)
		pass_strays(&comparing, UINT64_MAX);
	free(comparing.rows.items);
	return result;
}
