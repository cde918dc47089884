#include "journal/reading/page.h"

#include "base/attempt.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/reading/listing.h"
#include "journal/reading/meeting_page.h"
#include "journal/reading/thread_page.h"
#include "journal/reading/window.h"
#include "journal/registers/mark.h"
#include "journal/registers/preference.h"
#include "journal/writing/saved.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

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

static enum store_result read_open(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct room_open_result opened = {
		.room = page->window.room,
		.head = page->window.head,
		.has_state = page->window.fresh,
		.state = page->state,
	};
	uint64_t mark;
	enum store_result result = mark_get(store, vault, page->person, opened.room, &mark);
	if (result == STORE_OK)
		result = window_read(&page->window, store, vault, &page->arena, &opened.events);
	if (result == STORE_OK)
		result = thread_summaries(page, store, &opened.threads);
	opened.has_threads = opened.threads.count != 0;
	opened.mark = (int64_t)sight_mark(page->window.sight, mark);
	opened.from = page->window.from;
	opened.to = (int64_t)page->window.to;
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
	};
	enum store_result result =
		window_read(&page->window, store, vault, &page->arena, &history.events);
	if (result == STORE_OK)
		result = thread_summaries(page, store, &history.threads);
	history.has_threads = history.threads.count != 0;
	history.from = page->window.from;
	history.to = (int64_t)page->window.to;
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &history);
	return result;
}

static int by_room(const void *a, const void *b)
{
	const struct room_summary *one = *(struct room_summary *const *)a;
	const struct room_summary *other = *(struct room_summary *const *)b;
	return one->room < other->room ? -1 : one->room > other->room;
}

/* The summaries by their rooms' ids. */
struct summaries {
	struct room_summary **items;
	size_t count;
};

static struct summaries sort_summaries(struct page *page)
{
	const struct room_summary_list *list = &page->hello.rooms;
	struct summaries sorted = {
		arena_new(&page->arena, list->count * sizeof(*sorted.items)), list->count};
	for (size_t i = 0; i < list->count; i++)
		sorted.items[i] = &list->items[i];
	qsort(sorted.items, sorted.count, sizeof(*sorted.items), by_room);
	return sorted;
}

static struct room_summary *find_summary(const struct summaries *summaries, uint64_t room)
{
	struct room_summary wanted = {.room = room}, *key = &wanted;
	struct room_summary **found = bsearch(
		&key, summaries->items, summaries->count, sizeof(*summaries->items), by_room);
	return found ? *found : NULL;
}

static void take_mark(void *cookie, uint64_t room, uint64_t seq)
{
	struct room_summary *summary = find_summary(cookie, room);
	if (summary && (int64_t)seq > summary->mark)
		summary->mark = (int64_t)seq;
}

static void take_preference(void *cookie, uint64_t room, const struct preference *preference)
{
	struct room_summary *summary = find_summary(cookie, room);
	if (!summary)
		return;
	summary->has_preference = true;
	summary->preference = *preference;
}

/* What came after the mark. */
static enum store_result read_news(
	struct page *page, struct store *store, struct room_summary *summary)
{
	uint64_t mark = (uint64_t)summary->mark;
	unsigned unread;
	if (summary->head <= mark)
		return STORE_OK;
	enum store_result result = store_event_count(store, summary->room, EVENT_MESSAGE_POSTED,
		mark, summary->head, page->person, PROTO_UNREAD_MAX, &unread);
	if (result != STORE_OK)
		return result;
	summary->unread = unread;
	return notices_calls(
		store, page->person, summary->room, mark, &page->arena, &summary->calls);
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
	struct summaries summaries = sort_summaries(page);
	enum store_result result = STORE_OK;
	if (page->brief) {
		reply_result(out, &page->id, page->kind, &page->hello);
		return result;
	}
	result = marks_each(store, vault, page->person, take_mark, &summaries);
	if (result == STORE_OK)
		result = preferences_each(
			store, vault, page->person, &page->arena, take_preference, &summaries);
	for (size_t i = 0; i < summaries.count && result == STORE_OK; i++)
		result = read_news(page, store, summaries.items[i]);
	if (result == STORE_OK)
		result = notices_count(store, page->person, &page->views, &page->hello.inbox);
	if (result == STORE_OK)
		result = saved_refs(store, page->person, &page->arena, &page->hello.saved);
	if (result == STORE_OK)
		result = listing_statuses(page, store, vault, &page->hello.statuses);
	if (result == STORE_OK)
		result = read_has_password(page, store);
	if (result == STORE_OK)
		result = thread_readings(page, store, vault, &page->hello.threads);
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &page->hello);
	return result;
}

static enum store_result read_minutes(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct minutes_page minutes;
	enum store_result result =
		minutes_page_read(&page->minutes, store, vault, &page->arena, &minutes);
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &minutes.read);
	return result;
}

static enum store_result read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	enum store_result result = store_read_begin(store);
	if (result == STORE_OK) {
		if (page->kind == COMMAND_SESSION_HELLO)
			result = read_hello(page, store, vault, out);
		else if (page->kind == COMMAND_ROOM_OPEN)
			result = read_open(page, store, vault, out);
		else if (page->kind == COMMAND_ROOM_HISTORY)
			result = read_history(page, store, vault, out);
		else if (page->kind == COMMAND_THREAD_OPEN)
			result = thread_read(page, store, vault, out);
		else if (page->kind == COMMAND_MEETING_OPEN)
			result = meeting_read(page, store, vault, out);
		else if (page->kind == COMMAND_MINUTES_READ)
			result = read_minutes(page, store, vault, out);
		else
			result = listing_read(page, store, vault, out);
		store_read_end(store);
	}
	return result;
}

struct frame *page_read(struct page *page, struct store *store, struct vault *vault)
{
	BUFFER_AUTO out;
	struct frame *frame = NULL;
	buffer_init(&out);
	attempt_begin();
	enum store_result result = read(page, store, vault, &out);
	if (result == STORE_OK)
		frame = frame_new(out.data, out.size);
	if (attempt_end() && result == STORE_OK)
		return frame;
	log_error("a page could not be read: result %d", (int)result);
	frame_unref(frame);
	return NULL;
}

struct minutes_copy *page_copy(struct page *page, struct store *store, struct vault *vault)
{
	struct minutes_copy *copy = minutes_copy_new();
	attempt_begin();
	enum store_result result = store_read_begin(store);
	if (result == STORE_OK) {
		result = minutes_page_read(&page->minutes, store, vault, &page->arena, &copy->page);
		store_read_end(store);
	}
	if (attempt_end() && result == STORE_OK) {
		arena_move(&page->arena, &copy->arena);
		return copy;
	}
	log_error("minutes could not be read: result %d", (int)result);
	minutes_copy_free(copy);
	return NULL;
}
