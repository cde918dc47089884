/* A room's sealed minutes, as their events tell of them. */
#include "journal/events.h"
#include "journal/reading/listing.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "store/minutes.h"

struct walk {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct minutes_listing *items; /* minutes_page of them */
	size_t count;
	bool more;
	enum store_result result;
};

static enum store_result read_item(
	struct walk *walk, const struct store_minutes *row, struct minutes_listing *ret_item)
{
	struct event event;
	enum store_result result = event_load(walk->store, walk->vault, row->room, row->event,
		EVENT_MINUTES_SEALED, &walk->page->arena, &event);
	if (result != STORE_OK)
		return result;
	const struct minutes_sealed *sealed = &event.body.minutes_sealed;
	*ret_item = (struct minutes_listing){.meeting = row->meeting,
		.event = row->event,
		.title = sealed->title,
		.held = sealed->held,
		.sealed = event.time_ms,
		.seal = sealed->seal};
	return STORE_OK;
}

/* Of meetings from before somebody came they find nothing. */
static bool add_row(void *cookie, const struct store_minutes *row)
{
	struct walk *walk = cookie;
	const struct window *window = &walk->page->window;
	if (row->event > window->head || row->meeting < window->sight.since)
		return true;
	walk->more = walk->count == PROTO_MINUTES_PAGE;
	if (walk->more)
		return false;
	walk->result = read_item(walk, row, &walk->items[walk->count++]);
	return walk->result == STORE_OK;
}

enum store_result minutes_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct minutes_listing items[PROTO_MINUTES_PAGE];
	struct walk walk = {.page = page, .store = store, .vault = vault, .items = items};
	enum store_result result =
		store_minutes_back(store, page->window.room, page->window.to + 1, add_row, &walk);
	if (result == STORE_OK)
		result = walk.result;
	if (result != STORE_OK)
		return result;
	const struct minutes_list_result answer = {
		.minutes = {walk.count, items}, .more = walk.more};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
