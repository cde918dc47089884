/* Meetings: planning, changing, calling off; who comes, and who moderates. */
#include "room_meeting_fixture.h"

static void a_member_plans_a_meeting_and_answers_for_it(void **state)
{
	STATE;
	assert_int_equal(plan(f, plan_of_week(f), 3), ERROR_NONE);
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEETING_PLANNED);
	assert_memory_equal(&f->decision.events[0].client_id, &CLIENT_ID, sizeof(CLIENT_ID));
	assert_int_equal(meeting(f)->owner, LENA);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_PLANNED);
	assert_int_equal(meeting(f)->agenda.made, 3);
	for (int64_t n = 1; n <= 3; n++) {
		assert_int_equal(meeting(f)->agenda.items.items[n - 1].item, n);
		assert_int_equal(item(f, n)->state, ITEM_STATE_OPEN);
		assert_false(item(f, n)->has_by);
	}
	assert_false(meeting(f)->has_series);
}

static enum error_kind begin_at_once(struct fixture *f, struct meeting_plan wanted)
{
	f->command = (struct command){.kind = COMMAND_MEETING_PLAN,
		.params.meeting_plan = {.client_id = CLIENT_ID,
			.plan = wanted,
			.items = items_of(2),
			.has_begin = true,
			.begin = true}};
	enum error_kind error = ask(f, LENA);
	f->meeting = f->decision.events[0].seq;
	return error;
}

static void a_meeting_is_planned_and_begun_in_one(void **state)
{
	STATE;
	static const struct client_id none = {{0}};
	struct meeting_plan now = plan_of_week(f);
	now.start = f->now_ms;
	assert_int_equal(begin_at_once(f, now), ERROR_NONE);
	assert_int_equal(f->decision.count, 3);
	assert_memory_equal(&f->decision.events[0].client_id, &CLIENT_ID, sizeof(CLIENT_ID));
	for (size_t i = 1; i < 3; i++) {
		assert_int_equal(f->decision.events[i].ref, f->meeting);
		assert_memory_equal(&f->decision.events[i].client_id, &none, sizeof(none));
	}
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_RUNNING);
	assert_int_equal(meeting(f)->run.started, f->now_ms);
	assert_at(f, 1);
	assert_int_equal(until_over(f), 10);
	assert_true(meeting_has(meeting(f), LENA));
	assert_int_equal(meeting_moderator(meeting(f)), MARK);
}

static void a_template_does_not_begin(void **state)
{
	STATE;
	struct meeting_plan template = plan_of_week(f);
	template.has_start = false;
	assert_int_equal(begin_at_once(f, template), ERROR_INVALID_PARAMS);
	assert_refused(f, "start", "missing");
	assert_int_equal(plan(f, template, 1), ERROR_NONE);
	assert_int_equal(RUN(LENA, MEETING_PHASE_LOBBY), ERROR_WRONG_PHASE);
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_WRONG_PHASE);
}

static void whoever_is_named_is_a_member_and_nobody_is_twice(void **state)
{
	STATE;
	struct attendee people[] = {{PETER, ATTENDEE_ROLE_PRESENTER}, {TINA, 1}};
	struct meeting_plan wanted = plan_of_week(f);
	wanted.attendees = (struct attendee_list){2, people};
	assert_int_equal(plan(f, wanted, 1), ERROR_NONE);
	people[1].person = PETER;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "attendees", "taken");
	people[1].person = STRANGER;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "attendees", "unknown_person");
	wanted.attendees.count = 1;
	wanted.minute_taker = STRANGER;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "minute_taker", "unknown_person");
	wanted.minute_taker = TINA;
	wanted.moderator = STRANGER;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "moderator", "unknown_person");
	wanted.moderator = BOT;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "moderator", "not_for_bots");
}

static void what_is_to_be_looked_at_is_an_address(void **state)
{
	STATE;
	struct meeting_link link = {text_of("Angebot"), text_of("https://haus.example/1")};
	struct meeting_plan wanted = plan_of_week(f);
	wanted.has_call = wanted.has_links = true;
	wanted.call = text_of("http://call.example");
	wanted.links = (struct meeting_link_list){1, &link};
	assert_int_equal(plan(f, wanted, 1), ERROR_NONE);
	wanted.call = text_of("javascript:alert(1)");
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "call", "malformed");
	wanted.has_call = false;
	link.address = text_of("ftp://haus.example");
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "address", "malformed");
}

static void dates_of_a_series_follow_one_another(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	put_dates(&wanted, 2);
	assert_int_equal(plan(f, wanted, 1), ERROR_NONE);
	dates[0].start = wanted.start;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "later", "malformed");
	dates[0].start = dates[1].start;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	wanted.has_start = false;
	wanted.later.count = 1;
	assert_int_equal(plan(f, wanted, 1), ERROR_INVALID_PARAMS);
	assert_refused(f, "later", "malformed");
}

static void a_room_has_so_many_open_meetings(void **state)
{
	STATE;
	for (int i = 0; i < PROTO_MEETINGS_OPEN_MAX; i++)
		assert_int_equal(plan(f, plan_of_week(f), 0), ERROR_NONE);
	assert_int_equal(plan(f, plan_of_week(f), 0), ERROR_TOO_MANY);
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel), ERROR_NONE);
	assert_int_equal(plan(f, plan_of_week(f), 0), ERROR_NONE);
	assert_int_equal(meetings_count(f->room), PROTO_MEETINGS_OPEN_MAX);
}

static enum error_kind change(struct fixture *f, uint64_t person, struct meeting_plan wanted)
{
	return ASK(person, COMMAND_MEETING_CHANGE, meeting_change, .plan = wanted);
}

static void a_change_takes_the_place_of_the_plan_and_of_the_owner(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	plan(f, wanted, 2);
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_int_equal(f->decision.count, 0); /* it says the same */
	wanted.has_links = true;                /* none */
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
	wanted.minutes = 30;
	assert_int_equal(change(f, MARK, wanted), ERROR_NONE);
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(meeting(f)->plan.minutes, 30);
	assert_int_equal(meeting(f)->owner, LENA);
	assert_int_equal(meeting(f)->agenda.items.count, 2);
	assert_int_equal(ASK(CHIEF, COMMAND_MEETING_CHANGE, meeting_change, .plan = wanted,
				 .has_owner = true, .owner = PETER),
		ERROR_NONE);
	assert_int_equal(meeting(f)->owner, PETER);
	assert_int_equal(change(f, LENA, wanted), ERROR_NOT_ALLOWED);
	assert_int_equal(ASK(CHIEF, COMMAND_MEETING_CHANGE, meeting_change, .plan = wanted,
				 .has_owner = true, .owner = STRANGER),
		ERROR_INVALID_PARAMS);
	assert_refused(f, "owner", "unknown_person");
	wanted.moderator = STRANGER;
	assert_int_equal(change(f, PETER, wanted), ERROR_INVALID_PARAMS);
	assert_refused(f, "moderator", "unknown_person");
}

static void a_meeting_keeps_having_a_date_and_a_template_can_get_one(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	plan(f, wanted, 1);
	wanted.has_start = false;
	assert_int_equal(change(f, LENA, wanted), ERROR_INVALID_PARAMS);
	assert_refused(f, "start", "missing");
	plan(f, wanted, 1);
	wanted.has_start = true;
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_true(meeting(f)->plan.has_start);
}

static void a_meeting_that_is_put_off_closes_its_lobby(void **state)
{
	STATE;
	struct meeting_plan wanted = plan_of_week(f);
	plan(f, wanted, 1);
	assert_int_equal(RUN(LENA, MEETING_PHASE_LOBBY), ERROR_NONE);
	wanted.start += HOUR_MS; /* opened by hand, it stays open */
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_LOBBY);
	f->now_ms = wanted.start - 5 * MINUTE_MS;
	wanted.start += 2 * MINUTE_MS; /* it is still time for it */
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_LOBBY);
	wanted.start += HOUR_MS;
	assert_int_equal(change(f, LENA, wanted), ERROR_NONE);
	assert_int_equal(meeting(f)->run.phase, MEETING_PHASE_PLANNED);
}

static void what_has_begun_is_not_called_off(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_int_equal(RUN(LENA, MEETING_PHASE_LOBBY), ERROR_NONE);
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel), ERROR_NONE);
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(
		f->decision.events[0].body.meeting_moved.run.phase, MEETING_PHASE_CANCELLED);
	assert_int_equal(f->decision.events[0].body.meeting_moved.run.ended, f->now_ms);
	assert_null(meetings_find(f->room, f->meeting));
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel), ERROR_WRONG_PHASE);
	begin(f, 1);
	assert_int_equal(ASK(LENA, COMMAND_MEETING_CANCEL, meeting_cancel), ERROR_WRONG_PHASE);
}

static enum error_kind answer(struct fixture *f, uint64_t person, enum attendee_answer said)
{
	return ASK(person, COMMAND_MEETING_ANSWER, meeting_answer, .answer = said);
}

static void the_last_answer_counts(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_TENTATIVE), ERROR_NONE);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_ACCEPTED), ERROR_NONE);
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_ACCEPTED), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
	assert_int_equal(meeting(f)->answers.count, 1);
	assert_int_equal(meeting(f)->answers.items[0].answer, ATTENDEE_ANSWER_ACCEPTED);
}

static void to_a_template_nobody_comes(void **state)
{
	STATE;
	struct meeting_plan template = plan_of_week(f);
	template.has_start = false;
	plan(f, template, 1);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_ACCEPTED), ERROR_WRONG_PHASE);
	assert_int_equal(ATTEND(PETER, true), ERROR_WRONG_PHASE);
}

/* People nobody knows, in the meeting that is: no room of a test has so many members. */
static void fill(struct fixture *f, size_t count)
{
	static struct attendance_answer answers[PROTO_MEETING_ANSWERS_MAX];
	static struct attendee_here here[PROTO_MEETING_ANSWERS_MAX];
	struct meeting full = *meeting(f);
	for (size_t i = 0; i < count; i++) {
		answers[i] = (struct attendance_answer){100 + i, ATTENDEE_ANSWER_ACCEPTED};
		here[i] = (struct attendee_here){100 + i, 1};
	}
	full.answers = (struct attendance_answer_list){count, answers};
	full.here = (struct attendee_here_list){count, here};
	meetings_put(f->room, &full);
}

static void so_many_people_answer_and_are_in_a_meeting(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	RUN(LENA, MEETING_PHASE_LOBBY);
	fill(f, PROTO_MEETING_ANSWERS_MAX - 1);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_ACCEPTED), ERROR_NONE);
	assert_int_equal(answer(f, TINA, ATTENDEE_ANSWER_ACCEPTED), ERROR_TOO_MANY);
	assert_int_equal(answer(f, PETER, ATTENDEE_ANSWER_DECLINED), ERROR_NONE);
	assert_int_equal(ATTEND(PETER, true), ERROR_NONE);
	assert_int_equal(ATTEND(TINA, true), ERROR_TOO_MANY);
	/* whoever begins it does so from outside */
	assert_int_equal(RUN(LENA, MEETING_PHASE_RUNNING), ERROR_NONE);
	assert_int_equal(meeting(f)->here.count, PROTO_MEETING_ANSWERS_MAX);
}

static void one_comes_once_the_lobby_is_open_and_leaves(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_int_equal(ATTEND(PETER, true), ERROR_WRONG_PHASE);
	RUN(LENA, MEETING_PHASE_LOBBY);
	int64_t came = f->now_ms;
	assert_int_equal(ATTEND(PETER, true), ERROR_NONE);
	f->now_ms += MINUTE_MS;
	assert_int_equal(ATTEND(PETER, true), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
	assert_int_equal(meeting(f)->here.items[0].came, came);
	assert_int_equal(ATTEND(PETER, false), ERROR_NONE);
	assert_int_equal(f->decision.events[0].body.meeting_attended.came, came);
	assert_int_equal(meeting(f)->here.count, 0);
	assert_int_equal(ATTEND(PETER, false), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
}

static enum error_kind moderate(struct fixture *f, uint64_t person, uint64_t whom)
{
	return ASK(person, COMMAND_MEETING_MODERATE, meeting_moderate, .person = whom);
}

static void the_moderation_is_handed_to_somebody_who_is_there(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	assert_int_equal(moderate(f, LENA, LENA), ERROR_WRONG_PHASE);
	RUN(LENA, MEETING_PHASE_LOBBY);
	assert_int_equal(moderate(f, MARK, PETER), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "unknown_person");
	ATTEND(PETER, true);
	assert_int_equal(moderate(f, MARK, PETER), ERROR_NONE);
	assert_int_equal(meeting_moderator(meeting(f)), PETER);
	assert_int_equal(moderate(f, LENA, PETER), ERROR_NONE);
	assert_int_equal(f->decision.count, 0);
	assert_int_equal(moderate(f, MARK, MARK), ERROR_NOT_ALLOWED);
	assert_int_equal(moderate(f, LENA, LENA), ERROR_NONE); /* she is not there herself */
	assert_int_equal(meeting_moderator(meeting(f)), LENA);
	ATTEND(BOT, true);
	assert_int_equal(moderate(f, LENA, BOT), ERROR_INVALID_PARAMS);
	assert_refused(f, "person", "not_for_bots");
}

static void whoever_is_next_takes_over_while_the_moderator_is_gone(void **state)
{
	STATE;
	begin(f, 1);
	ATTEND(PETER, true);
	f->heir = PETER;
	f->moderated = true;
	assert_int_equal(moderate(f, PETER, PETER), ERROR_NOT_ALLOWED);
	f->moderated = false;
	assert_int_equal(moderate(f, TINA, TINA), ERROR_NOT_ALLOWED);
	assert_int_equal(moderate(f, PETER, TINA), ERROR_NOT_ALLOWED);
	assert_int_equal(moderate(f, TINA, PETER), ERROR_NOT_ALLOWED);
	assert_int_equal(moderate(f, PETER, PETER), ERROR_NONE);
	assert_int_equal(meeting_moderator(meeting(f)), PETER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_member_plans_a_meeting_and_answers_for_it),
		TEST(a_meeting_is_planned_and_begun_in_one),
		TEST(a_template_does_not_begin),
		TEST(whoever_is_named_is_a_member_and_nobody_is_twice),
		TEST(what_is_to_be_looked_at_is_an_address),
		TEST(dates_of_a_series_follow_one_another),
		TEST(a_room_has_so_many_open_meetings),
		TEST(a_change_takes_the_place_of_the_plan_and_of_the_owner),
		TEST(a_meeting_keeps_having_a_date_and_a_template_can_get_one),
		TEST(a_meeting_that_is_put_off_closes_its_lobby),
		TEST(what_has_begun_is_not_called_off),
		TEST(the_last_answer_counts),
		TEST(to_a_template_nobody_comes),
		TEST(so_many_people_answer_and_are_in_a_meeting),
		TEST(one_comes_once_the_lobby_is_open_and_leaves),
		TEST(the_moderation_is_handed_to_somebody_who_is_there),
		TEST(whoever_is_next_takes_over_while_the_moderator_is_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
