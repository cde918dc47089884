/* The next meeting of a series and what it takes along; what happens to a meeting by itself. */
#include "room_meeting_fixture.h"

#define SETTLE(number, wanted)                                                                     \
	ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = (number), .has_state = true,       \
		.state = (wanted))

/* A series of so many more dates; its first meeting has so many items. */
static void plan_series(struct fixture *f, size_t later, size_t items)
{
	struct meeting_plan wanted = plan_of_week(f);
	put_dates(&wanted, later);
	assert_int_equal(plan(f, wanted, items), ERROR_NONE);
}

/* Goes over to the meeting that the last decision planned. */
static void follow(struct fixture *f)
{
	const struct event *last = &f->decision.events[f->decision.count - 1];
	assert_int_equal(last->kind, EVENT_MEETING_PLANNED);
	f->meeting = last->seq;
}

/* Runs the meeting, and ends it. */
static void hold(struct fixture *f)
{
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_int_equal(RUN(LENA, MEETING_PHASE_ENDED), ERROR_NONE);
	follow(f);
}

static void the_end_of_a_meeting_plans_the_next_date(void **state)
{
	STATE;
	static const struct client_id none = {{0}};
	plan_series(f, 2, 1);
	uint64_t first = f->meeting;
	const struct meeting_plan planned = meeting(f)->plan;
	int64_t start = planned.start;
	hold(f);
	const struct event *event = &f->decision.events[f->decision.count - 1];
	assert_int_equal(event->author, 0);
	assert_int_equal(event->ref, 0);
	assert_memory_equal(&event->client_id, &none, sizeof(none));
	assert_int_equal(meeting(f)->owner, LENA);
	assert_int_equal(meeting(f)->plan.start, start + HOUR_MS);
	assert_int_equal(meeting(f)->plan.later.count, 1);
	assert_int_equal(meeting(f)->plan.later.items[0].start, start + 2 * HOUR_MS);
	assert_string_equal(meeting(f)->plan.title.data, "Wochenmeeting");
	assert_int_equal(meeting(f)->plan.moderator, MARK);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_PLANNED);
	assert_int_equal(meeting(f)->series, first);
	assert_int_equal(meeting(f)->previous, first);
	uint64_t second = f->meeting;
	hold(f);
	assert_int_equal(meeting(f)->series, first);
	assert_int_equal(meeting(f)->previous, second);
	assert_int_equal(meeting(f)->plan.later.count, 0);
}

static void after_the_last_date_there_is_no_next(void **state)
{
	STATE;
	plan_series(f, 0, 1);
	RUN(LENA, MEETING_PHASE_RUNNING);
	assert_int_equal(RUN(LENA, MEETING_PHASE_ENDED), ERROR_NONE);
	assert_int_equal(meetings_count(f->room), 0);
}

/* As those are that a server slept through: they would end as soon as they were planned. */
static void dates_that_are_over_are_passed_by(void **state)
{
	STATE;
	const int64_t length_ms = (45 + PROTO_MEETING_FORGOTTEN_MINUTES) * MINUTE_MS;
	plan_series(f, 4, 1);
	int64_t start = meeting(f)->plan.start;
	f->now_ms = start + 2 * HOUR_MS + length_ms - 1;
	hold(f);
	assert_int_equal(meeting(f)->plan.start, start + 2 * HOUR_MS);
	assert_int_equal(meeting(f)->plan.later.count, 2);
	assert_int_equal(item(f, 1)->postponed, 1);
	f->now_ms = start + 3 * HOUR_MS + length_ms;
	hold(f);
	assert_int_equal(meeting(f)->plan.start, start + 4 * HOUR_MS);
	assert_int_equal(meeting(f)->plan.later.count, 0);
	plan_series(f, 2, 1);
	f->now_ms += 24 * HOUR_MS;
	RUN(LENA, MEETING_PHASE_RUNNING);
	assert_int_equal(RUN(LENA, MEETING_PHASE_ENDED), ERROR_NONE);
	assert_int_equal(meetings_count(f->room), 1); /* the last of the other series */
}

static void what_is_not_done_comes_along_and_is_counted(void **state)
{
	STATE;
	plan_series(f, 3, 5);
	uint64_t first = f->meeting;
	SETTLE(2, ITEM_STATE_DONE);
	SETTLE(3, ITEM_STATE_PARKED);
	ASK(PETER, COMMAND_AGENDA_ADD, agenda_add,
		.draft = {.title = text_of("Neu"), .purpose = ITEM_PURPOSE_CASE});
	ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = 5, .has_title = true,
		.title = text_of("Fünf"));
	RUN(LENA, MEETING_PHASE_RUNNING);
	GO_LEAVING(LENA, 1, ITEM_STATE_OPEN);
	RUN(LENA, MEETING_PHASE_ENDED);
	follow(f);
	assert_int_equal(meeting(f)->agenda.items.count, 5);
	assert_int_equal(meeting(f)->agenda.made, 5);
	for (int64_t n = 1; n <= 5; n++) {
		assert_int_equal(meeting(f)->agenda.items.items[n - 1].item, n);
		assert_int_equal(item(f, n)->postponed, 1);
		assert_int_equal(item(f, n)->origin, first);
		assert_false(item(f, n)->has_left_ms);
		assert_int_equal(item(f, n)->state, n == 5 ? ITEM_STATE_PROPOSED : ITEM_STATE_OPEN);
	}
	assert_string_equal(item(f, 4)->title.data, "Fünf");
	assert_string_equal(item(f, 5)->title.data, "Neu");
	assert_int_equal(item(f, 5)->by, PETER);
	hold(f);
	assert_int_equal(item(f, 1)->postponed, 2);
	assert_int_equal(item(f, 1)->origin, first); /* where it stood first */
}

static void what_it_ends_at_is_left_as_one_says(void **state)
{
	STATE;
	static const struct {
		enum item_state leave;
		size_t carried;
	} rows[] = {{ITEM_STATE_DONE, 1}, {ITEM_STATE_PARKED, 2}, {ITEM_STATE_OPEN, 2}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		plan_series(f, 1, 2);
		RUN(LENA, MEETING_PHASE_RUNNING);
		RUN(LENA, MEETING_PHASE_PAUSED); /* its clock stands still already */
		assert_int_equal(
			ASK(LENA, COMMAND_MEETING_RUN, meeting_run, .phase = MEETING_PHASE_ENDED,
				.has_leave = true, .leave = ITEM_STATE_PROPOSED),
			ERROR_INVALID_PARAMS);
		assert_string_equal(f->refusal.field, "leave");
		assert_int_equal(
			ASK(LENA, COMMAND_MEETING_RUN, meeting_run, .phase = MEETING_PHASE_ENDED,
				.has_leave = true, .leave = rows[i].leave),
			ERROR_NONE);
		follow(f);
		assert_int_equal(meeting(f)->agenda.items.count, rows[i].carried);
		ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel, .series = true);
	}
}

static void what_stands_on_every_agenda_comes_again(void **state)
{
	STATE;
	plan_series(f, 3, 2);
	for (int64_t n = 1; n <= 2; n++)
		ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = n, .has_standing = true,
			.standing = true);
	RUN(LENA, MEETING_PHASE_RUNNING);
	f->now_ms += MINUTE_MS;
	GO(LENA, 1);
	f->now_ms += MINUTE_MS;
	RUN(LENA, MEETING_PHASE_ENDED);
	follow(f);
	assert_int_equal(meeting(f)->agenda.items.count, 2);
	for (int64_t n = 1; n <= 2; n++) { /* the second was not done: it has come again anyway */
		assert_int_equal(item(f, n)->state, ITEM_STATE_OPEN);
		assert_false(item(f, n)->has_postponed || item(f, n)->has_origin);
		assert_false(item(f, n)->has_left_ms);
		assert_true(item(f, n)->standing);
	}
}

static void time_that_was_given_or_taken_in_a_meeting_is_not_the_plan_of_the_next(void **state)
{
	STATE;
	plan_series(f, 3, 3);
	int64_t minutes = item(f, 1)->minutes;
	RUN(LENA, MEETING_PHASE_RUNNING);
	for (int i = 0; i < 2; i++)
		assert_int_equal(ASK(LENA, COMMAND_MEETING_EXTEND, meeting_extend, .seen = 1,
					 .minutes = 2, .has_from = true, .from = 2),
			ERROR_NONE);
	assert_int_equal(item(f, 1)->minutes, minutes + 4);
	assert_int_equal(item(f, 2)->minutes, minutes - 4);
	assert_int_equal(ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = 2,
				 .has_minutes = true, .minutes = 7),
		ERROR_NONE);
	GO_LEAVING(LENA, 1, ITEM_STATE_OPEN);
	RUN(LENA, MEETING_PHASE_ENDED);
	follow(f);
	assert_int_equal(item(f, 1)->minutes, minutes);
	assert_int_equal(item(f, 2)->minutes, 7); /* planned anew meanwhile */
	assert_false(item(f, 1)->has_planned || item(f, 2)->has_planned);
}

static void what_is_postponed_is_counted_to_a_thousand(void **state)
{
	STATE;
	plan_series(f, 1, 1);
	struct meeting worn = *meeting(f);
	worn.agenda.items.items[0].has_postponed = true;
	worn.agenda.items.items[0].postponed = PROTO_AGENDA_POSTPONED_MAX;
	hold(f);
	assert_int_equal(item(f, 1)->postponed, PROTO_AGENDA_POSTPONED_MAX);
}

static void the_next_date_comes_in_the_place_of_one_that_is_called_off(void **state)
{
	STATE;
	plan_series(f, 2, 2);
	int64_t start = meeting(f)->plan.start;
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel), ERROR_NONE);
	follow(f);
	assert_int_equal(meeting(f)->plan.start, start + HOUR_MS);
	assert_int_equal(meeting(f)->agenda.items.count, 2);
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel, .has_series = true,
				 .series = true),
		ERROR_NONE);
	assert_int_equal(meetings_count(f->room), 0);
}

/* Does what is due, in this many minutes from now. */
static bool wait(struct fixture *f, int64_t minutes)
{
	f->now_ms += minutes * MINUTE_MS;
	const struct moment moment = {f->now_ms, 1};
	if (!room_decide_due(f->room, f->house, f->meeting, &moment, &f->decision))
		return false;
	for (size_t i = 0; i < f->decision.count; i++) {
		assert_int_equal(f->decision.events[i].author, 0);
		room_apply(f->room, &f->decision.events[i]);
	}
	return true;
}

static enum meeting_phase moved_to(const struct fixture *f)
{
	assert_int_equal(f->decision.events[0].kind, EVENT_MEETING_MOVED);
	assert_int_equal(f->decision.events[0].ref, f->meeting);
	return f->decision.events[0].body.meeting_moved.run.phase;
}

static void the_lobby_opens_ten_minutes_before(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_false(wait(f, 60 - PROTO_MEETING_NOTICE_MINUTES - 1));
	assert_int_equal(f->decision.count, 0);
	assert_true(wait(f, 1));
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(moved_to(f), MEETING_PHASE_LOBBY);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_LOBBY);
	assert_false(wait(f, 1));
}

static void what_was_never_begun_ends_a_quarter_of_an_hour_after_its_end(void **state)
{
	STATE;
	plan_series(f, 1, 2);
	wait(f, 60);
	assert_false(wait(f, 45 + PROTO_MEETING_FORGOTTEN_MINUTES - 1));
	assert_true(wait(f, 1));
	assert_int_equal(moved_to(f), MEETING_PHASE_ENDED);
	assert_false(f->decision.events[0].body.meeting_moved.run.has_started);
	assert_int_equal(f->decision.events[0].body.meeting_moved.run.ended, f->now_ms);
	assert_int_equal(f->decision.count, 2);
	follow(f);
	assert_int_equal(item(f, 1)->postponed, 1);
}

static void what_was_slept_through_ends_without_a_lobby(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_true(wait(f, 60 + 45 + PROTO_MEETING_FORGOTTEN_MINUTES));
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(moved_to(f), MEETING_PHASE_ENDED);
}

static void a_forgotten_meeting_ends_and_its_clock_with_it(void **state)
{
	STATE;
	begin(f, 2);
	assert_false(wait(f, 45 + PROTO_MEETING_FORGOTTEN_MINUTES - 1));
	RUN(LENA, MEETING_PHASE_PAUSED);
	assert_true(wait(f, 1));
	assert_int_equal(moved_to(f), MEETING_PHASE_ENDED);
	begin(f, 2);
	assert_true(wait(f, 45 + PROTO_MEETING_FORGOTTEN_MINUTES));
	assert_int_equal(f->decision.count, 2);
	assert_int_equal(f->decision.events[1].body.agenda_changed.agenda.items.items[0].left_ms,
		(10 - 45 - PROTO_MEETING_FORGOTTEN_MINUTES) * MINUTE_MS);
	assert_false(wait(f, 60));
}

static void nothing_is_due_of_a_template_or_in_an_archived_room(void **state)
{
	STATE;
	struct meeting_plan template = plan_of_week(f);
	template.has_start = false;
	plan(f, template, 1);
	assert_false(wait(f, 1000000));
	plan(f, plan_of_week(f), 1);
	f->room->settings.archived = true;
	assert_false(wait(f, 1000));
	f->room->settings.archived = false;
	assert_true(wait(f, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_end_of_a_meeting_plans_the_next_date),
		TEST(after_the_last_date_there_is_no_next),
		TEST(dates_that_are_over_are_passed_by),
		TEST(what_is_not_done_comes_along_and_is_counted),
		TEST(what_it_ends_at_is_left_as_one_says),
		TEST(what_stands_on_every_agenda_comes_again),
		TEST(time_that_was_given_or_taken_in_a_meeting_is_not_the_plan_of_the_next),
		TEST(what_is_postponed_is_counted_to_a_thousand),
		TEST(the_next_date_comes_in_the_place_of_one_that_is_called_off),
		TEST(the_lobby_opens_ten_minutes_before),
		TEST(what_was_never_begun_ends_a_quarter_of_an_hour_after_its_end),
		TEST(what_was_slept_through_ends_without_a_lobby),
		TEST(a_forgotten_meeting_ends_and_its_clock_with_it),
		TEST(nothing_is_due_of_a_template_or_in_an_archived_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
