#include "journal/due.h"

#include "base/limits.h"
#include "journal/live/telling.h"
#include "journal/minutes/keeping.h"
#include "journal/notes/sitting.h"
#include "journal/signing/sessions.h"
#include "journal/writing/cases.h"
#include "journal/writing/making.h"
#include "journal/writing/meetings.h"
#include "journal/writing/rotation.h"
#include "journal/writing/saved.h"
#include "journal/writing/tasks.h"
#include "journal/writing/votes.h"

/* To add one: the next moment (INT64_MAX: none), and what is to be done then. next_ms is asked
 * after every batch, so it answers from memory. act does all that is due by now, or a part of it,
 * and need not succeed: as long as its moment has passed it is called again. */
struct due_source {
	int64_t (*next_ms)(const struct core *core);
	void (*act)(struct batch *batch, int64_t now_ms);
};

/* The clock was set back. What waits for a moment it takes at its word; only what began later than
 * now needs to be told. */
static int64_t clock_next_ms(const struct core *core)
{
	return world_now_ms(core->world) < core->latest_ms ? INT64_MIN : INT64_MAX;
}

static void clock_set_back(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	if (!core_has_house(core))
		return;
	struct house_limits limits = core_limits(core);
	if (!batch_begin(batch) ||
		!batch_stored(batch, directory_turn_back(core->directory, &limits)))
		return;
	core->latest_ms = now_ms;
	notes_turn_back(&core->notes, now_ms);
	sessions_look_again_at_all(core);
}

static const struct due_source sources[] = {
	{clock_next_ms, clock_set_back},
	{sessions_next_ms, sessions_check},
	{sweep_next_ms, sweep},
	{rotation_next_ms, rotation_step},
	{reminders_next_ms, reminders_send},
	{meetings_next_ms, meetings_act},
	{tasks_next_ms, tasks_remind},
	{minutes_next_ms, minutes_act},
	{cases_next_ms, cases_act},
	{votes_next_ms, votes_act},
	{notes_next_ms, notes_act},
	{telling_next_ms, telling_act},
};
enum { SOURCE_COUNT = sizeof(sources) / sizeof(*sources) };

int64_t due_next_ms(struct core *core)
{
	int64_t earliest_ms = INT64_MAX;
	for (int i = 0; i < SOURCE_COUNT; i++) {
		int64_t next_ms = sources[i].next_ms(core);
		earliest_ms = next_ms < earliest_ms ? next_ms : earliest_ms;
	}
	bool holds = core->due_hold_ms <= world_now_ms(core->world) + LIMIT_RETRY_MS;
	return !holds || earliest_ms > core->due_hold_ms ? earliest_ms : core->due_hold_ms;
}

int64_t due_wait_ms(struct core *core)
{
	int64_t next_ms = due_next_ms(core), now_ms = world_now_ms(core->world);
	if (next_ms == INT64_MAX)
		return -1;
	if (next_ms <= now_ms)
		return 0;
	return next_ms - now_ms < LIMIT_CLOCK_MS ? next_ms - now_ms : LIMIT_CLOCK_MS;
}

bool due_do(struct batch *batch, struct core *core)
{
	int64_t now_ms = world_now_ms(core->world);
	if (now_ms > core->latest_ms)
		core->latest_ms = now_ms;
	int64_t latest_ms = core->latest_ms;
	if (due_next_ms(core) > now_ms)
		return false;
	batch_start(batch, core);
	for (int i = 0; i < SOURCE_COUNT; i++)
		if (sources[i].next_ms(core) <= now_ms)
			sources[i].act(batch, now_ms);
	batch_end(batch, NULL);
	if (batch->failed) /* nor was it noted that the clock was set back */
		core->latest_ms = latest_ms;
	/* What could not be stored is tried again, but not at once and for ever. */
	core->due_hold_ms = batch->failed ? now_ms + LIMIT_RETRY_MS : INT64_MIN;
	return true;
}
