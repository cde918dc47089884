/* The threads a person keeps: those that are unread, for hello, and all of them. */
#include "journal/reading/listed_event.h"
#include "journal/reading/listing.h"
#include "journal/reading/thread_page.h"
#include "journal/registers/keeping.h"
#include "journal/registers/register.h"
#include "proto/event.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <stdlib.h>
#include <string.h>

struct kept {
	const struct window *view; /* what its person sees of the room */
	uint64_t root;
	struct kept_thread how;
	struct store_thread thread; /* time_ms of one without replies: the root's */
	int64_t unread;
};

struct walk {
	struct page *page;
	struct vault *vault;
	const struct window *view; /* of the room that was met last */
	struct kept *items;        /* in the arena */
	size_t count, room;
};

static void push(struct walk *walk, const struct kept *kept)
{
	if (walk->count == walk->room) {
		struct kept *old = walk->items;
		walk->room = walk->room ? 2 * walk->room : 16;
		walk->items = arena_new(&walk->page->arena, walk->room * sizeof(*walk->items));
		if (old)
			memcpy(walk->items, old, walk->count * sizeof(*old));
	}
	walk->items[walk->count++] = *kept;
}

/* Those they can still see, and want to. */
static bool add(void *cookie, const struct store_register *row)
{
	struct walk *walk = cookie;
	if (!walk->view || walk->view->room != row->room)
		walk->view = views_find(&walk->page->views, row->room);
	const struct window *view = walk->view;
	if (!view_holds(view, row->seq))
		return true;
	struct kept kept = {view, row->seq, keeping_open(walk->vault, row), {0}, 0};
	if (keeping_level(&kept.how) != THREAD_LEVEL_OFF)
		push(walk, &kept);
	return true;
}

static enum store_result look(struct store *store, struct kept *kept)
{
	struct store_event root;
	enum store_result result = thread_at(store, kept->view, kept->root, &kept->thread);
	if (result != STORE_OK || kept->thread.replies)
		return result;
	result = store_event_get(store, kept->view->room, kept->root, &root);
	if (result == STORE_OK)
		kept->thread.time_ms = root.time_ms;
	return result;
}

static int latest_first(const void *a, const void *b)
{
	const struct kept *one = a, *other = b;
	int64_t order = other->thread.time_ms - one->thread.time_ms;
	if (order == 0) /* in the same room at the same moment */
		order = (int64_t)other->thread.last - (int64_t)one->thread.last;
	return order < 0 ? -1 : order > 0;
}

static enum store_result read_all(
	struct page *page, struct store *store, struct vault *vault, struct walk *ret_walk)
{
	struct walk walk = {.page = page, .vault = vault};
	enum store_result result =
		store_registers_each(store, page->person, REGISTER_THREAD, add, &walk);
	for (size_t i = 0; i < walk.count && result == STORE_OK; i++)
		result = look(store, &walk.items[i]);
	if (walk.count)
		qsort(walk.items, walk.count, sizeof(*walk.items), latest_first);
	*ret_walk = walk;
	return result;
}

static enum store_result count_unread(
	const struct page *page, struct store *store, struct kept *kept)
{
	unsigned unread = 0;
	if (kept->thread.last <= (uint64_t)kept->how.mark)
		return STORE_OK;
	enum store_result result = store_answers_count(store, kept->view->room, kept->root,
		EVENT_MESSAGE_REPLIED, (uint64_t)kept->how.mark, kept->view->head, page->person,
		PROTO_UNREAD_MAX, &unread);
	kept->unread = unread;
	return result;
}

static struct thread_reading reading_of(const struct kept *kept)
{
	return (struct thread_reading){.room = kept->view->room,
		.message = kept->root,
		.last = kept->thread.last,
		.time = kept->thread.time_ms,
		.mark = kept->how.mark,
		.unread = kept->unread,
		.level = kept->how.level};
}

enum store_result thread_readings(struct page *page, struct store *store, struct vault *vault,
	struct thread_reading_list *ret_list)
{
	struct walk walk;
	struct thread_reading_list list = {0};
	enum store_result result = read_all(page, store, vault, &walk);
	list.items = arena_new(&page->arena, PROTO_THREADS_MAX * sizeof(*list.items));
	for (size_t i = 0; i < walk.count && list.count < PROTO_THREADS_MAX && result == STORE_OK;
		i++) {
		struct kept *kept = &walk.items[i];
		if (kept->how.level != THREAD_LEVEL_FOLLOWING)
			continue;
		result = count_unread(page, store, kept);
		if (kept->unread)
			list.items[list.count++] = reading_of(kept);
	}
	*ret_list = list;
	return result;
}

/* What has been said of a thread. */
static bool read_title(
	struct arena *arena, const struct journal_event *event, struct thread_changed *ret_title)
{
	union event_body body;
	if (event->kind == EVENT_VOID || !event->has_body ||
		!event_decode_body(event->kind, event->body.data, event->body.size, arena, &body))
		return false;
	*ret_title = body.thread_changed;
	return true;
}

struct listing {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct kept *kept; /* from the first that is listed on */
	struct thread_listing *items;
};

static enum store_result list_one(void *cookie, size_t index, size_t *bytes)
{
	const struct listing *listing = cookie;
	struct page *page = listing->page;
	struct store *store = listing->store;
	struct kept *kept = &listing->kept[index];
	struct listed_event root, latest = {.event.kind = EVENT_VOID};
	struct thread_changed title = {.resolved = false};
	enum store_result result = count_unread(page, store, kept);
	if (result == STORE_OK)
		result = listed_event_read(
			page, store, listing->vault, kept->view, kept->root, &root);
	if (result == STORE_OK && kept->thread.last)
		result = listed_event_read(
			page, store, listing->vault, kept->view, kept->thread.last, &latest);
	if (result != STORE_OK)
		return result;
	bool has_title = read_title(&page->arena, &root.title, &title);
	*bytes += listed_event_bytes(&root) + listed_event_bytes(&latest);
	listing->items[index] = (struct thread_listing){.room = kept->view->room,
		.message = kept->root,
		.replies = (int64_t)kept->thread.replies,
		.last = (int64_t)kept->thread.last,
		.mark = kept->how.mark,
		.unread = kept->unread,
		.level = kept->how.level,
		.has_root = root.event.kind != EVENT_VOID,
		.root = root.event,
		.has_edit = root.edit.kind != EVENT_VOID,
		.edit = root.edit,
		.has_title = has_title,
		.title = title.title,
		.has_resolved = has_title,
		.resolved = title.resolved,
		.has_latest = latest.event.kind != EVENT_VOID,
		.latest = latest.event,
		.has_latest_edit = latest.edit.kind != EVENT_VOID,
		.latest_edit = latest.edit};
	return STORE_OK;
}

enum store_result thread_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct walk walk;
	struct thread_listing items[PROTO_THREAD_PAGE];
	struct thread_list_result answer = {.threads.items = items};
	size_t skip = page->threads.has_skip ? (size_t)page->threads.skip : 0;
	enum store_result result = read_all(page, store, vault, &walk);
	size_t left = skip < walk.count ? walk.count - skip : 0;
	struct listing listing = {page, store, vault, left ? &walk.items[skip] : NULL, items};
	if (result == STORE_OK)
		result = listing_fill(
			left, PROTO_THREAD_PAGE, list_one, &listing, &answer.threads.count);
	if (result != STORE_OK)
		return result;
	answer.more = answer.threads.count < left;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
