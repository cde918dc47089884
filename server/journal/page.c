#include "journal/page.h"

#include "base/log.h"
#include "base/memory.h"
#include "journal/burst.h"
#include "journal/listing.h"
#include "journal/load.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

/* Stands for the number of a row that a later one replaces. */
enum { REPLACED = 0 };

struct collecting {
	struct page *page;
	struct vault *vault;
	struct journal_event *events; /* in the page's arena */
	size_t count;
	size_t *latest; /* per number of the window: 1 + index of the last change to it, or 0 */
};

struct page *page_new(
	const struct request_id *id, enum command_kind kind, uint64_t connection, uint64_t person)
{
	struct page *page = memory_new(1, sizeof(*page));
	page->id = *id;
	page->kind = kind;
	page->connection = connection;
	page->person = person;
	arena_init(&page->arena);
	return page;
}

void page_free(struct page *page)
{
	if (!page)
		return;
	arena_fini(&page->arena);
	free(page);
}

/* The body as it was sealed, which is the JSON that is sent; without one where it does not open. */
static struct text open_body(struct collecting *collecting, const struct store_event *row)
{
	BUFFER_AUTO plain;
	struct text body = {0};
	struct seal_label label = seal_label_of(collecting->page->window.room, row);

	buffer_init(&plain);
	if (!row->body)
		return body;
	if (!vault_unseal(collecting->vault, &label, row->body, row->body_size, &plain)) {
		log_error("a damaged event was met: number %llu of a room",
			(unsigned long long)row->seq);
		return body;
	}
	body.size = plain.size;
	body.data = arena_copy_text(&collecting->page->arena, (const char *)plain.data, plain.size);
	return body;
}

static struct journal_event wire_event(struct collecting *collecting, const struct store_event *row)
{
	struct event event = {
		.seq = row->seq,
		.kind = (enum event_kind)row->kind,
		.author = row->author,
		.time_ms = row->time_ms,
		.ref = row->ref,
		.client_id = row->client_id,
	};
	if (row->audience != AUDIENCE_ALL &&
		collecting->page->window.audience != (enum audience)row->audience)
		return (struct journal_event){.seq = row->seq, .kind = EVENT_VOID};
	return burst_wire_event(&event, open_body(collecting, row));
}

static bool collect_row(void *cookie, const struct store_event *row)
{
	struct collecting *collecting = cookie;
	collecting->events[collecting->count++] = wire_event(collecting, row);
	return true;
}

/* Takes out the replaced rows and says anew where the last change to each number stands. */
static void drop_replaced(struct collecting *collecting)
{
	const struct window *window = &collecting->page->window;
	size_t kept = 0;
	for (size_t i = 0; i < collecting->count; i++) {
		const struct journal_event *event = &collecting->events[i];
		if (event->seq == REPLACED)
			continue;
		if (event->seq > window->to && event->ref >= window->from)
			collecting->latest[event->ref - window->from] = kept + 1;
		collecting->events[kept++] = *event;
	}
	collecting->count = kept;
}

/* Of the later rows that change one in the window, the last one alone counts: an edit replaces the
 * edits before it, an erasure has taken their bodies. So a page stays bounded. */
static bool collect_change(void *cookie, const struct store_event *row)
{
	struct collecting *collecting = cookie;
	size_t *latest = &collecting->latest[row->ref - collecting->page->window.from];
	if (*latest)
		collecting->events[*latest - 1].seq = REPLACED;
	collecting->events[collecting->count++] = wire_event(collecting, row);
	*latest = collecting->count;
	if (collecting->count == PROTO_PAGE_EVENTS_MAX)
		drop_replaced(collecting);
	return true;
}

static enum store_result collect(
	struct page *page, struct store *store, struct vault *vault, struct journal_event_list *ret)
{
	const struct window *window = &page->window;
	struct collecting collecting = {.page = page, .vault = vault};
	*ret = (struct journal_event_list){0};
	if (window->to < window->from)
		return STORE_OK;
	collecting.events =
		arena_new(&page->arena, PROTO_PAGE_EVENTS_MAX * sizeof(*collecting.events));
	collecting.latest = arena_new(
		&page->arena, (window->to - window->from + 1) * sizeof(*collecting.latest));
	enum store_result result = store_events_each(
		store, window->room, window->from, window->to, collect_row, &collecting);
	if (result == STORE_OK)
		result = store_refs_each(store, window->room, window->from, window->to, window->to,
			window->head, collect_change, &collecting);
	drop_replaced(&collecting);
	ret->count = collecting.count;
	ret->items = collecting.events;
	return result;
}

static enum store_result read_open(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct room_open_result opened = {
		.room = page->window.room,
		.head = page->window.head,
		.has_state = page->window.fresh,
		.state = page->state,
		.from = page->window.from,
	};
	uint64_t mark;
	enum store_result result = mark_get(store, vault, page->person, opened.room, &mark);
	if (result == STORE_OK)
		result = collect(page, store, vault, &opened.events);
	opened.mark = (int64_t)mark;
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &opened);
	return result;
}

static enum store_result read_history(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct room_history_result history = {
		.room = page->window.room,
		.head = page->window.head,
		.from = page->window.from,
		.to = (int64_t)page->window.to,
	};
	enum store_result result = collect(page, store, vault, &history.events);
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &history);
	return result;
}

static enum store_result read_summary(
	struct page *page, struct store *store, struct vault *vault, struct room_summary *summary)
{
	uint64_t mark = 0;
	unsigned unread = 0;
	enum store_result result = mark_get(store, vault, page->person, summary->room, &mark);
	if (result == STORE_OK && summary->head > mark)
		result = store_event_count(store, summary->room, EVENT_MESSAGE_POSTED, mark,
			summary->head, page->person, PROTO_UNREAD_MAX, &unread);
	summary->mark = (int64_t)mark;
	summary->unread = unread;
	return result;
}

static enum store_result read_has_password(struct page *page, struct store *store)
{
	void *sealed = NULL;
	size_t size;
	enum store_result result = store_password_get(store, page->person, &sealed, &size);
	page->hello.has_password = result == STORE_OK;
	free(sealed);
	return result == STORE_NONE ? STORE_OK : result;
}

static enum store_result read_hello(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	enum store_result result = STORE_OK;
	for (size_t i = 0; i < page->hello.rooms.count && result == STORE_OK; i++)
		result = read_summary(page, store, vault, &page->hello.rooms.items[i]);
	if (result == STORE_OK)
		result = listing_statuses(page, store, vault, &page->hello.statuses);
	if (result == STORE_OK)
		result = read_has_password(page, store);
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &page->hello);
	return result;
}

void page_read(struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	enum store_result result = store_read_begin(store);
	if (result == STORE_OK) {
		if (page->kind == COMMAND_SESSION_HELLO)
			result = read_hello(page, store, vault, out);
		else if (page->kind == COMMAND_SESSION_LIST ||
			 page->kind == COMMAND_INVITATION_LIST)
			result = listing_read(page, store, vault, out);
		else if (page->kind == COMMAND_ROOM_OPEN)
			result = read_open(page, store, vault, out);
		else
			result = read_history(page, store, vault, out);
		store_read_end(store);
	}
	if (result != STORE_OK) {
		struct refusal refusal = refusal_of(ERROR_UNAVAILABLE);
		log_error("a page could not be read: result %d", (int)result);
		buffer_clear(out);
		reply_error(out, &page->id, &refusal);
	}
}
