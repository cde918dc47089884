/* Decisions and tasks: what may be put on record, what is refused, and what comes along to the next
 * of a series. */
#include "room_meeting_fixture.h"

#include "room/tasks.h"

static const struct text words = {"Rabatt", 6};

/* A command about an earlier event, or about none, of which the journal knows this. */
static enum error_kind ask_about(
	struct fixture *f, uint64_t person, const struct command *command, struct subject subject)
{
	f->command = *command;
	f->rows[command_subject(command)] = subject;
	return ask(f, person);
}

static enum error_kind decide(
	struct fixture *f, uint64_t person, struct decision_make_params params, bool in_meeting)
{
	struct subject subject = {0};
	if (in_meeting)
		subject = f->rows[f->meeting];
	subject.named = params.has_meeting = in_meeting;
	params.meeting = in_meeting ? f->meeting : 0;
	params.text = words;
	const struct command command = {
		.kind = COMMAND_DECISION_MAKE, .params.decision_make = params};
	return ask_about(f, person, &command, subject);
}

static const struct decided *decided(const struct fixture *f)
{
	assert_int_equal(f->decision.events[0].kind, EVENT_DECISION_MADE);
	return &f->decision.events[0].body.decision_made.decided;
}

static void decisions_are_numbered_and_say_who_was_there(void **state)
{
	STATE;
	assert_int_equal(decide(f, PETER, (struct decision_make_params){0}, false), ERROR_NONE);
	assert_int_equal(decided(f)->number, 1);
	assert_false(decided(f)->has_present);
	assert_int_equal(f->decision.events[0].ref, 0);
	begin(f, 2);
	ATTEND(PETER, true);
	const struct decision_make_params at_item = {.has_item = true, .item = 2};
	assert_int_equal(decide(f, TINA, at_item, true), ERROR_NONE);
	assert_int_equal(decided(f)->number, 2);
	assert_int_equal(decided(f)->item, 2);
	assert_int_equal(f->decision.events[0].ref, f->meeting);
	assert_int_equal(decided(f)->present.count, 2);
	assert_int_equal(decided(f)->present.items[0].person, MARK);
	assert_int_equal(decided(f)->present.items[1].person, PETER);
	assert_int_equal(decide(f, PETER, at_item, true), ERROR_NOT_ALLOWED);
	assert_int_equal(f->room->decisions, 2);
}

static void a_decision_belongs_to_a_meeting_that_goes_on_and_an_item_of_it(void **state)
{
	STATE;
	const struct decision_make_params at_first = {.has_item = true, .item = 1};
	assert_int_equal(decide(f, LENA, at_first, false), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	plan(f, plan_of_week(f), 1);
	assert_int_equal(decide(f, LENA, at_first, true), ERROR_WRONG_PHASE);
	RUN(LENA, MEETING_PHASE_RUNNING);
	ASK(PETER, COMMAND_AGENDA_ADD, agenda_add,
		.draft = {.title = text_of("Neu"), .purpose = ITEM_PURPOSE_CASE});
	for (int64_t number = 2; number <= 3; number++) { /* only proposed; none */
		decide(f, LENA, (struct decision_make_params){.has_item = true, .item = number},
			true);
		assert_refused(f, "item", "unknown");
	}
	RUN(LENA, MEETING_PHASE_PAUSED);
	assert_int_equal(decide(f, LENA, at_first, true), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(decide(f, LENA, at_first, true), ERROR_WRONG_PHASE);
}

/* What the journal found of what is named besides. */
static enum error_kind decide_by_poll(
	struct fixture *f, const char *misnamed, const struct poll_closed *outcome)
{
	const struct command command = {.kind = COMMAND_DECISION_MAKE,
		.params.decision_make = {.text = words, .has_poll = true, .poll = 3}};
	return ask_about(
		f, PETER, &command, (struct subject){.misnamed = misnamed, .outcome = outcome});
}

static void the_counts_of_a_closed_poll_are_copied(void **state)
{
	STATE;
	struct poll_count counts[] = {{1, 4}, {2, 1}};
	const struct poll_closed counted = {.voted = 5, .has_counts = true, .counts = {2, counts}};
	const struct poll_closed dropped = {.voted = 0};
	assert_int_equal(decide_by_poll(f, NULL, &counted), ERROR_NONE);
	assert_int_equal(decided(f)->poll, 3);
	assert_int_equal(decided(f)->counts.count, 2);
	assert_int_equal(decided(f)->counts.items[0].votes, 4);
	assert_int_equal(decide_by_poll(f, NULL, &dropped), ERROR_NONE);
	assert_false(decided(f)->has_counts);
	assert_int_equal(decide_by_poll(f, NULL, NULL), ERROR_WRONG_PHASE);
	assert_string_equal(f->refusal.field, "poll");
	decide_by_poll(f, "poll", NULL);
	assert_refused(f, "poll", "unknown");
	decide_by_poll(f, "corrects", &counted);
	assert_refused(f, "corrects", "unknown");
}

static enum error_kind reword(struct fixture *f, uint64_t person, uint64_t seq, int64_t item)
{
	const struct command command = {.kind = COMMAND_DECISION_CHANGE,
		.params.decision_change = {.decision = seq, .text = words}};
	struct subject subject = f->rows[seq];
	subject.item = item;
	return ask_about(f, person, &command, subject);
}

static void a_wording_is_open_as_long_as_what_it_was_made_at(void **state)
{
	STATE;
	begin(f, 2);
	decide(f, TINA, (struct decision_make_params){.has_item = true, .item = 1}, true);
	uint64_t at_item = f->room->head;
	decide(f, LENA, (struct decision_make_params){0}, true);
	uint64_t at_none = f->room->head;
	decide(f, PETER, (struct decision_make_params){0}, false);
	uint64_t outside = f->room->head;
	assert_int_equal(reword(f, TINA, at_item, 1), ERROR_NONE);
	assert_int_equal(reword(f, MARK, at_item, 1), ERROR_NONE);
	assert_int_equal(reword(f, PETER, at_item, 1), ERROR_NOT_ALLOWED);
	assert_int_equal(reword(f, PETER, outside, 0), ERROR_WRONG_PHASE);
	for (int left = 0; left < 2; left++) {
		GO_LEAVING(MARK, 1, left ? ITEM_STATE_PARKED : ITEM_STATE_DONE);
		assert_int_equal(reword(f, TINA, at_item, 1), ERROR_WRONG_PHASE);
		assert_int_equal(reword(f, LENA, at_none, 0), ERROR_NONE);
		GO_TO(MARK, left ? 0 : 2, 1); /* and is taken up again */
		assert_int_equal(reword(f, TINA, at_item, 1), ERROR_NONE);
	}
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(reword(f, TINA, at_item, 1), ERROR_WRONG_PHASE);
	assert_int_equal(reword(f, LENA, at_none, 0), ERROR_WRONG_PHASE);
}

static enum error_kind make(struct fixture *f, uint64_t person, struct task_make_params params)
{
	struct subject subject = {0};
	if (params.has_meeting)
		subject = f->rows[params.meeting];
	subject.named = params.has_meeting;
	params.text = words;
	const struct command command = {.kind = COMMAND_TASK_MAKE, .params.task_make = params};
	return ask_about(f, person, &command, subject);
}

/* A task of an item of the meeting; its number. */
static uint64_t make_at(struct fixture *f, int64_t item)
{
	const struct task_make_params params = {
		.has_meeting = true, .meeting = f->meeting, .has_item = true, .item = item};
	assert_int_equal(make(f, LENA, params), ERROR_NONE);
	return f->room->head;
}

static enum error_kind change(
	struct fixture *f, uint64_t seq, struct task_state was, struct task_change_params params)
{
	struct command command = {.kind = COMMAND_TASK_CHANGE, .params.task_change = params};
	struct subject subject = f->rows[seq];
	const struct task_state *known = tasks_find(f->room, seq);
	subject.task = known ? known : &was;
	command.params.task_change.task = seq;
	command.params.task_change.text = words;
	return ask_about(f, PETER, &command, subject);
}

static void close_task(struct fixture *f, uint64_t seq)
{
	assert_int_equal(change(f, seq, (struct task_state){0},
				 (struct task_change_params){.status = TASK_STATUS_DONE}),
		ERROR_NONE);
}

static void a_task_is_for_a_member_who_is_no_bot(void **state)
{
	STATE;
	struct task_make_params params = {.has_person = true, .person = STRANGER};
	make(f, PETER, params);
	assert_refused(f, "person", "unknown_person");
	params.person = BOT;
	make(f, PETER, params);
	assert_refused(f, "person", "not_for_bots");
	params.person = TINA;
	assert_int_equal(make(f, PETER, params), ERROR_NONE);
	uint64_t seq = f->room->head;
	assert_int_equal(tasks_find(f->room, seq)->what.person, TINA);
	struct task_change_params next = {
		.status = TASK_STATUS_DOING, .has_person = true, .person = BOT};
	change(f, seq, (struct task_state){0}, next);
	assert_refused(f, "person", "not_for_bots");
	members_remove(f->room, TINA);
	next.person = TINA; /* who has left, and it stays hers */
	assert_int_equal(change(f, seq, (struct task_state){0}, next), ERROR_NONE);
	next.has_person = false;
	assert_int_equal(change(f, seq, (struct task_state){0}, next), ERROR_NONE);
	next.has_person = true;
	change(f, seq, (struct task_state){0}, next);
	assert_refused(f, "person", "unknown_person");
}

static void so_many_tasks_are_open_in_a_room(void **state)
{
	STATE;
	for (int i = 0; i < PROTO_TASKS_OPEN_MAX; i++)
		assert_int_equal(make(f, PETER, (struct task_make_params){0}), ERROR_NONE);
	uint64_t last = f->room->head;
	struct task_state closed = *tasks_find(f->room, last);
	closed.what.status = TASK_STATUS_DONE;
	closed.what.text = words;
	assert_int_equal(make(f, PETER, (struct task_make_params){0}), ERROR_TOO_MANY);
	close_task(f, last);
	assert_int_equal(make(f, PETER, (struct task_make_params){0}), ERROR_NONE);
	const struct task_change_params again = {.status = TASK_STATUS_OPEN};
	assert_int_equal(change(f, last, closed, again), ERROR_TOO_MANY);
	const struct task_change_params dropped = {.status = TASK_STATUS_DROPPED};
	assert_int_equal(change(f, last, closed, dropped), ERROR_NONE);
	close_task(f, last - 1);
	assert_int_equal(change(f, last, closed, again), ERROR_NONE);
	assert_int_equal(tasks_count(f->room), PROTO_TASKS_OPEN_MAX);
}

static void a_change_that_changes_nothing_is_no_event(void **state)
{
	STATE;
	make(f, PETER, (struct task_make_params){0});
	uint64_t seq = f->room->head;
	struct task_state was = *tasks_find(f->room, seq);
	change(f, seq, was, (struct task_change_params){.status = TASK_STATUS_OPEN});
	assert_int_equal(f->decision.count, 0);
	close_task(f, seq);
	was.what.status = TASK_STATUS_DONE;
	was.what.text = words;
	change(f, seq, was, (struct task_change_params){.status = TASK_STATUS_DONE});
	assert_int_equal(f->decision.count, 0);
}

/* Ends the meeting and goes over to the next. */
static void end_and_follow(struct fixture *f)
{
	assert_int_equal(RUN(LENA, MEETING_PHASE_ENDED), ERROR_NONE);
	const struct event *last = &f->decision.events[f->decision.count - 1];
	assert_int_equal(last->kind, EVENT_MEETING_PLANNED);
	f->meeting = last->seq;
}

static void begin_series(struct fixture *f, size_t items)
{
	struct meeting_plan wanted = plan_of_week(f);
	put_dates(&wanted, 8);
	assert_int_equal(plan(f, wanted, items), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_RUNNING);
}

static void assert_follows(const struct fixture *f, int64_t number, uint64_t task, uint64_t origin)
{
	assert_true(item(f, number)->has_follow && item(f, number)->follow);
	assert_int_equal(item(f, number)->state, ITEM_STATE_OPEN);
	assert_false(item(f, number)->has_postponed);
	assert_int_equal(item(f, number)->origin, origin);
	assert_int_equal(item(f, number)->tasks.count, 1);
	assert_int_equal(item(f, number)->tasks.items[0].task, task);
}

static void what_is_done_comes_along_as_long_as_a_task_of_it_is_open(void **state)
{
	STATE;
	begin_series(f, 3);
	uint64_t first = f->meeting, task = make_at(f, 2);
	make(f, LENA, (struct task_make_params){0}); /* of no item */
	GO(LENA, 1);
	GO(LENA, 2);
	end_and_follow(f);
	assert_int_equal(meeting(f)->agenda.items.count, 2);
	assert_follows(f, 1, task, first);
	assert_int_equal(item(f, 2)->postponed, 1); /* the third, which was not done */
	assert_false(item(f, 2)->has_follow);
	RUN(LENA, MEETING_PHASE_RUNNING);
	GO(LENA, 1); /* done once more, and the task is open still */
	end_and_follow(f);
	assert_follows(f, 1, task, first);
	RUN(LENA, MEETING_PHASE_RUNNING);
	GO_LEAVING(LENA, 1, ITEM_STATE_OPEN); /* nobody has taken it up */
	end_and_follow(f);
	assert_follows(f, 1, task, first);
	close_task(f, task);
	RUN(LENA, MEETING_PHASE_RUNNING);
	end_and_follow(f);
	assert_int_equal(meeting(f)->agenda.items.count, 1);
	assert_int_equal(item(f, 1)->postponed, 4);
}

static void one_that_is_taken_up_again_is_postponed_like_any_other(void **state)
{
	STATE;
	begin_series(f, 1);
	uint64_t task = make_at(f, 1);
	GO(LENA, 1);
	end_and_follow(f);
	RUN(LENA, MEETING_PHASE_RUNNING);
	GO_LEAVING(LENA, 1, ITEM_STATE_PARKED);
	uint64_t another = make_at(f, 1);
	end_and_follow(f);
	assert_false(item(f, 1)->has_follow && item(f, 1)->follow);
	assert_int_equal(item(f, 1)->postponed, 1);
	assert_int_equal(item(f, 1)->tasks.count, 2);
	assert_int_equal(item(f, 1)->tasks.items[0].task, task);
	assert_int_equal(item(f, 1)->tasks.items[1].task, another);
	RUN(LENA, MEETING_PHASE_RUNNING);
	GO(LENA, 1);
	close_task(f, task);
	end_and_follow(f);
	assert_true(item(f, 1)->follow);
	assert_int_equal(item(f, 1)->tasks.count, 1);
	assert_int_equal(item(f, 1)->tasks.items[0].task, another);
}

static void what_stands_on_every_agenda_comes_once_whatever_its_tasks(void **state)
{
	STATE;
	begin_series(f, 1);
	ASK(LENA, COMMAND_AGENDA_CHANGE, agenda_change, .item = 1, .has_standing = true,
		.standing = true);
	make_at(f, 1);
	GO(LENA, 1);
	end_and_follow(f);
	assert_int_equal(meeting(f)->agenda.items.count, 1);
	assert_false(item(f, 1)->has_follow);
	assert_false(item(f, 1)->has_tasks);
	assert_false(item(f, 1)->has_postponed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(decisions_are_numbered_and_say_who_was_there),
		TEST(a_decision_belongs_to_a_meeting_that_goes_on_and_an_item_of_it),
		TEST(the_counts_of_a_closed_poll_are_copied),
		TEST(a_wording_is_open_as_long_as_what_it_was_made_at),
		TEST(a_task_is_for_a_member_who_is_no_bot),
		TEST(so_many_tasks_are_open_in_a_room),
		TEST(a_change_that_changes_nothing_is_no_event),
		TEST(what_is_done_comes_along_as_long_as_a_task_of_it_is_open),
		TEST(one_that_is_taken_up_again_is_postponed_like_any_other),
		TEST(what_stands_on_every_agenda_comes_once_whatever_its_tasks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
