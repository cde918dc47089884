/* Who may do what to a meeting; room_may.c has the rows of each command. */
#include "room_meeting_fixture.h"

#include "room/reading.h"

static enum error_kind may(
	struct fixture *f, uint64_t person, enum command_kind action, uint64_t subject)
{
	const struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	return room_may(f->room, &who, action, &f->rows[subject], 0);
}

/* What those who answer for a meeting may, and nobody else. */
static const enum command_kind leading[] = {COMMAND_MEETING_CHANGE, COMMAND_MEETING_CANCEL,
	COMMAND_MEETING_RUN, COMMAND_MEETING_GO, COMMAND_MEETING_UNDO, COMMAND_MEETING_EXTEND,
	COMMAND_MEETING_MODERATE, COMMAND_AGENDA_MOVE, COMMAND_AGENDA_SUMMARISE};
enum { LEADING = sizeof(leading) / sizeof(*leading) };

static void assert_leads(struct fixture *f, uint64_t person, enum error_kind wanted)
{
	for (size_t i = 0; i < LEADING; i++)
		if (may(f, person, leading[i], f->meeting) != wanted)
			fail_msg("%s by %d", command_info(leading[i])->name, (int)person);
}

static void its_owner_its_moderator_and_the_room_s_owners_answer_for_a_meeting(void **state)
{
	STATE;
	begin(f, 1);
	assert_leads(f, LENA, ERROR_NONE);
	assert_leads(f, MARK, ERROR_NONE);
	assert_leads(f, CHIEF, ERROR_NONE);
	assert_leads(f, PETER, ERROR_NOT_ALLOWED);
	assert_leads(f, STRANGER, ERROR_NOT_FOUND);
	ATTEND(PETER, true);
	ASK(LENA, COMMAND_MEETING_MODERATE, meeting_moderate, .person = PETER);
	assert_leads(f, PETER, ERROR_NONE);
	assert_leads(f, MARK, ERROR_NOT_ALLOWED); /* who moderated before */
}

static void whoever_takes_the_minutes_sums_up_and_nothing_else(void **state)
{
	STATE;
	begin(f, 1);
	for (size_t i = 0; i < LEADING; i++)
		assert_int_equal(may(f, TINA, leading[i], f->meeting),
			leading[i] == COMMAND_AGENDA_SUMMARISE ? ERROR_NONE : ERROR_NOT_ALLOWED);
}

/* What whoever is in a meeting may, and of these what they may who lead it and are not. */
static void whoever_is_in_a_meeting_has_a_hand_to_raise(void **state)
{
	STATE;
	static const enum command_kind of_those_here[] = {
		COMMAND_FLOOR_RAISE, COMMAND_FLOOR_READY, COMMAND_FLOOR_SIGN};
	static const enum command_kind of_both[] = {
		COMMAND_FLOOR_LOWER, COMMAND_FLOOR_END, COMMAND_FLOOR_PASS};
	static const enum command_kind of_those_who_lead[] = {COMMAND_FLOOR_GIVE,
		COMMAND_FLOOR_BACK, COMMAND_FLOOR_MOVE, COMMAND_FLOOR_CLOSE, COMMAND_FLOOR_CHECK};
	begin(f, 1);
	ATTEND(PETER, true);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(may(f, PETER, of_those_here[i], f->meeting), ERROR_NONE);
		assert_int_equal(may(f, LENA, of_those_here[i], f->meeting), ERROR_NOT_ALLOWED);
		assert_int_equal(may(f, PETER, of_both[i], f->meeting), ERROR_NONE);
		assert_int_equal(may(f, LENA, of_both[i], f->meeting), ERROR_NONE);
		assert_int_equal(may(f, TINA, of_both[i], f->meeting), ERROR_NOT_ALLOWED);
	}
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(may(f, LENA, of_those_who_lead[i], f->meeting), ERROR_NONE);
		assert_int_equal(
			may(f, PETER, of_those_who_lead[i], f->meeting), ERROR_NOT_ALLOWED);
		assert_int_equal(may(f, TINA, of_those_who_lead[i], f->meeting), ERROR_NOT_ALLOWED);
	}
}

static void nobody_nods_before_it_has_begun(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	RUN(LENA, MEETING_PHASE_LOBBY);
	ATTEND(PETER, true);
	assert_int_equal(may(f, PETER, COMMAND_FLOOR_SIGN, f->meeting), ERROR_WRONG_PHASE);
	RUN(LENA, MEETING_PHASE_RUNNING);
	assert_int_equal(may(f, PETER, COMMAND_FLOOR_SIGN, f->meeting), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_PAUSED);
	assert_int_equal(may(f, PETER, COMMAND_FLOOR_SIGN, f->meeting), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(may(f, PETER, COMMAND_FLOOR_SIGN, f->meeting), ERROR_WRONG_PHASE);
}

static void only_a_meeting_is_one(void **state)
{
	STATE;
	begin(f, 1);
	uint64_t moved = f->room->head;
	static const enum command_kind kinds[] = {COMMAND_MEETING_OPEN, COMMAND_MEETING_ANSWER,
		COMMAND_MEETING_GO, COMMAND_AGENDA_ADD};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(may(f, CHIEF, kinds[i], moved), ERROR_NOT_FOUND);
		assert_int_equal(may(f, CHIEF, kinds[i], 1), ERROR_NOT_FOUND);
	}
	assert_int_equal(may(f, CHIEF, COMMAND_MESSAGE_REPLY, f->meeting), ERROR_NOT_FOUND);
}

static void what_has_ended_is_read_and_not_changed(void **state)
{
	STATE;
	begin(f, 1);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_leads(f, LENA, ERROR_WRONG_PHASE);
	assert_leads(f, PETER, ERROR_WRONG_PHASE);
	assert_int_equal(may(f, PETER, COMMAND_AGENDA_ADD, f->meeting), ERROR_WRONG_PHASE);
	assert_int_equal(may(f, PETER, COMMAND_MEETING_OPEN, f->meeting), ERROR_NONE);
	f->room->settings.archived = true;
	assert_int_equal(may(f, PETER, COMMAND_MEETING_OPEN, f->meeting), ERROR_NONE);
	assert_leads(f, LENA, ERROR_ARCHIVED);
}

/* What a member is given to read of the meeting. */
static struct window open_as(struct fixture *f, uint64_t person)
{
	const struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	struct window window = {0};
	f->command = (struct command){
		.kind = COMMAND_MEETING_OPEN, .params.meeting_open = {.meeting = f->meeting}};
	if (!room_window(f->room, &f->rows[f->meeting], &f->command, &who, &window, &f->refusal))
		assert_int_equal(f->refusal.error, ERROR_NOT_FOUND);
	return window;
}

static void a_latecomer_sees_meetings_that_have_not_ended(void **state)
{
	STATE;
	begin(f, 1);
	members_put(f->room, LATE, MEMBER_ROLE_MEMBER, f->room->head + 1);
	struct window window = open_as(f, LATE);
	assert_int_equal(window.from, f->meeting);
	assert_int_equal(window.to, f->room->head);
	assert_int_equal(window.sight.since, 0);
	assert_int_equal(ATTEND(LATE, true), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(open_as(f, LATE).from, 0);
	assert_int_equal(may(f, LATE, COMMAND_MEETING_GO, f->meeting), ERROR_NOT_FOUND);
	assert_int_equal(open_as(f, PETER).from, f->meeting);
	plan(f, plan_of_week(f), 1);
	ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel);
	window = open_as(f, LATE); /* of what has ended since they came they see what they saw */
	assert_int_equal(window.from, f->meeting);
	assert_true(window.sight.since > 0);
}

static void a_latecomer_hears_what_becomes_of_them(void **state)
{
	static const enum event_kind meeting_kinds[] = {EVENT_MEETING_CHANGED, EVENT_MEETING_MOVED,
		EVENT_MEETING_ANSWERED, EVENT_MEETING_ATTENDED, EVENT_AGENDA_CHANGED,
		EVENT_AGENDA_SUMMARISED, EVENT_AGENDA_CONFIRMED};
	(void)state;
	for (size_t i = 0; i < sizeof(meeting_kinds) / sizeof(*meeting_kinds); i++) {
		bool answers = event_info((int)meeting_kinds[i])->answers;
		assert_int_equal(event_needs(meeting_kinds[i], answers, 5, false), 0);
	}
	assert_int_equal(event_needs(EVENT_MESSAGE_EDITED, false, 5, false), 5);
	assert_int_equal(event_needs(EVENT_MESSAGE_REPLIED, true, 5, false), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(its_owner_its_moderator_and_the_room_s_owners_answer_for_a_meeting),
		TEST(whoever_takes_the_minutes_sums_up_and_nothing_else),
		TEST(whoever_is_in_a_meeting_has_a_hand_to_raise),
		TEST(nobody_nods_before_it_has_begun),
		TEST(only_a_meeting_is_one),
		TEST(what_has_ended_is_read_and_not_changed),
		TEST(a_latecomer_sees_meetings_that_have_not_ended),
		TEST(a_latecomer_hears_what_becomes_of_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
