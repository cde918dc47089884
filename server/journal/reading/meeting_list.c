/* The meetings in a person's rooms over a span of time. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/load.h"
#include "journal/meetings.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <stdlib.h>
#include <string.h>

struct found {
	const struct window *view; /* what its person sees of the room */
	struct store_meeting row;
};

struct walk {
	struct arena *arena;
	const struct window *view; /* of the room that is walked */
	struct found *items;       /* in the arena */
	size_t count, room;
};

static void push(struct walk *walk, const struct store_meeting *row)
{
	if (walk->count == walk->room) {
		struct found *old = walk->items;
		walk->room = walk->room ? 2 * walk->room : 16;
		walk->items = arena_new(walk->arena, walk->room * sizeof(*walk->items));
		if (old)
			memcpy(walk->items, old, walk->count * sizeof(*old));
	}
	walk->items[walk->count++] = (struct found){walk->view, *row};
}

/* One that is open is part of the room's state; of those that have ended they see what came after
 * them. */
static bool add(void *cookie, const struct store_meeting *row)
{
	struct walk *walk = cookie;
	const struct window *view = walk->view;
	if (row->meeting <= view->head && (row->open || row->meeting >= view->sight.since))
		push(walk, row);
	return true;
}

/* Templates last. */
static int by_start(const void *a, const void *b)
{
	const struct store_meeting *one = &((const struct found *)a)->row;
	const struct store_meeting *other = &((const struct found *)b)->row;
	if (!one->start_ms != !other->start_ms)
		return one->start_ms ? -1 : 1;
	if (one->start_ms != other->start_ms)
		return one->start_ms < other->start_ms ? -1 : 1;
	if (one->room != other->room)
		return one->room < other->room ? -1 : 1;
	return one->meeting < other->meeting ? -1 : one->meeting > other->meeting;
}

static enum store_result find_all(struct page *page, struct store *store, struct walk *ret_walk)
{
	struct walk walk = {.arena = &page->arena};
	enum store_result result = STORE_OK;
	for (size_t i = 0; i < page->views.count && result == STORE_OK; i++) {
		walk.view = &page->views.items[i];
		result = store_meetings_in(
			store, walk.view->room, page->meetings.from, page->meetings.to, add, &walk);
	}
	if (walk.count)
		qsort(walk.items, walk.count, sizeof(*walk.items), by_start);
	*ret_walk = walk;
	return result;
}

struct listing {
	struct page *page;
	struct store *store;
	struct vault *vault;
	const struct found *found;
	struct meeting_listing *items; /* one that does not open: empty */
};

/* Folds the events of a meeting into it as they are handed on. */
struct folding {
	const struct listing *listing;
	struct meeting meeting;
	bool damaged;
};

static bool fold(void *cookie, const struct store_event *row)
{
	struct folding *folding = cookie;
	struct arena *arena = &folding->listing->page->arena;
	struct event event;
	folding->damaged = !event_open(folding->listing->vault, row, arena, &event);
	if (folding->damaged && !attempt_is_short())
		log_error("a damaged meeting was met: number %llu of a room",
			(unsigned long long)row->seq);
	if (folding->damaged)
		return false;
	if (event.kind == EVENT_MEETING_PLANNED)
		folding->meeting = meeting_begin(&event);
	else
		meeting_fold(&folding->meeting, &event, arena);
	return true;
}

/* How it was planned, how it is planned now, how far it has come, and one's own answer. */
static enum store_result read_meeting(
	const struct found *found, uint64_t person, struct folding *folding)
{
	static const enum event_kind parts[] = {
		EVENT_MEETING_CHANGED, EVENT_MEETING_MOVED, EVENT_MEETING_ANSWERED};
	struct store *store = folding->listing->store;
	uint64_t room = found->row.room, meeting = found->row.meeting;
	enum store_result result = store_events_each(store, room, meeting, meeting, fold, folding);
	for (size_t i = 0;
		i < sizeof(parts) / sizeof(*parts) && result == STORE_OK && !folding->damaged;
		i++) {
		uint64_t author = parts[i] == EVENT_MEETING_ANSWERED ? person : 0;
		result = store_change_last(store, room, meeting, (int)parts[i], author,
			found->view->head, fold, folding);
		if (result == STORE_NONE)
			result = STORE_OK;
	}
	return result;
}

/* About as many as it takes in an answer. The agenda, which is read with it, stays behind. */
static size_t count_bytes(const struct meeting_plan *plan)
{
	enum { ATTENDEE = 48, DATE = 24 };
	size_t bytes = plan->title.size + plan->goal.size + plan->attendees.count * ATTENDEE +
		       plan->later.count * DATE;
	if (plan->has_call)
		bytes += plan->call.size;
	for (size_t i = 0; plan->has_links && i < plan->links.count; i++)
		bytes += plan->links.items[i].title.size + plan->links.items[i].address.size;
	return bytes;
}

static enum store_result list_one(void *cookie, size_t index, size_t *bytes)
{
	const struct listing *listing = cookie;
	const struct found *found = &listing->found[index];
	uint64_t person = listing->page->person;
	struct folding folding = {.listing = listing};
	const struct meeting *meeting = &folding.meeting;
	enum store_result result = read_meeting(found, person, &folding);
	if (result == STORE_OK && folding.damaged && attempt_is_short())
		result = STORE_FAILED;
	if (result != STORE_OK || folding.damaged)
		return result;
	*bytes += count_bytes(&meeting->plan);
	listing->items[index] = (struct meeting_listing){.room = found->row.room,
		.meeting = found->row.meeting,
		.owner = meeting->owner,
		.plan = meeting->plan,
		.run = meeting->run,
		.invited = meeting_invites(meeting, person),
		.has_answer = meeting->answers.count != 0};
	if (meeting->answers.count)
		listing->items[index].answer = meeting->answers.items[0].answer;
	return STORE_OK;
}

enum store_result meeting_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct walk walk;
	struct meeting_listing items[PROTO_MEETING_LIST_MAX] = {0};
	struct meeting_list_result answer = {.meetings.items = items, .now = page->now_ms};
	size_t taken = 0;
	enum store_result result = find_all(page, store, &walk);
	struct listing listing = {page, store, vault, walk.items, items};
	if (result == STORE_OK)
		result = listing_fill(
			walk.count, PROTO_MEETING_LIST_MAX, list_one, &listing, &taken);
	if (result != STORE_OK)
		return result;
	for (size_t i = 0; i < taken; i++)
		if (items[i].meeting)
			items[answer.meetings.count++] = items[i];
	answer.more = taken < walk.count;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
