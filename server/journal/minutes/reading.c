#include "journal/minutes/reading.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "journal/reading/minutes_events.h"

#include <stdlib.h>

enum store_result minutes_reading_begin(struct minutes_reading *reading, struct store *store,
	struct vault *vault, uint64_t room, uint64_t meeting, uint64_t head, struct arena *arena)
{
	*reading = (struct minutes_reading){.room = room};
	enum store_result result =
		minutes_read_events(store, vault, room, meeting, head, arena, &reading->source);
	if (result != STORE_OK)
		return attempt_is_short() ? STORE_FAILED : result;
	reading->meeting = reading->source.meeting;
	reading->zone = zone_new(reading->meeting->plan.time_zone.data);
	reading->source.zone = reading->zone;
	return STORE_OK;
}

/* STORE_NONE: nobody has written there. */
static enum store_result read_note(struct minutes_reading *reading, struct store *store,
	struct vault *vault, int64_t item, struct minutes_note *ret_note)
{
	const struct store_note_key key = {
		reading->room, reading->meeting->meeting, (uint64_t)item};
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
	const struct agenda_item_list *items = &reading->meeting->agenda.items;
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
