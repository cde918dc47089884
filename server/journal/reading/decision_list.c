/* The register of a room's decisions: each as it is worded now, and what took its place. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/load.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <string.h>

/* A decision and the later one that takes its place; a later correction is met first and stays. */
struct correction {
	uint64_t decision, by;
};

struct walk {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct decision_listing *items; /* decisions_page of them */
	size_t count, bytes;
	bool more, damaged;
	enum store_result result;
	struct correction *corrections; /* in the arena */
	size_t corrected, capacity;
};

static void note_correction(struct walk *walk, uint64_t decision, uint64_t by)
{
	if (walk->corrected == walk->capacity) {
		struct correction *old = walk->corrections;
		walk->capacity = walk->capacity ? 2 * walk->capacity : 16;
		walk->corrections =
			arena_new(&walk->page->arena, walk->capacity * sizeof(*walk->corrections));
		if (old)
			memcpy(walk->corrections, old, walk->corrected * sizeof(*old));
	}
	walk->corrections[walk->corrected++] = (struct correction){decision, by};
}

static uint64_t corrected_by(const struct walk *walk, uint64_t decision)
{
	for (size_t i = 0; i < walk->corrected; i++)
		if (walk->corrections[i].decision == decision)
			return walk->corrections[i].by;
	return 0;
}

/* False: it does not open. */
static bool open_row(struct walk *walk, const struct store_event *row, struct event *ret_event)
{
	if (event_open(walk->vault, row, &walk->page->arena, ret_event))
		return true;
	walk->damaged = attempt_is_short();
	if (!walk->damaged)
		log_error("a damaged decision was met: number %llu of a room",
			(unsigned long long)row->seq);
	return false;
}

static bool take_wording(void *cookie, const struct store_event *row)
{
	struct walk *walk = cookie;
	struct event event;
	if (open_row(walk, row, &event))
		walk->items[walk->count].decided.text = event.body.decision_changed.text;
	return false;
}

static enum store_result word(struct walk *walk, uint64_t seq)
{
	enum store_result result = store_change_last(walk->store, walk->page->window.room, seq,
		EVENT_DECISION_CHANGED, 0, walk->page->window.head, take_wording, walk);
	return result == STORE_NONE ? STORE_OK : result;
}

/* About as many as it takes in an answer. */
static size_t count_bytes(const struct decided *decided)
{
	enum { PERSON = 28, COUNT = 28 };
	return decided->text.size + decided->present.count * PERSON + decided->counts.count * COUNT;
}

/* False: it is not listed any more. */
static bool list(struct walk *walk, const struct event *event)
{
	struct decision_listing *item = &walk->items[walk->count];
	*item = (struct decision_listing){.decision = event->seq,
		.author = event->author,
		.time = event->time_ms,
		.has_meeting = event->ref != 0,
		.meeting = event->ref,
		.decided = event->body.decision_made.decided};
	item->corrected = corrected_by(walk, event->seq);
	item->has_corrected = item->corrected != 0;
	walk->result = word(walk, event->seq);
	walk->bytes += count_bytes(&item->decided);
	walk->more = walk->count && walk->bytes > PROTO_PAGE_BYTES;
	walk->count += !walk->more;
	return walk->result == STORE_OK && !walk->more && !walk->damaged;
}

/* Those after the page are looked at too: they may have taken the place of one on it. */
static bool look_at(void *cookie, const struct store_event *row)
{
	struct walk *walk = cookie;
	const struct window *window = &walk->page->window;
	struct event event;
	if (row->seq < window->from)
		return false;
	if (row->seq <= window->to && walk->count == PROTO_DECISIONS_PAGE) {
		walk->more = true;
		return false;
	}
	if (!open_row(walk, row, &event))
		return !walk->damaged;
	const struct decided *decided = &event.body.decision_made.decided;
	if (row->seq <= window->to && !list(walk, &event))
		return false;
	if (decided->has_corrects && !corrected_by(walk, decided->corrects))
		note_correction(walk, decided->corrects, row->seq);
	return true;
}

enum store_result decision_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct decision_listing items[PROTO_DECISIONS_PAGE];
	struct walk walk = {.page = page, .store = store, .vault = vault, .items = items};
	enum store_result result = store_listed_back(store, page->window.room, EVENT_DECISION_MADE,
		page->window.head + 1, look_at, &walk);
	if (result == STORE_OK)
		result = walk.damaged ? STORE_FAILED : walk.result;
	if (result != STORE_OK)
		return result;
	const struct decision_list_result answer = {
		.decisions = {walk.count, items}, .more = walk.more};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
