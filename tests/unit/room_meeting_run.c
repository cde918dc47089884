/* A meeting while it runs: its phases, its clock, from item to item. */
#include "room_meeting_fixture.h"

enum { NOT_BEGUN = -999 };

static void begun_at_about_its_time_it_ends_as_planned(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	static const int64_t late[] = {-44, 0, 44};
	for (size_t i = 0; i < 3; i++) {
		wanted.start = f->now_ms + HOUR_MS;
		plan(f, wanted, 1);
		f->now_ms = wanted.start + late[i] * MINUTE_MS;
		assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
		assert_int_equal(meeting(f)->run.started, f->now_ms);
		assert_int_equal(meeting(f)->run.until, wanted.start + 45 * MINUTE_MS);
	}
}

static void begun_at_another_time_it_takes_its_length(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	static const int64_t late[] = {-45, 45};
	for (size_t i = 0; i < 2; i++) {
		wanted.start = f->now_ms + HOUR_MS;
		plan(f, wanted, 1);
		f->now_ms = wanted.start + late[i] * MINUTE_MS;
		RUN(LENA, MEETING_PHASE_RUNNING);
		assert_int_equal(meeting(f)->run.until, f->now_ms + 45 * MINUTE_MS);
	}
}

static void whoever_begins_it_is_in_it_and_moderates_only_as_planned(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 2);
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_int_equal(f->decision.count, 2);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEETING_MOVED);
	assert_int_equal(f->decision.events[1].kind, EVENT_MEETING_ATTENDED);
	assert_true(meeting_has(meeting(f), LENA));
	assert_int_equal(meeting_moderator(meeting(f)), MARK);
	plan(f, plan_of_week(f), 2);
	RUN(LENA, MEETING_PHASE_LOBBY);
	ATTEND(LENA, true);
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_int_equal(f->decision.count, 1); /* she was in it */
}

static void a_meeting_begins_at_its_first_open_item(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 3);
	ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = 1, .has_state = true,
		.state = ITEM_STATE_PARKED);
	RUN(LENA, MEETING_PHASE_RUNNING);
	assert_at(f, 2);
	assert_int_equal(until_over(f), 10);
	plan(f, plan_of_week(f), 0);
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_false(meeting(f)->run.has_item);
	assert_false(meeting(f)->run.has_deadline);
}

/* From each phase to each; what comes of it: + it goes on, = it is so, x the wrong phase. */
static void a_meeting_takes_one_step_after_the_other(void **state)
{
	STATE;
	static const struct {
		enum meeting_phase from;
		const char *to; /* lobby, running, paused, ended */
	} rows[] = {
		{MEETING_PHASE_PLANNED, "++xx"},
		{MEETING_PHASE_LOBBY, "=+xx"},
		{MEETING_PHASE_RUNNING, "x=++"},
		{MEETING_PHASE_PAUSED, "x+=+"},
		{MEETING_PHASE_ENDED, "xxxx"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (int to = 0; to < 4; to++) {
			plan(f, plan_of_week(f), 1);
			if (rows[i].from > MEETING_PHASE_RUNNING)
				RUN(LENA, MEETING_PHASE_RUNNING);
			if (rows[i].from > MEETING_PHASE_PLANNED)
				assert_int_equal(RUN(LENA, rows[i].from), ERROR_NONE);
			enum error_kind error =
				RUN(LENA, (enum meeting_phase)(MEETING_PHASE_LOBBY + to));
			char got = error ? 'x' : f->decision.count ? '+' : '=';
			assert_true(error == ERROR_NONE || error == ERROR_WRONG_PHASE);
			if (got != rows[i].to[to])
				fail_msg("from %d to %d: %c", (int)rows[i].from,
					MEETING_PHASE_LOBBY + to, got);
			if (meetings_find(f->room, f->meeting) &&
				meeting(f)->run.phase > MEETING_PHASE_LOBBY)
				RUN(LENA, MEETING_PHASE_ENDED);
			else if (meetings_find(f->room, f->meeting))
				ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel);
		}
}

static void a_meeting_is_not_run_back_to_its_plan(void **state)
{
	STATE;
	begin(f, 1);
	assert_int_equal(RUN(LENA, MEETING_PHASE_PLANNED), ERROR_INVALID_PARAMS);
	assert_refused(f, "phase", "not_one_of");
	assert_int_equal(RUN(LENA, MEETING_PHASE_CANCELLED), ERROR_INVALID_PARAMS);
}

static void a_pause_keeps_what_is_left_of_the_item_and_not_the_end(void **state)
{
	STATE;
	begin(f, 2);
	int64_t until = meeting(f)->run.until;
	f->now_ms += 4 * MINUTE_MS;
	assert_int_equal(RUN(MARK, MEETING_PHASE_PAUSED), ERROR_NONE);
	assert_int_equal(f->decision.count, 2);
	assert_false(meeting(f)->run.has_deadline);
	assert_at(f, 1);
	assert_int_equal(left_of(f, 1), 6);
	f->now_ms += HOUR_MS;
	assert_int_equal(RUN(MARK, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_int_equal(until_over(f), 6);
	assert_int_equal(meeting(f)->run.until, until);
}

static void going_on_marks_the_item_done_and_keeps_what_was_left(void **state)
{
	STATE;
	begin(f, 3);
	f->now_ms += 12 * MINUTE_MS;
	assert_int_equal(GO(MARK, 1), ERROR_NONE);
	assert_int_equal(f->decision.count, 2);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEETING_MOVED);
	assert_memory_equal(&f->decision.events[0].client_id, &CLIENT_ID, sizeof(CLIENT_ID));
	assert_int_equal(item(f, 1)->state, ITEM_STATE_DONE);
	assert_int_equal(left_of(f, 1), -2);
	assert_at(f, 2);
	assert_int_equal(until_over(f), 10);
	assert_true(meeting(f)->run.has_back);
	assert_int_equal(meeting(f)->run.back, 1);
}

static void an_item_is_left_as_one_says(void **state)
{
	STATE;
	begin(f, 3);
	assert_int_equal(GO_LEAVING(MARK, 1, ITEM_STATE_PROPOSED), ERROR_INVALID_PARAMS);
	assert_refused(f, "leave", "not_one_of");
	assert_int_equal(GO_LEAVING(MARK, 1, ITEM_STATE_PARKED), ERROR_NONE);
	assert_int_equal(item(f, 1)->state, ITEM_STATE_PARKED);
	assert_int_equal(GO_LEAVING(MARK, 2, ITEM_STATE_OPEN), ERROR_NONE);
	assert_int_equal(item(f, 2)->state, ITEM_STATE_OPEN);
	assert_at(f, 3);
	assert_int_equal(GO(MARK, 3), ERROR_NONE); /* after the last the first that is open */
	assert_at(f, 2);
}

static void after_the_last_open_item_a_meeting_is_at_none(void **state)
{
	STATE;
	begin(f, 2);
	GO(MARK, 1);
	f->now_ms += 3 * MINUTE_MS;
	assert_int_equal(GO(MARK, 2), ERROR_NONE);
	assert_false(meeting(f)->run.has_item);
	assert_false(meeting(f)->run.has_deadline);
	assert_false(meeting(f)->run.has_back);
	assert_int_equal(item(f, 2)->state, ITEM_STATE_DONE);
	assert_int_equal(left_of(f, 2), 7);
	assert_int_equal(GO(MARK, 0), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	assert_int_equal(GO_TO(MARK, 0, 2), ERROR_NONE);
	assert_at(f, 2);
	assert_int_equal(until_over(f), 7);
	assert_false(meeting(f)->run.has_back);
}

static void one_goes_to_any_item_there_is(void **state)
{
	STATE;
	begin(f, 3);
	assert_int_equal(GO_TO(MARK, 1, 4), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	assert_int_equal(GO_TO(MARK, 1, 1), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
	ASK(PETER, COMMAND_AGENDA_ADD, agenda_add, .draft = items_of(1).items[0]);
	assert_int_equal(GO_TO(MARK, 1, 4), ERROR_NONE); /* proposed: so it is accepted */
	assert_at(f, 4);
	f->now_ms += 4 * MINUTE_MS;
	assert_int_equal(GO_TO(MARK, 4, 1), ERROR_NONE); /* done: so it is taken up again */
	assert_at(f, 1);
	f->now_ms += MINUTE_MS;
	assert_int_equal(GO_TO(MARK, 1, 4), ERROR_NONE);
	assert_int_equal(until_over(f), 6); /* it goes on from what was left */
}

static void whoever_was_slower_is_told_so(void **state)
{
	STATE;
	begin(f, 3);
	assert_int_equal(GO(MARK, 1), ERROR_NONE);
	assert_int_equal(GO(LENA, 1), ERROR_OUTDATED);
	assert_int_equal(GO(LENA, 0), ERROR_OUTDATED);
	assert_int_equal(UNDO(LENA, 1), ERROR_OUTDATED);
	assert_int_equal(ASK(LENA, COMMAND_MEETING_EXTEND, meeting_extend, .seen = 1, .minutes = 5),
		ERROR_OUTDATED);
	assert_at(f, 2);
}

static void nothing_moves_before_the_beginning_or_after_the_end(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 2);
	assert_int_equal(GO(MARK, 0), ERROR_WRONG_PHASE);
	assert_int_equal(UNDO(MARK, 1), ERROR_WRONG_PHASE);
	assert_int_equal(ASK(MARK, COMMAND_MEETING_EXTEND, meeting_extend, .seen = 1, .minutes = 5),
		ERROR_WRONG_PHASE);
	RUN(MARK, MEETING_PHASE_RUNNING);
	RUN(MARK, MEETING_PHASE_ENDED);
	assert_int_equal(GO(MARK, 1), ERROR_WRONG_PHASE);
	assert_int_equal(GO(PETER, 1), ERROR_WRONG_PHASE);
}

static void the_last_step_is_taken_back_once(void **state)
{
	STATE;
	begin(f, 3);
	assert_int_equal(UNDO(MARK, 1), ERROR_WRONG_PHASE); /* there was none */
	f->now_ms += 4 * MINUTE_MS;
	GO(MARK, 1);
	assert_int_equal(UNDO(MARK, 2), ERROR_NONE);
	assert_at(f, 1);
	assert_int_equal(until_over(f), 6);
	assert_int_equal(left_of(f, 2), NOT_BEGUN);
	assert_false(meeting(f)->run.has_back);
	assert_int_equal(UNDO(MARK, 1), ERROR_WRONG_PHASE);
}

static void a_step_taken_back_later_has_cost_what_it_has(void **state)
{
	STATE;
	begin(f, 3);
	GO_LEAVING(MARK, 1, ITEM_STATE_PARKED);
	f->now_ms += 3 * MINUTE_MS;
	assert_int_equal(UNDO(MARK, 2), ERROR_NONE);
	assert_at(f, 1);
	assert_int_equal(until_over(f), 10);
	assert_int_equal(left_of(f, 2), 7);
	GO(MARK, 1);
	assert_int_equal(UNDO(MARK, 2), ERROR_NONE);
	assert_int_equal(left_of(f, 2), 7); /* what it had before */
}

static void there_is_no_step_back_to_what_was_removed(void **state)
{
	STATE;
	begin(f, 2);
	GO(MARK, 1);
	assert_int_equal(ASK(MARK, COMMAND_AGENDA_REMOVE, agenda_remove, .item = 1), ERROR_NONE);
	assert_int_equal(UNDO(MARK, 2), ERROR_WRONG_PHASE);
}

static void in_a_pause_one_goes_on_without_a_clock(void **state)
{
	STATE;
	begin(f, 2);
	f->now_ms += MINUTE_MS;
	RUN(MARK, MEETING_PHASE_PAUSED);
	f->now_ms += HOUR_MS;
	assert_int_equal(GO(MARK, 1), ERROR_NONE);
	assert_at(f, 2);
	assert_int_equal(left_of(f, 1), 9);
	assert_false(meeting(f)->run.has_deadline);
	f->now_ms += HOUR_MS;
	assert_int_equal(UNDO(MARK, 2), ERROR_NONE);
	assert_int_equal(left_of(f, 2), NOT_BEGUN);
	RUN(MARK, MEETING_PHASE_RUNNING);
	assert_int_equal(until_over(f), 9);
}

static enum error_kind extend(struct fixture *f, int64_t minutes, int64_t from)
{
	return ASK(MARK, COMMAND_MEETING_EXTEND, meeting_extend, .seen = 1, .minutes = minutes,
		.has_from = from != 0, .from = from);
}

static void more_time_makes_the_meeting_end_later(void **state)
{
	STATE;
	begin(f, 2);
	int64_t until = meeting(f)->run.until;
	assert_int_equal(extend(f, 5, 0), ERROR_NONE);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEETING_MOVED);
	assert_int_equal(item(f, 1)->minutes, 15);
	assert_int_equal(until_over(f), 15);
	assert_int_equal(meeting(f)->run.until, until + 5 * MINUTE_MS);
}

static void more_time_is_taken_from_another_item_that_has_it(void **state)
{
	STATE;
	begin(f, 3);
	int64_t until = meeting(f)->run.until;
	assert_int_equal(extend(f, 10, 2), ERROR_NONE);
	assert_int_equal(item(f, 1)->minutes, 20);
	assert_int_equal(item(f, 2)->minutes, 0);
	assert_int_equal(meeting(f)->run.until, until);
	assert_int_equal(extend(f, 1, 2), ERROR_INVALID_PARAMS);
	assert_refused(f, "minutes", "too_large");
	assert_int_equal(extend(f, 11, 3), ERROR_INVALID_PARAMS);
	assert_int_equal(f->refusal.limit, 10);
	assert_int_equal(extend(f, 1, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "from", "unknown");
	assert_int_equal(extend(f, 1, 4), ERROR_INVALID_PARAMS);
	assert_refused(f, "from", "unknown");
	ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = 3, .has_state = true,
		.state = ITEM_STATE_PARKED);
	assert_int_equal(extend(f, 1, 3), ERROR_INVALID_PARAMS);
	assert_refused(f, "from", "unknown");
}

static void an_item_that_was_begun_gives_what_is_left_of_it(void **state)
{
	STATE;
	begin(f, 2);
	GO_LEAVING(MARK, 1, ITEM_STATE_OPEN);
	f->now_ms += 7 * MINUTE_MS;
	assert_int_equal(GO_LEAVING(MARK, 2, ITEM_STATE_OPEN), ERROR_NONE);
	assert_int_equal(extend(f, 4, 2), ERROR_INVALID_PARAMS);
	assert_int_equal(f->refusal.limit, 3);
	assert_int_equal(extend(f, 3, 2), ERROR_NONE);
	assert_int_equal(left_of(f, 2), 0);
	assert_int_equal(item(f, 2)->minutes, 7);
}

static void more_time_in_a_pause_is_there_after_it(void **state)
{
	STATE;
	begin(f, 2);
	f->now_ms += 4 * MINUTE_MS;
	RUN(MARK, MEETING_PHASE_PAUSED);
	assert_int_equal(extend(f, 5, 0), ERROR_NONE);
	assert_int_equal(left_of(f, 1), 11);
	f->now_ms += HOUR_MS;
	RUN(MARK, MEETING_PHASE_RUNNING);
	assert_int_equal(until_over(f), 11);
}

static void an_item_takes_so_many_minutes_at_most(void **state)
{
	STATE;
	begin(f, 1);
	ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = 1, .has_minutes = true,
		.minutes = PROTO_MEETING_MINUTES_MAX - 5);
	assert_int_equal(extend(f, 6, 0), ERROR_INVALID_PARAMS);
	assert_refused(f, "minutes", "too_large");
	assert_int_equal(f->refusal.limit, 5);
	assert_int_equal(extend(f, 5, 0), ERROR_NONE);
	assert_int_equal(item(f, 1)->minutes, PROTO_MEETING_MINUTES_MAX);
}

static void the_end_keeps_what_was_left_and_stops_the_clock(void **state)
{
	STATE;
	begin(f, 2);
	GO(MARK, 1);
	f->now_ms += 4 * MINUTE_MS;
	assert_int_equal(RUN(MARK, MEETING_PHASE_ENDED), ERROR_NONE);
	assert_int_equal(f->decision.count, 2);
	const struct meeting_run *run = &f->decision.events[0].body.meeting_moved.run;
	assert_int_equal(run->phase, MEETING_PHASE_ENDED);
	assert_int_equal(run->ended, f->now_ms);
	assert_true(run->has_started);
	assert_false(run->has_item || run->has_deadline || run->has_back);
	const struct agenda *agenda = &f->decision.events[1].body.agenda_changed.agenda;
	assert_int_equal(agenda->items.items[1].left_ms, 6 * MINUTE_MS);
	assert_int_equal(agenda->items.items[1].state, ITEM_STATE_OPEN);
	assert_null(meetings_find(f->room, f->meeting));
}

static void a_clock_that_is_set_back_gives_nobody_more_time(void **state)
{
	STATE;
	begin(f, 2);
	f->now_ms += 4 * MINUTE_MS;
	ATTEND(PETER, true); /* room time has come so far */
	f->now_ms -= 3 * MINUTE_MS;
	GO(MARK, 1);
	assert_int_equal(left_of(f, 1), 6);
	assert_int_equal(meeting(f)->run.deadline, f->room->time_ms + 10 * MINUTE_MS);
}

static void what_was_overrun_is_counted_for_a_day(void **state)
{
	STATE;
	begin(f, 2);
	f->now_ms += 25 * (int64_t)HOUR_MS;
	GO(MARK, 1);
	assert_int_equal(item(f, 1)->left_ms, -86400000);
	ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = 1, .has_minutes = true,
		.minutes = 0);
	assert_int_equal(item(f, 1)->left_ms, -86400000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(begun_at_about_its_time_it_ends_as_planned),
		TEST(begun_at_another_time_it_takes_its_length),
		TEST(whoever_begins_it_is_in_it_and_moderates_only_as_planned),
		TEST(a_meeting_begins_at_its_first_open_item),
		TEST(a_meeting_takes_one_step_after_the_other),
		TEST(a_meeting_is_not_run_back_to_its_plan),
		TEST(a_pause_keeps_what_is_left_of_the_item_and_not_the_end),
		TEST(going_on_marks_the_item_done_and_keeps_what_was_left),
		TEST(an_item_is_left_as_one_says),
		TEST(after_the_last_open_item_a_meeting_is_at_none),
		TEST(one_goes_to_any_item_there_is),
		TEST(whoever_was_slower_is_told_so),
		TEST(nothing_moves_before_the_beginning_or_after_the_end),
		TEST(the_last_step_is_taken_back_once),
		TEST(a_step_taken_back_later_has_cost_what_it_has),
		TEST(there_is_no_step_back_to_what_was_removed),
		TEST(in_a_pause_one_goes_on_without_a_clock),
		TEST(more_time_makes_the_meeting_end_later),
		TEST(more_time_is_taken_from_another_item_that_has_it),
		TEST(an_item_that_was_begun_gives_what_is_left_of_it),
		TEST(more_time_in_a_pause_is_there_after_it),
		TEST(an_item_takes_so_many_minutes_at_most),
		TEST(the_end_keeps_what_was_left_and_stops_the_clock),
		TEST(a_clock_that_is_set_back_gives_nobody_more_time),
		TEST(what_was_overrun_is_counted_for_a_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
