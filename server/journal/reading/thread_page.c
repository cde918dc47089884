#include "journal/reading/thread_page.h"

#include "journal/reading/gathering.h"
#include "journal/registers/keeping.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <limits.h>

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
	enum store_result result = store_answers_count(store, window->room, thread->root,
		EVENT_MESSAGE_REPLIED, 0, window->head, 0, UINT_MAX, &replies);
	if (result == STORE_OK)
		result = store_answers_back(store, window->room, thread->root,
			EVENT_MESSAGE_REPLIED, window->head + 1, take_last, &then);
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

/* The root, and of the replies up to the window's end the last that find place: one at least. */
static enum store_result gather(struct gathering *gathering, uint64_t *ret_from)
{
	struct page *page = gathering->page;
	struct replies replies = {0};
	bool added = true;
	size_t taken = 0;
	enum store_result result = store_answers_back(gathering->store, page->window.room,
		page->root, EVENT_MESSAGE_REPLIED, page->window.to + 1, add_reply, &replies);
	if (result == STORE_OK)
		result = gathering_add(gathering, page->root, true, &added);
	while (result == STORE_OK && taken < replies.count && taken < PROTO_THREAD_PAGE) {
		result = gathering_add(gathering, replies.seqs[taken], taken == 0, &added);
		if (!added)
			break;
		taken++;
	}
	if (result != STORE_OK)
		return result;
	*ret_from = taken < replies.count ? replies.seqs[taken - 1] : page->root;
	gathering_sort(gathering);
	return STORE_OK;
}

enum store_result thread_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct thread_open_result opened = {
		.room = page->window.room, .head = page->window.head, .message = page->root};
	struct gathering gathering;
	struct store_thread thread;
	struct kept_thread kept;
	gathering_init(&gathering, page, store, vault);
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
