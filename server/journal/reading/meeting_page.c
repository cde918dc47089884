/* A meeting read whole, with what is on record of it. */
#include "journal/reading/meeting_page.h"

#include "journal/meetings.h"
#include "journal/reading/gathering.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

/* Numbers of the rows that answer the meeting, the last one first. */
struct records {
	size_t count;
	uint64_t seqs[PROTO_PAGE_EVENTS_MAX];
};

static bool add_record(void *cookie, const struct store_event *row)
{
	struct records *records = cookie;
	if (row->kind != EVENT_MESSAGE_REPLIED)
		records->seqs[records->count++] = row->seq;
	return records->count < PROTO_PAGE_EVENTS_MAX;
}

/* The newest that find place. */
static enum store_result gather(struct gathering *gathering)
{
	const struct page *page = gathering->page;
	struct records records = {.count = 0};
	bool added = true;
	enum store_result result = store_answers_back(gathering->store, page->window.room,
		page->root, 0, page->window.head + 1, add_record, &records);
	for (size_t i = 0; i < records.count && result == STORE_OK && added; i++)
		result = gathering_add(gathering, records.seqs[i], i == 0, &added);
	gathering_sort(gathering);
	return result;
}

enum store_result meeting_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct meeting_open_result opened = {.room = page->window.room,
		.head = page->window.head,
		.now = page->now_ms,
		.has_floor = page->has_floor,
		.floor = page->floor,
		.polls = page->polls};
	struct gathering gathering;
	gathering_init(&gathering, page, store, vault);
	enum store_result result = meeting_load(
		store, vault, opened.room, page->root, opened.head, &page->arena, &opened.meeting);
	if (result == STORE_OK)
		result = gather(&gathering);
	if (result != STORE_OK)
		return result;
	opened.events = gathering.events;
	reply_result(out, &page->id, page->kind, &opened);
	return STORE_OK;
}
