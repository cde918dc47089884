#include "journal/reading/gathering.h"

#include "journal/reading/window.h"
#include "proto/gen/limits.h"

#include <stdlib.h>

void gathering_init(
	struct gathering *gathering, struct page *page, struct store *store, struct vault *vault)
{
	*gathering = (struct gathering){page, store, vault, {0}, 0};
	gathering->events.items =
		arena_new(&page->arena, PROTO_PAGE_EVENTS_MAX * sizeof(struct journal_event));
}

enum store_result gathering_add(
	struct gathering *gathering, uint64_t seq, bool must, bool *ret_added)
{
	struct page *page = gathering->page;
	struct journal_event_list *all = &gathering->events, own;
	struct window window = page->window;
	size_t bytes = gathering->bytes;
	window.from = window.to = seq;
	enum store_result result =
		window_read(&window, gathering->store, gathering->vault, &page->arena, &own);
	if (result != STORE_OK)
		return result;
	if (must && own.count > PROTO_PAGE_EVENTS_MAX / 2)
		own.count = PROTO_PAGE_EVENTS_MAX / 2;
	for (size_t i = 0; i < own.count; i++)
		bytes += own.items[i].body.size;
	*ret_added = must ||
		     (bytes <= PROTO_PAGE_BYTES && all->count + own.count <= PROTO_PAGE_EVENTS_MAX);
	if (!*ret_added)
		return STORE_OK;
	for (size_t i = 0; i < own.count; i++)
		all->items[all->count++] = own.items[i];
	gathering->bytes = bytes;
	return STORE_OK;
}

static int by_number(const void *a, const void *b)
{
	const struct journal_event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

void gathering_sort(struct gathering *gathering)
{
	qsort(gathering->events.items, gathering->events.count, sizeof(struct journal_event),
		by_number);
}
