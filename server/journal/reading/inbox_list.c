/* The inbox as its person sees it: what stands in it, with the events as they are now. */
#include "journal/reading/listing.h"

#include "journal/reading/listed_event.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "store/records.h"

struct listing {
	struct page *page;
	struct store *store;
	struct vault *vault;
	unsigned skip; /* so many of the newest are passed over */
	struct notice_list list;
};

static bool add(void *cookie, const struct store_notice *row)
{
	struct listing *listing = cookie;
	if (listing->skip) {
		listing->skip--;
		return true;
	}
	listing->list.items[listing->list.count++] = (struct notice){.room = row->room,
		.seq = row->seq,
		.has_thread = row->thread != 0,
		.thread = row->thread,
		.reason = (enum notice_reason)row->reason,
		.done = row->done,
		.called = row->called};
	return listing->list.count <= PROTO_INBOX_PAGE;
}

static enum store_result read_event(void *cookie, size_t index, size_t *bytes)
{
	struct listing *listing = cookie;
	struct notice *notice = &listing->list.items[index];
	struct listed_event read;
	enum store_result result = listed_event_read(listing->page, listing->store, listing->vault,
		views_find(&listing->page->views, notice->room), notice->seq, &read);
	if (result != STORE_OK)
		return result;
	*bytes += listed_event_bytes(&read);
	notice->has_event = read.event.kind != EVENT_VOID;
	notice->event = read.event;
	notice->has_edit = read.edit.kind != EVENT_VOID;
	notice->edit = read.edit;
	return STORE_OK;
}

enum store_result inbox_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct notice items[PROTO_INBOX_PAGE + 1]; /* the last one to know whether there is more */
	const struct inbox_list_params *params = &page->inbox;
	struct listing listing = {
		page, store, vault, params->has_skip ? (unsigned)params->skip : 0, {0, items}};
	struct inbox_list_result answer = {.notices.items = items};
	enum store_result result =
		notices_each(store, page->person, &page->views, params->done, add, &listing);
	size_t found = listing.list.count;
	if (result == STORE_OK)
		result = listing_fill(
			found, PROTO_INBOX_PAGE, read_event, &listing, &answer.notices.count);
	if (result == STORE_OK)
		result = notices_count(store, page->person, &page->views, &answer.open);
	if (result != STORE_OK)
		return result;
	answer.more = answer.notices.count < found;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
