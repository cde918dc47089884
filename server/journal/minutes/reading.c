#include "journal/minutes/reading.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "journal/load.h"
#include "journal/meetings.h"
#include "room/minutes/life.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
	struct store *store;
	struct vault *vault;
	struct arena *arena;
	struct event *events; /* in the arena */
	size_t count, room;
	bool damaged;
};

static bool add(struct gathering *gathering, const struct store_event *row)
{
	if (gathering->count == gathering->room) {
		struct event *old = gathering->events;
		gathering->room = gathering->room ? 2 * gathering->room : 64;
		gathering->events =
			arena_new(gathering->arena, gathering->room * sizeof(*gathering->events));
		if (old)
			memcpy(gathering->events, old, gathering->count * sizeof(*old));
	}
	gathering->damaged = !event_open(
		gathering->vault, row, gathering->arena, &gathering->events[gathering->count]);
	gathering->count += !gathering->damaged;
	return !gathering->damaged;
}

static bool add_attended(void *cookie, const struct store_event *row)
{
	return row->kind != EVENT_MEETING_ATTENDED || add(cookie, row);
}

/* What is said in its thread is none of its records. */
static bool add_answer(void *cookie, const struct store_event *row)
{
	return row->kind == EVENT_MESSAGE_REPLIED || !row->body || add(cookie, row);
}

static bool add_change(void *cookie, const struct store_event *row)
{
	return !row->body || add(cookie, row);
}

static bool is_changed(enum event_kind kind)
{
	switch (kind) {
	case EVENT_AGENDA_SUMMARISED:
	case EVENT_POLL_ASKED:
	case EVENT_DECISION_MADE:
	case EVENT_TASK_MADE:
	case EVENT_MINUTES_PRESENTED:
		return true;
	default:
		return false;
	}
}

static int by_number(const void *a, const void *b)
{
	const struct event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

static enum store_result gather(
	struct gathering *gathering, uint64_t room, uint64_t meeting, uint64_t head)
{
	enum store_result result = store_changes_each(
		gathering->store, room, meeting, meeting, meeting, head, add_attended, gathering);
	if (result == STORE_OK && !gathering->damaged)
		result = store_answers_back(
			gathering->store, room, meeting, 0, head + 1, add_answer, gathering);
	size_t answers = gathering->count;
	for (size_t i = 0; i < answers && result == STORE_OK && !gathering->damaged; i++) {
		uint64_t seq = gathering->events[i].seq;
		if (is_changed(gathering->events[i].kind))
			result = store_changes_each(
				gathering->store, room, seq, seq, seq, head, add_change, gathering);
	}
	if (result == STORE_OK && gathering->damaged)
		result = attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	if (gathering->count)
		qsort(gathering->events, gathering->count, sizeof(*gathering->events), by_number);
	return result;
}

enum store_result minutes_reading_begin(struct minutes_reading *reading, struct store *store,
	struct vault *vault, uint64_t room, uint64_t meeting, uint64_t head, struct arena *arena)
{
	struct gathering gathering = {.store = store, .vault = vault, .arena = arena};
	*reading = (struct minutes_reading){.room = room};
	enum store_result result =
		meeting_load(store, vault, room, meeting, head, arena, &reading->meeting);
	if (result == STORE_OK)
		result = gather(&gathering, room, meeting, head);
	if (result != STORE_OK)
		return result;
	reading->zone = zone_new(reading->meeting.plan.time_zone.data);
	reading->source = (struct minutes_source){.meeting = &reading->meeting,
		.events = gathering.events,
		.event_count = gathering.count,
		.zone = reading->zone};
	return STORE_OK;
}

/* STORE_NONE: nobody has written there. */
static enum store_result read_note(struct minutes_reading *reading, struct store *store,
	struct vault *vault, int64_t item, struct minutes_note *ret_note)
{
	const struct store_note_key key = {reading->room, reading->meeting.meeting, (uint64_t)item};
	struct note_state *state = &reading->notes[reading->note_count];
	int64_t time_ms;
	enum store_result result = store_note_written(store, &key, &time_ms);
	if (result == STORE_OK)
		result = note_state_read(store, vault, &key, state);
	if (result != STORE_OK)
		return result;
	reading->note_count++;
	*ret_note = (struct minutes_note){item, state->document.root};
	return STORE_OK;
}

enum store_result minutes_reading_notes(struct minutes_reading *reading, struct store *store,
	struct vault *vault, struct arena *arena)
{
	const struct agenda_item_list *items = &reading->meeting.agenda.items;
	struct minutes_note *notes = arena_new(arena, items->count * sizeof(*notes));
	enum store_result result = STORE_OK;
	reading->notes = memory_new(items->count + 1, sizeof(*reading->notes));
	for (size_t i = 0; i < items->count && result == STORE_OK; i++) {
		result = read_note(
			reading, store, vault, items->items[i].item, &notes[reading->note_count]);
		if (result == STORE_NONE)
			result = STORE_OK;
	}
	reading->source.notes = notes;
	reading->source.note_count = reading->note_count;
	return result;
}

void minutes_reading_fini(struct minutes_reading *reading)
{
	for (size_t i = 0; i < reading->note_count; i++)
		note_state_fini(&reading->notes[i]);
	free(reading->notes);
	if (reading->zone)
		zone_free(reading->zone);
	reading->notes = NULL;
	reading->note_count = 0;
	reading->zone = NULL;
	reading->source.zone = NULL;
}
