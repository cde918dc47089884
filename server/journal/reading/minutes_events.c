#include "journal/reading/minutes_events.h"

#include "journal/events.h"
#include "journal/meetings.h"

/* What was erased says nothing any more. */
static bool add(void *cookie, const struct store_event *row)
{
	return !row->body || event_list_add(cookie, row);
}

static bool add_answer(void *cookie, const struct store_event *row)
{
	return row->kind == EVENT_MESSAGE_REPLIED || add(cookie, row);
}

static bool add_attended(void *cookie, const struct store_event *row)
{
	return row->kind != EVENT_MEETING_ATTENDED || add(cookie, row);
}

/* The changes to what answers the meeting. */
static enum store_result read_changes(
	struct store *store, struct event_list *events, uint64_t room, uint64_t head)
{
	enum store_result result = STORE_OK;
	const size_t answers = events->count;
	for (size_t i = 0; i < answers && result == STORE_OK; i++) {
		uint64_t seq = events->items[i].seq;
		result = store_changes_each(store, room, seq, seq, seq, head, add, events);
	}
	return result;
}

enum store_result minutes_read_events(struct store *store, struct vault *vault, uint64_t room,
	uint64_t meeting, uint64_t head, struct arena *arena, struct minutes_source *ret_source)
{
	struct event_list events = {.vault = vault, .arena = arena};
	struct meeting *whole = arena_new(arena, sizeof(*whole));
	enum store_result result = meeting_load(store, vault, room, meeting, head, arena, whole);
	if (result == STORE_OK)
		result = store_answers_back(store, room, meeting, 0, head + 1, add_answer, &events);
	if (result == STORE_OK)
		result = read_changes(store, &events, room, head);
	if (result == STORE_OK)
		result = store_changes_each(
			store, room, meeting, meeting, meeting, head, add_attended, &events);
	if (result != STORE_OK)
		return result;
	if (events.damaged)
		return STORE_DAMAGED;
	event_list_sort(&events);
	ret_source->meeting = whole;
	ret_source->events = events.items;
	ret_source->event_count = events.count;
	return STORE_OK;
}
