/* The inbox as its person sees it: what stands in it, with the events as they are now. */
#include "journal/listing.h"

#include "journal/window.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

struct listing {
	struct page *page;
	struct notice_list list;
};

static bool add(void *cookie, const struct store_notice *row)
{
	struct listing *listing = cookie;
	const struct window *view = page_view(listing->page, row->room);
	if (!view || row->seq < view->sight.since || row->seq > view->head)
		return true;
	listing->list.items[listing->list.count++] = (struct notice){.room = row->room,
		.seq = row->seq,
		.has_thread = row->thread != 0,
		.thread = row->thread,
		.reason = (enum notice_reason)row->reason,
		.done = row->done};
	return listing->list.count < PROTO_INBOX_PAGE;
}

static enum store_result read_event(
	struct page *page, struct store *store, struct vault *vault, struct notice *notice)
{
	struct journal_event_list events;
	struct window window = *page_view(page, notice->room);
	window.from = window.to = notice->seq;
	enum store_result result = window_read(&window, store, vault, &page->arena, &events);
	for (size_t i = 0; result == STORE_OK && i < events.count; i++) {
		const struct journal_event *event = &events.items[i];
		if (event->seq == notice->seq) {
			notice->has_event = true;
			notice->event = *event;
		} else if (event->kind == EVENT_MESSAGE_EDITED) {
			notice->has_edit = true;
			notice->edit = *event;
		}
	}
	return result;
}

enum store_result inbox_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct notice items[PROTO_INBOX_PAGE];
	struct listing listing = {.page = page, .list = {0, items}};
	const struct inbox_list_params *params = &page->inbox;
	struct inbox_list_result answer;
	unsigned open = 0, skip = params->has_skip ? (unsigned)params->skip : 0;
	enum store_result result = store_notices_each(
		store, page->person, params->done, skip, PROTO_INBOX_MAX, add, &listing);
	for (size_t i = 0; i < listing.list.count && result == STORE_OK; i++)
		result = read_event(page, store, vault, &items[i]);
	if (result == STORE_OK)
		result = store_notices_count(store, page->person, &open);
	if (result != STORE_OK)
		return result;
	answer.notices = listing.list;
	answer.open = open < PROTO_INBOX_MAX ? open : PROTO_INBOX_MAX;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
