/* What a person has saved, with the messages as they are now. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/reading/listed_event.h"
#include "journal/writing/saved.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

struct listing {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct saved_message_list list;
};

/* One that does not open is left out: its message can still be read, and dropped. */
static void open_note(
	struct listing *listing, const struct store_saved *row, struct saved_message *message)
{
	BUFFER_AUTO note;
	buffer_init(&note);
	if (!row->note)
		return;
	if (!saved_open_note(listing->vault, row, &note)) {
		if (!attempt_is_short())
			log_error("a damaged note was met");
		return;
	}
	message->has_note = true;
	message->note = arena_copy_text(&listing->page->arena, (const char *)note.data, note.size);
}

static bool add(void *cookie, const struct store_saved *row)
{
	struct listing *listing = cookie;
	struct saved_message *message = &listing->list.items[listing->list.count++];
	*message = (struct saved_message){.room = row->room,
		.message = row->seq,
		.saved = row->saved_ms,
		.has_due = row->due_ms != 0,
		.due = row->due_ms};
	open_note(listing, row, message);
	return true;
}

/* Of what was erased there is nothing to show. */
static enum store_result read_event(void *cookie, size_t index, size_t *bytes)
{
	struct listing *listing = cookie;
	struct page *page = listing->page;
	struct saved_message *message = &listing->list.items[index];
	const struct window *view = views_find(&page->views, message->room);
	struct listed_event read;
	if (!view_holds(view, message->message))
		return STORE_OK;
	enum store_result result = listed_event_read(
		page, listing->store, listing->vault, view, message->message, &read);
	if (result != STORE_OK || !read.event.body.data)
		return result;
	*bytes += listed_event_bytes(&read);
	message->has_event = true;
	message->event = read.event;
	message->has_edit = read.edit.kind != EVENT_VOID;
	message->edit = read.edit;
	return STORE_OK;
}

enum store_result saved_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct saved_message items[PROTO_SAVED_PAGE];
	struct listing listing = {page, store, vault, {0, items}};
	struct saved_list_result answer = {.messages.items = items};
	unsigned total, skip = page->saved.has_skip ? (unsigned)page->saved.skip : 0;
	enum store_result result =
		store_saved_each(store, page->person, skip, PROTO_SAVED_PAGE, add, &listing);
	if (result == STORE_OK)
		result = listing_fill(listing.list.count, PROTO_SAVED_PAGE, read_event, &listing,
			&answer.messages.count);
	if (result == STORE_OK)
		result = store_saved_count(store, page->person, 0, 0, &total);
	if (result != STORE_OK)
		return result;
	answer.more = skip + answer.messages.count < total;
	answer.total = total;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
