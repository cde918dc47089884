/* The tasks of a room, or those somebody is to do in all their rooms. */
#include "journal/reading/listing.h"

#include "base/log.h"
#include "journal/tasks.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

/* Rows of the index that the person sees, one more than an answer holds. */
struct found {
	const struct views *views;
	size_t count;
	struct store_task rows[PROTO_TASKS_PAGE + 1];
};

/* One that is open is part of the room's state; of those that are closed they see what was closed
 * after they came. */
static bool add(void *cookie, const struct store_task *row)
{
	struct found *found = cookie;
	const struct window *view = views_find(found->views, row->room);
	if (view && (row->open || row->last >= view->sight.since))
		found->rows[found->count++] = *row;
	return found->count <= PROTO_TASKS_PAGE;
}

struct listing {
	struct page *page;
	struct store *store;
	struct vault *vault;
	const struct found *found;
	struct task_listing *items; /* one that does not open: empty */
};

static enum store_result list_one(void *cookie, size_t index, size_t *bytes)
{
	enum { FIELDS = 240 }; /* about as many as it takes besides its text */
	const struct listing *listing = cookie;
	const struct store_task *row = &listing->found->rows[index];
	struct task_listing *item = &listing->items[index];
	struct event event;
	enum store_result result = task_load(listing->store, listing->vault, row->room, row->task,
		&listing->page->arena, &event);
	*item = (struct task_listing){.room = 0};
	if (result == STORE_DAMAGED || result == STORE_NONE) {
		log_error("a damaged task was met: number %llu of a room",
			(unsigned long long)row->task);
		return STORE_OK;
	}
	if (result != STORE_OK)
		return result;
	*item = (struct task_listing){
		.room = row->room, .state = task_of(&event), .changed = event.time_ms};
	*bytes += item->state.what.text.size + FIELDS;
	return STORE_OK;
}

enum store_result task_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	const struct task_list_params *params = &page->tasks;
	bool open = !params->has_closed || !params->closed;
	struct found found = {.views = &page->views};
	struct task_listing items[PROTO_TASKS_PAGE];
	struct task_list_result answer = {.tasks.items = items, .now = page->now_ms};
	struct listing listing = {page, store, vault, &found, items};
	size_t taken = 0;
	enum store_result result =
		params->has_of ? store_tasks_of_room(store, params->of, open, add, &found)
			       : store_tasks_of_person(store, page->person, open, add, &found);
	if (result == STORE_OK)
		result = listing_fill(found.count, PROTO_TASKS_PAGE, list_one, &listing, &taken);
	if (result != STORE_OK)
		return result;
	for (size_t i = 0; i < taken; i++)
		if (items[i].room)
			items[answer.tasks.count++] = items[i];
	answer.more = taken < found.count;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
