#include "journal/reading/notices.h"

#include "journal/rooms.h"
#include "proto/gen/limits.h"

#include <stdlib.h>
#include <string.h>

static int by_room(const void *a, const void *b)
{
	const struct window *one = a, *other = b;
	return one->room < other->room ? -1 : one->room > other->room;
}

struct views views_of(const struct joined *joined, uint64_t person, struct arena *arena)
{
	struct views views;
	const struct joined_room *rooms = joined_rooms(joined, person, &views.count);
	views.items = arena_new(arena, views.count * sizeof(*views.items));
	for (size_t i = 0; i < views.count; i++)
		views.items[i] = (struct window){
			.room = rooms[i].room->id,
			.head = rooms[i].room->head,
			.sight = sight_of(rooms[i].role, rooms[i].since),
		};
	qsort(views.items, views.count, sizeof(*views.items), by_room);
	return views;
}

const struct window *views_find(const struct views *views, uint64_t room)
{
	struct window wanted = {.room = room};
	if (!views->count)
		return NULL;
	return bsearch(&wanted, views->items, views->count, sizeof(wanted), by_room);
}

bool view_holds(const struct window *view, uint64_t seq)
{
	return view && seq >= view->sight.since && seq <= view->head;
}

bool reason_is_call(enum notice_reason reason)
{
	switch (reason) {
	case NOTICE_REASON_MENTION:
	case NOTICE_REASON_GROUP:
	case NOTICE_REASON_ALL:
	case NOTICE_REASON_INVITED:
	case NOTICE_REASON_MEETING:
	case NOTICE_REASON_MEETING_CALL:
	case NOTICE_REASON_TASK:
	case NOTICE_REASON_MINUTES:
	case NOTICE_REASON_MINUTES_DUE:
	case NOTICE_REASON_CASE_DUE:
	case NOTICE_REASON_GUEST_WAITING:
		return true;
	case NOTICE_REASON_REPLY: /* its thread counts it */
	case NOTICE_REASON_REMINDER:
	case NOTICE_REASON_MEETING_SOON:
	case NOTICE_REASON_TASK_DUE:
	case NOTICE_REASON_MINUTES_AMENDED:
		return false;
	}
	return false;
}

struct walk {
	const struct views *views;
	store_notice_fn fn;
	void *cookie;
};

static bool pass_on(void *cookie, const struct store_notice *notice)
{
	const struct walk *walk = cookie;
	if (!view_holds(views_find(walk->views, notice->room), notice->seq))
		return true;
	return walk->fn(walk->cookie, notice);
}

enum store_result notices_each(struct store *store, uint64_t person, const struct views *views,
	bool done, store_notice_fn fn, void *cookie)
{
	struct walk walk = {views, fn, cookie};
	return store_notices_each(store, person, done, pass_on, &walk);
}

static bool count_one(void *cookie, const struct store_notice *notice)
{
	(void)notice;
	++*(int64_t *)cookie;
	return true;
}

enum store_result notices_count(
	struct store *store, uint64_t person, const struct views *views, int64_t *ret_open)
{
	int64_t open = 0;
	enum store_result result = notices_each(store, person, views, false, count_one, &open);
	if (result == STORE_OK)
		*ret_open = open;
	return result;
}

static bool take_call(void *cookie, const struct store_notice *notice)
{
	struct call_ref_list *calls = cookie;
	calls->items[calls->count++].seq = notice->seq;
	return calls->count < PROTO_INBOX_MAX;
}

enum store_result notices_calls(struct store *store, uint64_t person, uint64_t room, uint64_t mark,
	struct arena *arena, struct call_ref_list *ret_calls)
{
	struct call_ref items[PROTO_INBOX_MAX];
	struct call_ref_list calls = {0, items};
	enum store_result result = store_calls_each(store, person, room, mark, take_call, &calls);
	if (result != STORE_OK)
		return result;
	ret_calls->count = calls.count;
	ret_calls->items = arena_new(arena, calls.count * sizeof(*items));
	memcpy(ret_calls->items, items, calls.count * sizeof(*items));
	return STORE_OK;
}
