/* Meetings listed, and kept in the index. */
#include "journal_damage.h"
#include "journal_meeting.h"

static const char *titles(struct fixture *f)
{
	static char text[256];
	size_t size = 0;
	text[0] = '\0';
	for (const char *at = f->answer; (at = strstr(at, "\"title\":\"")); at++)
		size += (size_t)snprintf(text + size, sizeof(text) - size, "%.*s ",
			(int)strcspn(at + 9, "\""), at + 9);
	return text;
}

static unsigned plan_titled(struct fixture *f, const char *title, int64_t start_ms)
{
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = start_ms});
	char text[2048];
	snprintf(text, sizeof(text), "%s",
		plan_text(f, ANNA, (struct plan){.start_ms = start_ms}) +
			strlen("{\"title\":\"Runde\""));
	meet(f, ANNA, "meeting.change", meeting, ",\"plan\":{\"title\":\"%s\"%s", title, text);
	assert_says(f, "\"result\"");
	return meeting;
}

static void a_list_is_in_order_of_beginning_and_templates_come_last(void **state)
{
	STATE;
	const int64_t day_ms = 24 * hour_ms;
	plan_titled(f, "vorlage", 0);
	plan_titled(f, "zwei", f->now_ms + 2 * day_ms);
	plan_titled(f, "fern", f->now_ms + 99 * day_ms);
	unsigned one = plan_titled(f, "eins", f->now_ms + day_ms);
	meet(f, ANNA, "meeting.cancel", one, "%s", "");
	assert_says(f, "\"result\"");
	list(f, JONAS, f->now_ms, 7);
	assert_string_equal(titles(f), "eins zwei fern vorlage ");
	assert_says(f, "\"more\":false,\"now\":1795530600000");
	/* What has ended is found in its own time alone. */
	list(f, JONAS, f->now_ms + 2 * day_ms, 7);
	assert_string_equal(titles(f), "zwei fern vorlage ");
	list(f, LENA, f->now_ms + day_ms + 30 * minute_ms, 1);
	assert_string_equal(titles(f), "eins zwei fern vorlage ");
	list(f, LENA, f->now_ms + day_ms + 30 * minute_ms + 1, 1);
	assert_string_equal(titles(f), "zwei fern vorlage ");
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\"", f->room);
	list(f, LENA, f->now_ms, 7);
	assert_says(f, "\"meetings\":[]");
}

static void a_meeting_that_took_longer_is_found_as_long_as_it_took(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	int64_t began_ms = f->now_ms;
	f->now_ms += 2 * hour_ms;
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
	list(f, JONAS, began_ms + 2 * hour_ms, 1);
	assert_string_equal(titles(f), "Runde ");
	list(f, JONAS, began_ms + 2 * hour_ms + 1, 1);
	assert_string_equal(titles(f), "");
}

static void a_list_says_who_is_invited_and_what_one_has_answered(void **state)
{
	STATE;
	char more[128], jonas[16];
	fixture_me(f, JONAS, jonas);
	snprintf(more, sizeof(more),
		"\"everyone\":false,\"attendees\":[{\"person\":\"%s\",\"role\":\"presenter\"}]",
		jonas);
	unsigned meeting =
		plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms, .more = more});
	meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"tentative\"");
	list(f, JONAS, f->now_ms, 1);
	assert_says(f, "\"invited\":true,\"answer\":\"tentative\"}");
	list(f, LENA, f->now_ms, 1);
	assert_says(f, "\"invited\":false}");
	list(f, ANNA, f->now_ms, 1);
	assert_says(f, "\"invited\":true}");
}

/* L7 */
static void a_list_looks_over_so_many_days_and_no_more(void **state)
{
	STATE;
	list(f, JONAS, f->now_ms, PROTO_MEETING_LIST_DAYS);
	assert_says(f, "\"meetings\":[]");
	list(f, JONAS, f->now_ms, PROTO_MEETING_LIST_DAYS + 1);
	assert_says(f, "\"field\":\"to\",\"reason\":\"too_large\"");
	list(f, JONAS, f->now_ms, -1);
	assert_says(f, "\"field\":\"to\",\"reason\":\"too_small\"");
}

static void a_list_says_that_there_is_more_than_an_answer_holds(void **state)
{
	STATE;
	char room[16];
	snprintf(room, sizeof(room), "%s", f->room);
	unsigned per_room = PROTO_MEETINGS_OPEN_MAX, planned = 0;
	while (planned <= PROTO_MEETING_LIST_MAX) {
		if (planned % per_room == 0) {
			fixture_say(f, ANNA, "room.create", "%s,\"title\":\"r%u\"",
				fixture_fresh_id(f), planned);
			fixture_value(f->answer, "room", f->room, sizeof(f->room));
		}
		plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
		planned++;
		if (planned == PROTO_MEETING_LIST_MAX) {
			list(f, ANNA, f->now_ms, 1);
			assert_says(f, "\"more\":false");
		}
	}
	list(f, ANNA, f->now_ms, 1);
	assert_says(f, "\"more\":true");
	unsigned count = 0;
	for (const char *at = f->answer; (at = strstr(at, "\"meeting\":")); at++)
		count++;
	assert_int_equal(count, PROTO_MEETING_LIST_MAX);
	snprintf(f->room, sizeof(f->room), "%s", room);
}

/* What is not in the answer takes no place in it. */
static void long_agendas_keep_no_meeting_from_a_list(void **state)
{
	STATE;
	enum { ITEMS = 27, ROOM = 400 };
	char outcome[PROTO_AGENDA_OUTCOME_MAX + 1] = "", items[ITEMS * ROOM] = "";
	size_t size = 0;
	memset(outcome, 'x', sizeof(outcome) - 1);
	for (int i = 0; i < ITEMS; i++)
		size += (size_t)snprintf(items + size, sizeof(items) - size,
			"%s{\"title\":\"x\",\"purpose\":\"inform\",\"minutes\":1,\"outcome\":\"%"
			"s\"}",
			i ? "," : "", outcome);
	for (unsigned i = 0; i < PROTO_MEETINGS_OPEN_MAX; i++) {
		const struct plan planned = {.start_ms = f->now_ms + hour_ms};
		fixture_say(f, ANNA, "meeting.plan",
			"\"room\":\"%s\",%s,\"plan\":%s,\"items\":[%s]", f->room,
			fixture_fresh_id(f), plan_text(f, ANNA, planned), items);
		assert_says(f, "\"result\"");
	}
	list(f, ANNA, f->now_ms, 1);
	assert_says(f, "\"more\":false");
}

static void the_index_is_checked_and_rebuilt_row_by_row(void **state)
{
	STATE;
	static const struct {
		const char *sql;
		unsigned wrong;
	} spoilt[] = {
		{"DELETE FROM meeting", 3},
		{"UPDATE meeting SET start_ms = start_ms + 1", 2},
		{"UPDATE meeting SET end_ms = NULL", 2},
		{"UPDATE meeting SET open = NOT open", 3},
		{"UPDATE meeting SET due_ms = due_ms - 1", 1},
		{"UPDATE meeting SET due_ms = NULL", 1},
		{"UPDATE meeting SET due_ms = 5 WHERE NOT open", 1},
		{"INSERT INTO meeting VALUES ((2 << 32) + 1, 1, 2, 1, 3)", 1},
		{"INSERT INTO meeting VALUES ((2 << 32) + 9999, 1, 2, 1, 3)", 1},
	};
	unsigned meeting = live(f);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	plan(f, ANNA, (struct plan){.start_ms = 0});
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	for (size_t i = 0; i < sizeof(spoilt) / sizeof(*spoilt); i++) {
		run_sql(f, spoilt[i].sql);
		assert_int_equal(count_faults(f), spoilt[i].wrong);
		struct reindexed done = reindex(f);
		assert_int_equal(done.meetings, 3);
		assert_int_equal(done.meetings_wrong, spoilt[i].wrong);
		assert_int_equal(count_faults(f), 0);
	}
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	list(f, JONAS, f->now_ms, 1);
	assert_string_equal(titles(f), "Runde Runde Runde ");
}

/* A meeting that does not open is missing from the list, and no other. */
static void a_damaged_meeting_hides_no_other(void **state)
{
	STATE;
	char sql[128];
	unsigned meeting = plan_titled(f, "heil", f->now_ms + hour_ms);
	unsigned damaged = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	meet(f, ANNA, "meeting.run", damaged, ",\"phase\":\"ended\"");
	list(f, JONAS, f->now_ms, 1);
	assert_string_equal(titles(f), "Runde heil ");
	snprintf(sql, sizeof(sql),
		"UPDATE event SET body = zeroblob(60) WHERE key = (2 << 32) + %u", damaged);
	run_sql(f, sql);
	list(f, JONAS, f->now_ms, 1);
	assert_string_equal(titles(f), "heil ");
	open_meeting(f, JONAS, damaged);
	assert_says(f, "unavailable");
	open_meeting(f, JONAS, meeting);
	assert_says(f, "\"result\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(a_list_is_in_order_of_beginning_and_templates_come_last),
		MEETING_TEST(a_meeting_that_took_longer_is_found_as_long_as_it_took),
		MEETING_TEST(a_list_says_who_is_invited_and_what_one_has_answered),
		MEETING_TEST(a_list_looks_over_so_many_days_and_no_more),
		MEETING_TEST(a_list_says_that_there_is_more_than_an_answer_holds),
		MEETING_TEST(long_agendas_keep_no_meeting_from_a_list),
		MEETING_TEST(the_index_is_checked_and_rebuilt_row_by_row),
		MEETING_TEST(a_damaged_meeting_hides_no_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
