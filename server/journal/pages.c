#include "journal/pages.h"

#include "journal/events.h"
#include "proto/gen/limits.h"

enum store_result pages_change(struct store *store, struct vault *vault, uint64_t room,
	uint64_t page, uint64_t head, struct arena *arena, struct page_state *state)
{
	struct event changed;
	enum store_result result = event_load_change(
		store, vault, room, page, EVENT_PAGE_CHANGED, head, arena, &changed);
	if (result == STORE_OK)
		*state = changed.body.page_changed.what;
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result pages_load(struct store *store, struct vault *vault, uint64_t room, uint64_t page,
	struct arena *arena, struct page_state *ret_state)
{
	struct event made;
	enum store_result result =
		event_load(store, vault, room, page, EVENT_PAGE_MADE, arena, &made);
	if (result != STORE_OK)
		return result;
	struct page_state state = made.body.page_made.what;
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
