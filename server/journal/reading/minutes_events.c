#include "journal/reading/minutes_events.h"

#include "journal/load.h"
#include "journal/meetings.h"

#include <stdlib.h>
#include <string.h>

struct reading {
	struct vault *vault;
	struct arena *arena;
	struct event *events; /* in the arena */
	size_t count, room;
	bool attended; /* of changes only who came and went is wanted */
	bool damaged;
};

static struct event *next_place(struct reading *reading)
{
	if (reading->count == reading->room) {
		struct event *old = reading->events;
		reading->room = reading->room ? 2 * reading->room : 64;
		reading->events =
			arena_new(reading->arena, reading->room * sizeof(*reading->events));
		if (old)
			memcpy(reading->events, old, reading->count * sizeof(*old));
	}
	return &reading->events[reading->count];
}

/* What was erased says nothing any more. */
static bool add(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	if (!row->body || (reading->attended && row->kind != EVENT_MEETING_ATTENDED))
		return true;
	if (event_open(reading->vault, row, reading->arena, next_place(reading)))
		reading->count++;
	else
		reading->damaged = true;
	return !reading->damaged;
}

static bool add_answer(void *cookie, const struct store_event *row)
{
	return row->kind == EVENT_MESSAGE_REPLIED || add(cookie, row);
}

static int by_number(const void *a, const void *b)
{
	const struct event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

/* The changes to what answers the meeting. */
static enum store_result read_changes(
	struct store *store, struct reading *reading, uint64_t room, uint64_t head)
{
	enum store_result result = STORE_OK;
	const size_t answers = reading->count;
	for (size_t i = 0; i < answers && result == STORE_OK; i++) {
		uint64_t seq = reading->events[i].seq;
		result = store_changes_each(store, room, seq, seq, seq, head, add, reading);
	}
	return result;
}

enum store_result minutes_read_events(struct store *store, struct vault *vault, uint64_t room,
	uint64_t meeting, uint64_t head, struct arena *arena, struct minutes_source *ret_source)
{
	struct reading reading = {.vault = vault, .arena = arena};
	struct meeting *whole = arena_new(arena, sizeof(*whole));
	enum store_result result = meeting_load(store, vault, room, meeting, head, arena, whole);
	if (result == STORE_OK)
		result =
			store_answers_back(store, room, meeting, 0, head + 1, add_answer, &reading);
	if (result == STORE_OK)
		result = read_changes(store, &reading, room, head);
	reading.attended = true;
	if (result == STORE_OK)
		result = store_changes_each(
			store, room, meeting, meeting, meeting, head, add, &reading);
	if (result != STORE_OK)
		return result;
	if (reading.damaged)
		return STORE_DAMAGED;
	if (reading.count)
		qsort(reading.events, reading.count, sizeof(*reading.events), by_number);
	ret_source->meeting = whole;
	ret_source->events = reading.events;
	ret_source->event_count = reading.count;
	return STORE_OK;
}
