#include "journal/events.h"

#include "base/attempt.h"
#include "journal/load.h"

#include <stdlib.h>
#include <string.h>

struct loading {
	struct vault *vault;
	enum event_kind kind;
	struct arena *arena;
	struct event event;
	bool found, opens;
};

static bool take(void *cookie, const struct store_event *row)
{
	struct loading *loading = cookie;
	loading->found = row->kind == (int)loading->kind;
	loading->opens =
		loading->found && event_open(loading->vault, row, loading->arena, &loading->event);
	return false;
}

static enum store_result end(
	const struct loading *loading, enum store_result result, struct event *ret_event)
{
	if (result != STORE_OK)
		return result;
	if (!loading->found)
		return STORE_NONE;
	if (!loading->opens)
		return attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	*ret_event = loading->event;
	return STORE_OK;
}

enum store_result event_load(struct store *store, struct vault *vault, uint64_t room, uint64_t seq,
	enum event_kind kind, struct arena *arena, struct event *ret_event)
{
	struct loading loading = {.vault = vault, .kind = kind, .arena = arena};
	enum store_result result = store_events_each(store, room, seq, seq, take, &loading);
	return end(&loading, result, ret_event);
}

enum store_result event_load_change(struct store *store, struct vault *vault, uint64_t room,
	uint64_t seq, enum event_kind kind, uint64_t head, struct arena *arena,
	struct event *ret_event)
{
	struct loading loading = {.vault = vault, .kind = kind, .arena = arena};
	enum store_result result =
		store_change_last(store, room, seq, (int)kind, 0, head, take, &loading);
	return end(&loading, result, ret_event);
}

bool event_list_add(void *cookie, const struct store_event *row)
{
	struct event_list *list = cookie;
	if (list->count == list->room) {
		struct event *old = list->items;
		list->room = list->room ? 2 * list->room : 16;
		list->items = arena_new(list->arena, list->room * sizeof(*list->items));
		if (old)
			memcpy(list->items, old, list->count * sizeof(*old));
	}
	bool opens = event_open(list->vault, row, list->arena, &list->items[list->count]);
	list->count += opens;
	list->damaged |= !opens;
	return opens;
}

static int by_number(const void *a, const void *b)
{
	const struct event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

void event_list_sort(struct event_list *list)
{
	if (list->count)
		qsort(list->items, list->count, sizeof(*list->items), by_number);
}
