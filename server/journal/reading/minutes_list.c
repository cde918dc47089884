/* A room's sealed minutes, as their events tell of them. */
#include "base/attempt.h"
#include "journal/load.h"
#include "journal/reading/listing.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "store/minutes.h"

struct listed {
	uint64_t meeting, event;
};

struct walk {
	const struct page *page;
	struct listed items[PROTO_MINUTES_PAGE];
	size_t count;
	bool more;
};

/* Of meetings from before somebody came they find nothing. */
static bool add_row(void *cookie, const struct store_minutes *row)
{
	struct walk *walk = cookie;
	const struct window *window = &walk->page->window;
	if (row->event > window->head || row->meeting < window->sight.since)
		return true;
	walk->more = walk->count == PROTO_MINUTES_PAGE;
	if (!walk->more)
		walk->items[walk->count++] = (struct listed){row->meeting, row->event};
	return !walk->more;
}

struct opening {
	struct vault *vault;
	struct arena *arena;
	struct event event;
	bool opens;
};

static bool open_row(void *cookie, const struct store_event *row)
{
	struct opening *opening = cookie;
	opening->opens = row->kind == EVENT_MINUTES_SEALED &&
			 event_open(opening->vault, row, opening->arena, &opening->event);
	return false;
}

static enum store_result read_item(struct page *page, struct store *store, struct vault *vault,
	const struct listed *listed, struct minutes_listing *ret_item)
{
	struct opening opening = {.vault = vault, .arena = &page->arena};
	enum store_result result = store_events_each(
		store, page->window.room, listed->event, listed->event, open_row, &opening);
	if (result != STORE_OK)
		return result;
	if (!opening.opens)
		return attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	const struct minutes_sealed *sealed = &opening.event.body.minutes_sealed;
	*ret_item = (struct minutes_listing){.meeting = listed->meeting,
		.event = listed->event,
		.title = sealed->title,
		.held = sealed->held,
		.sealed = opening.event.time_ms,
		.seal = sealed->seal};
	return STORE_OK;
}

enum store_result minutes_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct walk walk = {.page = page};
	struct minutes_listing items[PROTO_MINUTES_PAGE];
	enum store_result result =
		store_minutes_back(store, page->window.room, page->window.to + 1, add_row, &walk);
	for (size_t i = 0; i < walk.count && result == STORE_OK; i++)
		result = read_item(page, store, vault, &walk.items[i], &items[i]);
	if (result != STORE_OK)
		return result;
	const struct minutes_list_result answer = {
		.minutes = {walk.count, items}, .more = walk.more};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
