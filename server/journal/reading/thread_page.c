#include "journal/reading/thread_page.h"

#include "journal/reading/window.h"
#include "journal/registers/keeping.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <limits.h>
#include <stdlib.h>

static bool take_last(void *cookie, const struct store_event *row)
{
	struct store_thread *thread = cookie;
	if (!row->body)
		return true;
	thread->last = row->seq;
	thread->time_ms = row->time_ms;
	return false;
}

/* The index is of now: what has been said since the head is taken off again. */
static enum store_result take_back(
	struct store *store, const struct window *window, struct store_thread *thread)
{
	struct store_thread then = {.root = thread->root};
	unsigned replies = 0;
	if (thread->last <= window->head)
		return STORE_OK;
	enum store_result result = store_answers_count(
		store, window->room, thread->root, 0, window->head, 0, UINT_MAX, &replies);
	if (result == STORE_OK)
		result = store_answers_back(
			store, window->room, thread->root, window->head + 1, take_last, &then);
	then.replies = replies;
	*thread = then;
	return result;
}

enum store_result thread_at(struct store *store, const struct window *window, uint64_t root,
	struct store_thread *ret_thread)
{
	struct store_thread thread = {.root = root};
	enum store_result result = store_thread_get(store, window->room, root, &thread);
	if (result == STORE_OK)
		result = take_back(store, window, &thread);
	*ret_thread = thread;
	return result == STORE_NONE ? STORE_OK : result;
}

struct summing {
	struct store *store;
	const struct window *window;
	struct thread_summary_list *list;
	enum store_result result;
};

static bool add_summary(void *cookie, const struct store_thread *row)
{
	struct summing *summing = cookie;
	struct store_thread thread = *row;
	summing->result = take_back(summing->store, summing->window, &thread);
	if (summing->result == STORE_OK && thread.replies)
		summing->list->items[summing->list->count++] =
			(struct thread_summary){.message = thread.root,
				.replies = (int64_t)thread.replies,
				.last = thread.last,
				.time = thread.time_ms};
	return summing->result == STORE_OK;
}

enum store_result thread_summaries(
	struct page *page, struct store *store, struct thread_summary_list *ret_list)
{
	const struct window *window = &page->window;
	struct summing summing = {store, window, ret_list, STORE_OK};
	*ret_list = (struct thread_summary_list){0};
	if (window->to < window->from)
		return STORE_OK;
	ret_list->items =
		arena_new(&page->arena, (window->to - window->from + 1) * sizeof(*ret_list->items));
	enum store_result result = store_threads_each(
		store, window->room, window->from, window->to, add_summary, &summing);
	return result == STORE_OK ? summing.result : result;
}

/* Numbers of replies, the last one first; one more than find place tells that there are others. */
struct replies {
	size_t count;
	uint64_t seqs[PROTO_THREAD_PAGE + 1];
};

static bool add_reply(void *cookie, const struct store_event *row)
{
	struct replies *replies = cookie;
	replies->seqs[replies->count++] = row->seq;
	return replies->count <= PROTO_THREAD_PAGE;
}

/* The events of a thread: its root and some of its replies, each with the last changes to it. */
struct gathering {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct journal_event_list events; /* with place for page_events_max */
	size_t bytes;                     /* of bodies */
};

/* Adds a message, read as a window of its own, where it finds place. One that must is cut down to
 * half of the places, so that the root leaves room for a reply. */
static enum store_result add_message(
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

/* The root, and of the replies up to the window's end the last that find place: one at least. */
static enum store_result gather(struct gathering *gathering, uint64_t *ret_from)
{
	struct page *page = gathering->page;
	struct replies replies = {0};
	bool added = true;
	size_t taken = 0;
	enum store_result result = store_answers_back(gathering->store, page->window.room,
		page->root, page->window.to + 1, add_reply, &replies);
	if (result == STORE_OK)
		result = add_message(gathering, page->root, true, &added);
	while (result == STORE_OK && taken < replies.count && taken < PROTO_THREAD_PAGE) {
		result = add_message(gathering, replies.seqs[taken], taken == 0, &added);
		if (!added)
			break;
		taken++;
	}
	if (result != STORE_OK)
		return result;
	*ret_from = taken < replies.count ? replies.seqs[taken - 1] : page->root;
	qsort(gathering->events.items, gathering->events.count, sizeof(struct journal_event),
		by_number);
	return STORE_OK;
}

enum store_result thread_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct thread_open_result opened = {
		.room = page->window.room, .head = page->window.head, .message = page->root};
	struct gathering gathering = {page, store, vault, {0}, 0};
	struct store_thread thread;
	struct kept_thread kept;
	gathering.events.items =
		arena_new(&page->arena, PROTO_PAGE_EVENTS_MAX * sizeof(struct journal_event));
	enum store_result result = gather(&gathering, &opened.from);
	if (result == STORE_OK)
		result = thread_at(store, &page->window, page->root, &thread);
	if (result == STORE_OK)
		result = keeping_get(store, vault, page->person, opened.room, page->root, &kept);
	if (result != STORE_OK)
		return result;
	opened.events = gathering.events;
	opened.replies = (int64_t)thread.replies;
	opened.mark = kept.mark;
	opened.level = keeping_level(&kept);
	reply_result(out, &page->id, page->kind, &opened);
	return STORE_OK;
}
