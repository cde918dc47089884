/* The pages of a room: each as it is called now, and when it was written in last. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/load.h"
#include "journal/pages.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "store/notes.h"

struct walk {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct page_listing *items; /* pages_max of them */
	size_t count;
	enum store_result result;
};

/* What is damaged is left out of the list; where memory is short there is none. */
static void give_up(struct walk *walk, uint64_t seq)
{
	if (attempt_is_short())
		walk->result = STORE_FAILED;
	else
		log_error("a damaged page was met: number %llu of a room", (unsigned long long)seq);
}

static bool add(struct walk *walk, const struct event *event)
{
	const struct window *window = &walk->page->window;
	const struct store_note_key note = {window->room, event->seq, 0};
	struct page_listing *item = &walk->items[walk->count];
	*item = (struct page_listing){.page = event->seq,
		.author = event->author,
		.made = event->time_ms,
		.what = event->body.page_made.what};
	enum store_result result = pages_change(walk->store, walk->vault, window->room, event->seq,
		window->head, &walk->page->arena, &item->what);
	if (result == STORE_DAMAGED) {
		give_up(walk, event->seq);
		return walk->result == STORE_OK;
	}
	if (result == STORE_OK) {
		result = store_note_written(walk->store, &note, &item->written);
		item->has_written = result == STORE_OK;
	}
	walk->result = result == STORE_NONE ? STORE_OK : result;
	walk->count++;
	return walk->result == STORE_OK && walk->count < PROTO_PAGES_MAX;
}

static bool look_at(void *cookie, const struct store_event *row)
{
	struct walk *walk = cookie;
	struct event event;
	if (row->seq < walk->page->window.from)
		return false;
	if (event_open(walk->vault, row, &walk->page->arena, &event))
		return add(walk, &event);
	give_up(walk, row->seq);
	return walk->result == STORE_OK;
}

enum store_result page_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	const struct window *window = &page->window;
	struct walk walk = {.page = page, .store = store, .vault = vault, .result = STORE_OK};
	walk.items = arena_new(&page->arena, PROTO_PAGES_MAX * sizeof(*walk.items));
	enum store_result result = store_listed_back(
		store, window->room, EVENT_PAGE_MADE, window->to + 1, look_at, &walk);
	if (result == STORE_OK)
		result = walk.result;
	if (result != STORE_OK)
		return result;
	const struct page_list_result answer = {.pages = {walk.count, walk.items}};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
