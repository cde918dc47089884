#include "journal/meetings.h"

#include "journal/events.h"

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

static bool add_part(void *cookie, const struct store_event *row)
{
	return !meeting_is_part((enum event_kind)row->kind) || event_list_add(cookie, row);
}

/* Every part is whole, so the last of each kind, or of each kind and author, is enough. */
enum store_result meeting_load(struct store *store, struct vault *vault, uint64_t room,
	uint64_t seq, uint64_t head, struct arena *arena, struct meeting *ret_meeting)
{
	struct event planned;
	struct event_list parts = {.vault = vault, .arena = arena};
	enum store_result result =
		event_load(store, vault, room, seq, EVENT_MEETING_PLANNED, arena, &planned);
	if (result == STORE_OK)
		result = store_changes_each(store, room, seq, seq, seq, head, add_part, &parts);
	if (result != STORE_OK)
		return result;
	if (parts.damaged)
		return STORE_DAMAGED;
	event_list_sort(&parts);
	*ret_meeting = meeting_begin(&planned);
	for (size_t i = 0; i < parts.count; i++)
		meeting_fold(ret_meeting, &parts.items[i], arena);
	return STORE_OK;
}
