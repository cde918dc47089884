#include "journal/pages.h"

#include "journal/load.h"
#include "proto/gen/limits.h"

struct loading {
	struct vault *vault;
	struct arena *arena;
	struct page_state *state;
	bool found, damaged;
};

static bool take(void *cookie, const struct store_event *row)
{
	struct loading *loading = cookie;
	struct event event;
	loading->found = row->kind == EVENT_PAGE_MADE || row->kind == EVENT_PAGE_CHANGED;
	if (!loading->found)
		return false;
	loading->damaged = !event_open(loading->vault, row, loading->arena, &event);
	if (!loading->damaged)
		*loading->state = event.kind == EVENT_PAGE_MADE ? event.body.page_made.what
								: event.body.page_changed.what;
	return false;
}

enum store_result pages_change(struct store *store, struct vault *vault, uint64_t room,
	uint64_t page, uint64_t head, struct arena *arena, struct page_state *state)
{
	struct loading loading = {.vault = vault, .arena = arena, .state = state};
	enum store_result result =
		store_change_last(store, room, page, EVENT_PAGE_CHANGED, 0, head, take, &loading);
	if (result == STORE_NONE)
		return STORE_OK;
	return result == STORE_OK && loading.damaged ? STORE_DAMAGED : result;
}

enum store_result pages_load(struct store *store, struct vault *vault, uint64_t room, uint64_t page,
	struct arena *arena, struct page_state *ret_state)
{
	struct page_state state;
	struct loading loading = {.vault = vault, .arena = arena, .state = &state};
	enum store_result result = store_events_each(store, room, page, page, take, &loading);
	if (result != STORE_OK)
		return result;
	if (!loading.found || loading.damaged)
		return loading.damaged ? STORE_DAMAGED : STORE_NONE;
	result = pages_change(store, vault, room, page, UINT32_MAX, arena, &state);
	if (result == STORE_OK)
		*ret_state = state;
	return result;
}

static bool count_one(void *cookie, const struct store_event *row)
{
	unsigned *count = cookie;
	(void)row;
	return ++*count < PROTO_PAGES_MAX;
}

enum store_result pages_count(struct store *store, uint64_t room, unsigned *ret_count)
{
	*ret_count = 0;
	return store_listed_back(store, room, EVENT_PAGE_MADE, UINT32_MAX, count_one, ret_count);
}
