#include "journal/upkeep/tasked.h"

#include "base/memory.h"
#include "journal/load.h"
#include "journal/tasks.h"

#include <stdlib.h>

void tasked_note(struct tasked *tasked, const struct store_event *row)
{
	if (row->kind != EVENT_TASK_MADE)
		return;
	if (tasked->count == tasked->room) {
		tasked->room = tasked->room ? 2 * tasked->room : 16;
		tasked->seqs = memory_resize(tasked->seqs, tasked->room * sizeof(*tasked->seqs));
	}
	tasked->seqs[tasked->count++] = row->seq;
}

void tasked_fini(struct tasked *tasked)
{
	free(tasked->seqs);
	*tasked = (struct tasked){0};
}

struct rows {
	struct store_task *items; /* owned */
	size_t count, room;
};

static bool keep(void *cookie, const struct store_task *row)
{
	struct rows *rows = cookie;
	if (rows->count == rows->room) {
		rows->room = rows->room ? 2 * rows->room : 16;
		rows->items = memory_resize(rows->items, rows->room * sizeof(*rows->items));
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

/* False: its state does not open, which is told elsewhere. */
static bool is_archived(struct comparing *comparing)
{
	struct room *room;
	uint64_t seq;
	if (room_load(comparing->store, comparing->vault, comparing->room, &room, &seq) != STORE_OK)
		return false;
	bool archived = room->settings.archived;
	room_free(room);
	return archived;
}

enum store_result tasked_compare(const struct tasked *tasked, struct store *store,
	struct vault *vault, uint64_t room, tasked_fn fn, void *cookie)
{
	struct comparing comparing = {store, vault, room, false, {0}, 0, fn, cookie};
	enum store_result result = store_tasks_each(store, room, keep, &comparing.rows);
	if (result == STORE_OK && tasked->count)
		comparing.archived = is_archived(&comparing);
	for (size_t i = 0; i < tasked->count && result == STORE_OK; i++)
		result = compare_one(&comparing, tasked->seqs[i]);
	if (result == STORE_OK)
		pass_strays(&comparing, UINT64_MAX);
	free(comparing.rows.items);
	return result;
}
