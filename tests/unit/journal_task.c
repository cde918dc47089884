/* Tasks: what is told and reminded of, what the index says, and how it is rebuilt. P-83. The clock
 * is the test's. */
#include "journal_damage.h"
#include "journal_meeting.h"

#include "base/limits.h"

static const int64_t notice_ms = PROTO_TASK_NOTICE_HOURS * 60 * 60 * 1000,
		     day_ms = 24 * 60 * 60 * 1000;
static const char *const due = "\"reason\":\"task_due\"", *const given = "\"reason\":\"task\"";

/* What a task is, as JSON: who does it (0: nobody), until when (0: no day). */
static const char *task_text(struct fixture *f, uint64_t person, int64_t until_ms)
{
	static char text[128];
	char id[16], who[48] = "", until[48] = "";
	if (person) {
		fixture_me(f, person, id);
		snprintf(who, sizeof(who), ",\"person\":\"%s\"", id);
	}
	if (until_ms)
		snprintf(until, sizeof(until), ",\"until\":%lld", (long long)until_ms);
	snprintf(text, sizeof(text), "\"text\":\"Brandt nachfassen\"%s%s", who, until);
	return text;
}

static unsigned make(struct fixture *f, uint64_t person, int64_t until_ms)
{
	const char *text = task_text(f, person, until_ms);
	fixture_say(
		f, ANNA, "task.make", "\"room\":\"%s\",%s,%s", f->room, fixture_fresh_id(f), text);
	return seq_said(f);
}

static unsigned change(struct fixture *f, uint64_t by, unsigned task, const char *status,
	uint64_t person, int64_t until_ms)
{
	const char *text = task_text(f, person, until_ms);
	fixture_say(f, by, "task.change", "\"room\":\"%s\",%s,\"task\":%u,\"status\":\"%s\",%s",
		f->room, fixture_fresh_id(f), task, status, text);
	return seq_said(f);
}

static unsigned count_in(const char *text, const char *piece)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, piece)); at++)
		count++;
	return count;
}

/* How many open notices of tasks somebody has. */
static unsigned notices(struct fixture *f, uint64_t connection)
{
	fixture_say(f, connection, "inbox.list", "\"done\":false");
	return count_in(f->answer, "\"reason\":\"task");
}

static void whoever_does_it_is_reminded_before_and_once_more_when_it_is_over(void **state)
{
	STATE;
	int64_t until_ms = f->now_ms + 3 * day_ms;
	make(f, JONAS, until_ms);
	assert_true(was_told(f, JONAS, given));
	assert_false(was_told(f, LENA, "inbox.added"));
	pass(f, 3 * day_ms - notice_ms - 1);
	assert_null(f->list);
	pass(f, 1);
	assert_true(was_told(f, JONAS, due));
	assert_false(was_told(f, ANNA, "inbox.added"));
	assert_int_equal(notices(f, JONAS), 1);
	assert_says(f, "\"reason\":\"task_due\",\"done\":false,\"called\":true");
	pass(f, notice_ms - 1);
	assert_null(f->list);
	pass(f, 1);
	assert_true(was_told(f, JONAS, due));
	pass(f, 5 * day_ms);
	assert_false(was_told(f, JONAS, due));
	assert_int_equal(notices(f, JONAS), 1);
}

static void reminders_come_once_over_a_restart_and_a_clock_set_back(void **state)
{
	STATE;
	int64_t until_ms = f->now_ms + 3 * day_ms;
	unsigned task = make(f, JONAS, until_ms);
	pass(f, 3 * day_ms - notice_ms);
	assert_true(was_told(f, JONAS, due));
	fixture_close(f);
	f->now_ms -= day_ms;
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	pass(f, 0);
	change(f, ANNA, task, "doing", JONAS, until_ms); /* the same person and day */
	for (int i = 0; i < 2; i++) {
		pass(f, day_ms / 2);
		assert_false(was_told(f, JONAS, due));
	}
	pass(f, notice_ms - 1);
	assert_false(was_told(f, JONAS, due));
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	assert_int_equal(notices(f, JONAS), 0);
	fixture_close(f);
	f->now_ms += day_ms; /* what had to happen meanwhile happens at the start */
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	assert_int_equal(notices(f, JONAS), 1);
	f->now_ms -= 2 * day_ms;
	pass(f, 0);
	pass(f, 2 * day_ms);
	assert_false(was_told(f, JONAS, due));
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static void another_day_and_another_person_are_reminded_anew(void **state)
{
	STATE;
	int64_t until_ms = f->now_ms + 2 * day_ms;
	unsigned task = make(f, JONAS, until_ms);
	pass(f, 2 * day_ms - notice_ms);
	assert_true(was_told(f, JONAS, due));
	until_ms += 2 * day_ms;
	change(f, JONAS, task, "open", JONAS, until_ms);
	pass(f, 2 * day_ms);
	assert_true(was_told(f, JONAS, due));
	change(f, JONAS, task, "open", LENA, until_ms);
	assert_true(was_told(f, LENA, given));
	assert_int_equal(notices(f, JONAS), 0);
	pass(f, notice_ms);
	assert_true(was_told(f, LENA, due));
	assert_false(was_told(f, JONAS, "inbox"));
	change(f, LENA, task, "waiting", 0, until_ms);
	assert_int_equal(notices(f, LENA), 0);
}

static void of_what_is_closed_archived_or_left_nobody_is_reminded(void **state)
{
	STATE;
	int64_t until_ms = f->now_ms + 2 * day_ms;
	unsigned closed = make(f, JONAS, until_ms), held = make(f, JONAS, until_ms);
	make(f, LENA, until_ms);
	change(f, ANNA, closed, "dropped", JONAS, until_ms);
	assert_int_equal(notices(f, JONAS), 1);
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\",%s", f->room, fixture_fresh_id(f));
	assert_int_equal(notices(f, LENA), 0);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	pass(f, 2 * day_ms - notice_ms);
	assert_null(f->list);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_hello(f, LENA, f->tokens[LENA]);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":false", f->room,
		fixture_fresh_id(f));
	pass(f, notice_ms);
	assert_true(was_told(f, JONAS, due));
	assert_false(was_told(f, LENA, due));
	fixture_say(f, JONAS, "task.list", " ");
	assert_int_equal(count_in(f->answer, "\"state\""), 1);
	change(f, JONAS, held, "done", JONAS, until_ms);
	assert_int_equal(notices(f, JONAS), 0);
}

static void another_title_changes_nothing_of_what_is_due(void **state)
{
	STATE;
	make(f, JONAS, f->now_ms + 3 * day_ms);
	pass(f, 3 * day_ms - notice_ms);
	assert_true(was_told(f, JONAS, due));
	f->now_ms -= day_ms;
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"title\":\"anders\"", f->room,
		fixture_fresh_id(f));
	pass(f, day_ms);
	assert_false(was_told(f, JONAS, due));
}

/* The tasks are the room's, and the meeting's end is not theirs. */
static void the_end_of_a_meeting_leaves_its_tasks_in_the_inbox(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	const char *text = task_text(f, JONAS, 0);
	fixture_say(f, ANNA, "task.make", "\"room\":\"%s\",%s,\"meeting\":%u,\"item\":1,%s",
		f->room, fixture_fresh_id(f), meeting, text);
	assert_says(f, "result");
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_int_equal(notices(f, JONAS), 1);
}

static const char index_rows[] = "SELECT * FROM task ORDER BY key";

static void the_index_is_rebuilt_row_by_row(void **state)
{
	STATE;
	BUFFER_AUTO live = {0};
	BUFFER_AUTO rebuilt = {0};
	unsigned one = make(f, JONAS, f->now_ms + 3 * day_ms), other = make(f, JONAS, 0);
	make(f, 0, f->now_ms + day_ms);
	make(f, 0, 0);
	f->now_ms += hour_ms;
	change(f, JONAS, one, "doing", LENA, f->now_ms + notice_ms / 2);
	change(f, JONAS, other, "done", JONAS, 0);
	fixture_close(f);
	read_rows(f, index_rows, &live);
	assert_int_equal(reindex(f).tasks_wrong, 0);
	static const char *const spoilt[] = {"DELETE FROM task", "UPDATE task SET last = last + 1",
		"UPDATE task SET person = 77", "UPDATE task SET until_ms = 5",
		"UPDATE task SET open = 1 - open", "UPDATE task SET changed_ms = 5",
		"UPDATE task SET due_ms = 5",
		("INSERT INTO task SELECT key, 3, 4, 5, 1, 6, 7 FROM event"
		 " WHERE key = (2 << 32) + 2")};
	static const unsigned wrong[] = {4, 4, 4, 4, 4, 4, 4, 1};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		run_sql(f, spoilt[i]);
		assert_int_equal(count_faults(f), wrong[i]);
		struct reindexed done = reindex(f);
		assert_int_equal(done.tasks_wrong, wrong[i]);
		assert_int_equal(done.tasks, 4);
		read_rows(f, index_rows, &rebuilt);
		assert_string_equal(rebuilt.data, live.data);
	}
	assert_int_equal(count_faults(f), 0);
	fixture_open(f);
}

static void with_its_room_the_index_goes(void **state)
{
	STATE;
	BUFFER_AUTO rows = {0};
	make(f, JONAS, f->now_ms + 3 * day_ms);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "result");
	pass(f, 3 * day_ms);
	assert_false(was_told(f, JONAS, due));
	fixture_close(f);
	read_rows(f, index_rows, &rows);
	assert_string_equal(rows.data, "");
	fixture_open(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(whoever_does_it_is_reminded_before_and_once_more_when_it_is_over),
		MEETING_TEST(reminders_come_once_over_a_restart_and_a_clock_set_back),
		MEETING_TEST(another_day_and_another_person_are_reminded_anew),
		MEETING_TEST(of_what_is_closed_archived_or_left_nobody_is_reminded),
		MEETING_TEST(another_title_changes_nothing_of_what_is_due),
		MEETING_TEST(the_end_of_a_meeting_leaves_its_tasks_in_the_inbox),
		MEETING_TEST(the_index_is_rebuilt_row_by_row),
		MEETING_TEST(with_its_room_the_index_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
