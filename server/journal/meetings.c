#include "journal/meetings.h"

#include "journal/load.h"

#include <stdlib.h>
#include <string.h>

/* A moment as the index has it, where 0 is none. */
static int64_t moment(int64_t time_ms)
{
	return time_ms > 0 ? time_ms : 1;
}

/* From when it was to begin, or did, to when it was to end, or did. */
struct store_meeting meeting_row(uint64_t room, bool archived, const struct meeting *meeting)
{
	const struct meeting_plan *plan = &meeting->plan;
	const struct meeting_run *run = &meeting->run;
	struct store_meeting row = {
		.room = room, .meeting = meeting->meeting, .open = !meeting_is_over(meeting)};
	int64_t due_ms = row.open && !archived ? meeting_due_ms(meeting) : INT64_MAX;
	if (plan->has_start) {
		row.start_ms = moment(plan->start);
		row.end_ms = plan->start + plan->minutes * MINUTE_MS;
	}
	if (run->has_started && (!row.start_ms || run->started < row.start_ms))
		row.start_ms = run->started;
	if (run->has_started && run->has_ended && run->ended > row.end_ms)
		row.end_ms = run->ended;
	row.due_ms = due_ms == INT64_MAX ? 0 : moment(due_ms);
	return row;
}

struct loading {
	struct vault *vault;
	struct arena *arena;
	struct event *events; /* in the arena */
	size_t count, room;
	bool damaged;
};

static bool add(void *cookie, const struct store_event *row)
{
	struct loading *loading = cookie;
	if (row->kind != EVENT_MEETING_PLANNED && !meeting_is_part((enum event_kind)row->kind))
		return true;
	if (loading->count == loading->room) {
		struct event *old = loading->events;
		loading->room = loading->room ? 2 * loading->room : 16;
		loading->events =
			arena_new(loading->arena, loading->room * sizeof(*loading->events));
		if (old)
			memcpy(loading->events, old, loading->count * sizeof(*old));
	}
	if (!event_open(loading->vault, row, loading->arena, &loading->events[loading->count]))
		loading->damaged = true;
	else
		loading->count++;
	return !loading->damaged;
}

static int by_number(const void *a, const void *b)
{
	const struct event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

/* Every part is whole, so the last of each kind, or of each kind and author, is enough. */
enum store_result meeting_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t seq, uint64_t head, struct arena *arena, struct meeting *ret_meeting)
{
	struct loading loading = {.vault = vault, .arena = arena};
	enum store_result result = store_events_each(store, room, seq, seq, add, &loading);
	if (result == STORE_OK && !loading.damaged &&
		(!loading.count || loading.events[0].kind != EVENT_MEETING_PLANNED))
		return STORE_NONE;
	if (result == STORE_OK && !loading.damaged)
		result = store_changes_each(store, room, seq, seq, seq, head, add, &loading);
	if (result != STORE_OK)
		return result;
	if (loading.damaged)
		return STORE_DAMAGED;
	qsort(loading.events, loading.count, sizeof(*loading.events), by_number);
	*ret_meeting = meeting_begin(&loading.events[0]);
	for (size_t i = 1; i < loading.count; i++)
		meeting_fold(ret_meeting, &loading.events[i], arena);
	return STORE_OK;
}
