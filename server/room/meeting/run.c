/* How a meeting goes: its lobby, beginning, pauses and end; and what is due by itself. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

/* Begun within its own length before or after it was to begin, it ends when it was to end. */
static int64_t end_of(const struct work *work)
{
	const struct meeting_plan *plan = &work->meeting.plan;
	int64_t length_ms = plan->minutes * MINUTE_MS;
	int64_t late_ms = work->now_ms - plan->start;
	bool as_planned = late_ms < length_ms && late_ms > -length_ms;
	return (as_planned ? plan->start : work->now_ms) + length_ms;
}

/* Whoever begins it is in it. */
static void bring_in(struct work *work)
{
	const struct meeting *meeting = &work->meeting;
	if (meeting_has(meeting, work->matter->who->person) ||
		meeting->here.count >= PROTO_MEETING_ANSWERS_MAX)
		return;
	work_tell(work, EVENT_MEETING_ATTENDED)->body.meeting_attended =
		(struct meeting_attended){.here = true, .came = work->now_ms};
}

void work_start(struct work *work)
{
	struct meeting_run *run = &work->meeting.run;
	struct agenda_item *first = work_next_open(work, NULL);
	run->phase = MEETING_PHASE_RUNNING;
	run->has_started = run->has_until = true;
	run->started = work->now_ms;
	run->until = end_of(work);
	if (first)
		work_enter(work, first);
	work_tell(work, EVENT_MEETING_MOVED);
	bring_in(work);
}

void work_close(struct work *work, enum meeting_phase phase, enum item_state leave, bool next)
{
	struct meeting_run *run = &work->meeting.run;
	struct agenda_item *item = work_current(work);
	bool left = item && leave != ITEM_STATE_OPEN;
	bool ran = work_stop_clock(work);
	if (left)
		item->state = leave;
	run->phase = phase;
	run->has_ended = true;
	run->ended = work->now_ms;
	run->has_item = run->has_back = false;
	work_tell(work, EVENT_MEETING_MOVED);
	if (ran || left)
		work_tell(work, EVENT_AGENDA_CHANGED);
	if (next)
		work_carry_over(work);
}

static void pause(struct work *work)
{
	bool ran = work_stop_clock(work);
	work->meeting.run.phase = MEETING_PHASE_PAUSED;
	work_tell(work, EVENT_MEETING_MOVED);
	if (ran)
		work_tell(work, EVENT_AGENDA_CHANGED);
}

static void go_on(struct work *work)
{
	struct agenda_item *item = work_current(work);
	work->meeting.run.phase = MEETING_PHASE_RUNNING;
	if (item)
		work_enter(work, item);
	work_tell(work, EVENT_MEETING_MOVED);
}

/* Takes the step from the phase it is in to the one that is wanted. False: there is none. */
static bool step(struct work *work, enum meeting_phase wanted, enum item_state leave)
{
	enum meeting_phase phase = work->meeting.run.phase;
	bool waits = phase == MEETING_PHASE_PLANNED || phase == MEETING_PHASE_LOBBY;
	bool begun = !waits;

	if (!work->meeting.plan.has_start) /* a template */
		return false;
	if (phase == wanted)
		return true;
	if (wanted == MEETING_PHASE_LOBBY && waits) {
		work->meeting.run.phase = wanted;
		work_tell(work, EVENT_MEETING_MOVED);
	} else if (wanted == MEETING_PHASE_RUNNING && waits) {
		work_start(work);
	} else if (wanted == MEETING_PHASE_RUNNING) {
		go_on(work);
	} else if (wanted == MEETING_PHASE_PAUSED && begun) {
		pause(work);
	} else if (wanted == MEETING_PHASE_ENDED && begun) {
		work_close(work, wanted, leave, true);
	} else {
		return false;
	}
	return true;
}

bool rule_meeting_run(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_run_params *params = &matter->command->params.meeting_run;
	enum meeting_phase wanted = params->phase;
	enum item_state leave = params->has_leave ? params->leave : ITEM_STATE_OPEN;
	struct work work;
	if (wanted == MEETING_PHASE_PLANNED || wanted == MEETING_PHASE_CANCELLED)
		return refuse_field(ret_refusal, "phase", "not_one_of");
	if (leave == ITEM_STATE_PROPOSED)
		return refuse_field(ret_refusal, "leave", "not_one_of");
	work_begin(&work, matter, decision, meeting_of(matter));
	return step(&work, wanted, leave) || refuse(ret_refusal, ERROR_WRONG_PHASE);
}

/* What is due is looked at twice: a lobby that ought to have opened may already be past its end. */
bool room_decide_due(const struct room *room, const struct room *house, uint64_t meeting,
	const struct moment *moment, struct decision *ret_decision)
{
	const struct who server = {0};
	const struct matter matter = {room, house, NULL, NULL, &server, moment};
	const struct meeting *found = meetings_find(room, meeting);
	struct work work;

	decision_begin(ret_decision);
	if (!found || room->settings.archived)
		return false;
	work_begin(&work, &matter, ret_decision, found);
	if (meeting_due_ms(found) > work.now_ms)
		return false;
	if (found->run.phase == MEETING_PHASE_PLANNED)
		work.meeting.run.phase = MEETING_PHASE_LOBBY;
	if (meeting_due_ms(&work.meeting) > work.now_ms)
		work_tell(&work, EVENT_MEETING_MOVED);
	else
		work_close(&work, MEETING_PHASE_ENDED, ITEM_STATE_OPEN, true);
	return room->head + ret_decision->count <= PROTO_SEQ_MAX;
}
