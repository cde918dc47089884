/* Meetings read whole, and whom is told of them. */
#include "journal_meeting.h"
#include "journal_damage.h"

enum { MAX = LENA + 1, LATER = 50 };

/* The meeting in an answer of meeting.open, to its records. */
static char *meeting_of(struct fixture *f)
{
	const char *at = strstr(f->answer, "\"meeting\":{"),
		   *end = strstr(f->answer, "\"events\":");
	if (!at || !end)
		fail_msg("no meeting in %s", f->answer);
	return memory_copy_text(at, (size_t)(end - at));
}

static void a_meeting_that_has_ended_reads_as_it_did_when_it_was_open(void **state)
{
	STATE;
	unsigned meeting = live(f);
	meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Drei Abschlüsse\"");
	assert_says(f, "\"result\"");
	unsigned summary = seq_said(f);
	fixture_say(f, JONAS, "agenda.confirm",
		"\"room\":\"%s\",\"summary\":%u,%s,\"text\":\"zwei\"", f->room, summary,
		fixture_fresh_id(f));
	fixture_say(f, JONAS, "agenda.confirm", "\"room\":\"%s\",\"summary\":%u,%s,\"text\":\"\"",
		f->room, summary, fixture_fresh_id(f));
	fixture_say(f, LENA, "agenda.confirm", "\"room\":\"%s\",\"summary\":%u,%s,\"text\":\"mit\"",
		f->room, summary, fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	char *in_state = memory_copy_text(f->answer, strlen(f->answer));
	open_meeting(f, JONAS, meeting);
	char *open = meeting_of(f);
	size_t size = strlen(open + strlen("\"meeting\":")) - 1; /* without the comma */
	assert_non_null(memmem(in_state, strlen(in_state), open + strlen("\"meeting\":"), size));
	/* The summary, and of what each said to it the last. */
	assert_says(f, "\"kind\":\"agenda.summarised\"");
	assert_says(f, "\"body\":{\"text\":\"\"}");
	assert_says(f, "\"body\":{\"text\":\"mit\"}");
	assert_silent(f, "zwei");
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
	open_meeting(f, JONAS, meeting);
	char *ended = meeting_of(f);
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	open_meeting(f, JONAS, meeting);
	char *after = meeting_of(f);
	assert_string_equal(after, ended);
	assert_says(f, "\"answers\":[{\"person\":");
	assert_says(f, "\"phase\":\"ended\"");
	assert_says(f, "\"body\":{\"text\":\"mit\"}");
	assert_silent(f, "tentative");
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"meetings\":[]");
	free(in_state);
	free(open);
	free(ended);
	free(after);
}

static void an_open_meeting_is_the_same_after_a_restart(void **state)
{
	STATE;
	live(f);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	char *before = memory_copy_text(f->answer, strlen(f->answer));
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_string_equal(f->answer, before);
	free(before);
}

/* Newest kept. */
static void of_what_is_on_record_as_much_comes_as_an_answer_holds(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	for (unsigned i = 0; i <= PROTO_PAGE_EVENTS_MAX; i++)
		meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Nummer %u.\"",
			i);
	unsigned last = seq_said(f), count = 0;
	for (uint64_t person = JONAS; person <= LENA; person++)
		fixture_say(f, person, "agenda.confirm",
			"\"room\":\"%s\",\"summary\":%u,%s,\"text\":\"\"", f->room, last,
			fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	open_meeting(f, JONAS, meeting);
	for (const char *at = f->answer; (at = strstr(at, "agenda.summarised")); at++)
		count++;
	assert_int_equal(count, PROTO_PAGE_EVENTS_MAX - 2);
	char piece[32];
	snprintf(piece, sizeof(piece), "\"Nummer %u.\"", PROTO_PAGE_EVENTS_MAX);
	assert_says(f, piece);
	assert_silent(f, "\"Nummer 2.\"");
	assert_says(f, "\"Nummer 3.\"");
}

/* In a channel of its own, whose newcomers see nothing that was before them. */
static void whoever_comes_later_works_in_an_open_meeting_and_finds_no_old_one(void **state)
{
	STATE;
	char person[16], all[16];
	snprintf(all, sizeof(all), "%s", f->room);
	fixture_say(f, ANNA, "room.create",
		"%s,\"title\":\"x\",\"access\":\"closed\",\"newcomers\":\"joined\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", f->room, 16);
	unsigned old = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	meet(f, ANNA, "meeting.run", old, ",\"phase\":\"ended\"");
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	fixture_me(f, JONAS, person);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), person);
	unsigned came = seq_said(f);
	assert_says(f, "\"result\"");
	open_meeting(f, JONAS, old);
	assert_says(f, "not_found");
	open_meeting(f, JONAS, meeting);
	assert_says(f, "\"phase\":\"planned\"");
	meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"accepted\"");
	assert_says(f, "\"result\"");
	/* What becomes of it is told to all alike, and is a row of their history. */
	struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	assert_null(told->veiled);
	fixture_say(
		f, JONAS, "room.history", "\"room\":\"%s\",\"from\":%u,\"to\":99", f->room, came);
	assert_says(f, "\"kind\":\"meeting.answered\"");
	list(f, JONAS, f->now_ms, 1);
	assert_says(f, "\"invited\":true,\"answer\":\"accepted\"");
	char piece[32];
	snprintf(piece, sizeof(piece), "\"meeting\":%u,", old);
	assert_silent(f, piece);
	list(f, ANNA, f->now_ms, 1);
	assert_says(f, piece);
	/* It was planned before they came: the lobby's opening is what stands in their inbox. */
	pass(f, hour_ms);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"reason\":\"meeting_soon\"");
	assert_says(f, "\"kind\":\"meeting.moved\"");
	meet(f, ANNA, "meeting.cancel", meeting, "%s", "");
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_silent(f, "meeting_soon");
	snprintf(f->room, sizeof(f->room), "%s", all);
}

/* In a channel of its own, to which Jonas came after the meeting was planned. */
static unsigned plan_before_jonas_comes(struct fixture *f, const char *more)
{
	char person[16];
	fixture_say(f, ANNA, "room.create",
		"%s,\"title\":\"x\",\"access\":\"closed\",\"newcomers\":\"joined\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", f->room, 16);
	unsigned meeting =
		plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms, .more = more});
	fixture_me(f, JONAS, person);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	return meeting;
}

static unsigned count_open(struct fixture *f)
{
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	const char *at = strstr(f->answer, "\"open\":");
	assert_non_null(at);
	return (unsigned)strtoul(at + 7, NULL, 10);
}

/* What stands in the inbox is the event by which they were called, not the plan. */
static void whoever_came_later_has_dealt_with_a_meeting_as_all_others_have(void **state)
{
	STATE;
	struct plan nobody = {.more = "\"everyone\":false,\"attendees\":[]"}, all = {0};
	for (int answers = 0; answers < 2; answers++) {
		unsigned meeting = plan_before_jonas_comes(f, nobody.more);
		all.start_ms = f->now_ms + hour_ms;
		meet(f, ANNA, "meeting.change", meeting, ",\"plan\":%s", plan_text(f, ANNA, all));
		assert_int_equal(count_open(f), 1);
		if (answers)
			meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"accepted\"");
		else
			meet(f, ANNA, "meeting.cancel", meeting, "%s", "");
		assert_int_equal(count_open(f), 0);
	}
}

/* However often it has been moved on. */
static void a_long_meeting_leaves_nothing_in_an_inbox(void **state)
{
	STATE;
	unsigned meeting = plan_before_jonas_comes(f, NULL);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"lobby\"");
	assert_int_equal(count_open(f), 1);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"running\"");
	for (int i = 0; i < 300; i++)
		meet(f, ANNA, "meeting.go", meeting, ",\"seen\":%d,\"item\":%d", i % 2 + 1,
			2 - i % 2);
	assert_says(f, "\"result\"");
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_int_equal(count_open(f), 0);
}

static void the_invited_are_called_upon_and_whoever_answers_has_dealt_with_it(void **state)
{
	STATE;
	fixture_hello(f, LATER, f->tokens[JONAS]);
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	assert_true(was_told(f, JONAS, "\"reason\":\"meeting\",\"open\":1"));
	assert_true(was_told(f, LENA, "\"reason\":\"meeting\""));
	assert_false(was_told(f, ANNA, "inbox.added"));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"reason\":\"meeting\",\"done\":false,\"called\":true,\"event\":");
	meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"declined\"");
	assert_true(was_told(f, LATER, "inbox.changed"));
	assert_true(was_told(f, LATER, "\"open\":0"));
	assert_true(was_told(f, LATER, "\"calls\":[]"));
	assert_false(was_told(f, LENA, "inbox.changed"));
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_says(f, "\"open\":1");
	meet(f, ANNA, "meeting.cancel", meeting, "%s", "");
	assert_true(was_told(f, LENA, "inbox.changed"));
	assert_false(was_told(f, JONAS, "inbox.changed"));
	fixture_say(f, LENA, "inbox.list", "\"done\":true");
	assert_says(f, "\"reason\":\"meeting\",\"done\":true");
}

static void a_change_calls_upon_those_alone_who_are_invited_by_it(void **state)
{
	STATE;
	char jonas[16], lena[16], more[256];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	snprintf(more, sizeof(more),
		"\"everyone\":false,\"attendees\":[{\"person\":\"%s\",\"role\":\"participant\"}]",
		jonas);
	struct plan planned = {.start_ms = f->now_ms + hour_ms, .more = more};
	unsigned meeting = plan(f, ANNA, planned);
	assert_true(was_told(f, JONAS, "inbox.added"));
	assert_false(was_told(f, LENA, "inbox.added"));
	fixture_say(
		f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":%u,\"done\":true", f->room, meeting);
	planned.start_ms += hour_ms;
	meet(f, ANNA, "meeting.change", meeting, ",\"plan\":%s", plan_text(f, ANNA, planned));
	assert_says(f, "\"result\"");
	assert_false(was_told(f, JONAS, "inbox"));
	assert_false(was_told(f, LENA, "inbox"));
	snprintf(more, sizeof(more),
		"\"everyone\":false,\"attendees\":[{\"person\":\"%s\",\"role\":\"participant\"},"
		"{\"person\":\"%s\",\"role\":\"participant\"}]",
		jonas, lena);
	meet(f, ANNA, "meeting.change", meeting, ",\"plan\":%s", plan_text(f, ANNA, planned));
	assert_true(was_told(f, LENA, "\"reason\":\"meeting\""));
	assert_false(was_told(f, JONAS, "inbox"));
	/* The next of a series nobody was called to, nor are they when it is changed. */
	char later[48];
	snprintf(later, sizeof(later), "[{\"start\":%lld}]", (long long)f->now_ms + 30 * hour_ms);
	planned = (struct plan){.start_ms = f->now_ms + hour_ms, .later = later};
	meeting = plan(f, ANNA, planned);
	meet(f, ANNA, "meeting.cancel", meeting, "%s", "");
	assert_int_equal(told_room(f, "meeting.planned"), 1);
	planned = (struct plan){.start_ms = f->now_ms + 29 * hour_ms};
	meet(f, ANNA, "meeting.change", meeting + 2, ",\"plan\":%s", plan_text(f, ANNA, planned));
	assert_says(f, "\"result\"");
	assert_false(was_told(f, JONAS, "inbox.added"));
	/* Nobody is called to a template. */
	plan(f, ANNA, (struct plan){.start_ms = 0});
	assert_false(was_told(f, JONAS, "inbox"));
}

/* Where not everybody may call upon all, a member's invitation to all reaches who is named. */
static void in_a_large_channel_an_invitation_to_all_calls_upon_who_is_named(void **state)
{
	STATE;
	char lena[16], more[256];
	fixture_me(f, LENA, lena);
	snprintf(more, sizeof(more),
		"\"everyone\":true,\"attendees\":[{\"person\":\"%s\",\"role\":\"presenter\"}]",
		lena);
	fixture_say(
		f, ANNA, "house.change", "%s,\"limits\":{\"mention_all\":2}", fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	unsigned meeting =
		plan(f, JONAS, (struct plan){.start_ms = f->now_ms + hour_ms, .more = more});
	assert_true(was_told(f, LENA, "\"reason\":\"meeting\""));
	assert_false(was_told(f, ANNA, "inbox.added"));
	meet(f, ANNA, "meeting.answer", meeting, ",\"answer\":\"accepted\"");
	pass(f, hour_ms);
	assert_true(was_told(f, LENA, "\"reason\":\"meeting_soon\""));
	assert_true(was_told(f, ANNA, "\"reason\":\"meeting_soon\"")); /* said that she comes */
	plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
	assert_true(was_told(f, JONAS, "\"reason\":\"meeting\"")); /* she may call upon all */
}

static void whoever_is_next_takes_over_while_the_moderator_is_not_connected(void **state)
{
	STATE;
	char lena[16], jonas[16];
	fixture_me(f, LENA, lena);
	fixture_me(f, JONAS, jonas);
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	meet(f, LENA, "meeting.attend", meeting, ",\"here\":true");
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	meet(f, LENA, "meeting.moderate", meeting, ",\"person\":\"%s\"", lena);
	assert_says(f, "not_allowed"); /* Anna is there */
	fixture_do(f, call_new(CALL_GONE, ANNA));
	meet(f, JONAS, "meeting.moderate", meeting, ",\"person\":\"%s\"", jonas);
	assert_says(f, "not_allowed"); /* Lena came before him */
	fixture_do(f, call_new(CALL_GONE, LENA));
	meet(f, JONAS, "meeting.moderate", meeting, ",\"person\":\"%s\"", jonas);
	assert_says(f, "\"result\"");
	fixture_hello(f, LENA, f->tokens[LENA]);
	meet(f, LENA, "meeting.moderate", meeting, ",\"person\":\"%s\"", lena);
	assert_says(f, "not_allowed"); /* he is there */
	fixture_hello(f, ANNA, f->tokens[ANNA]);
}

/* Though they are connected, and stand in the meeting. */
static void who_has_left_the_channel_keeps_nobody_from_taking_over(void **state)
{
	STATE;
	char max[16], jonas[16], more[96];
	fixture_add_person(f, MAX, "Max Roth");
	fixture_say(f, MAX, "room.join", "\"room\":\"%s\"", f->room);
	fixture_me(f, MAX, max);
	fixture_me(f, JONAS, jonas);
	snprintf(more, sizeof(more), "\"minute_taker\":\"%s\",\"everyone\":true,\"attendees\":[]",
		max);
	unsigned meeting =
		plan(f, LENA, (struct plan){.start_ms = f->now_ms, .begin = true, .more = more});
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\"", f->room);
	meet(f, JONAS, "meeting.moderate", meeting, ",\"person\":\"%s\"", jonas);
	assert_says(f, "not_allowed"); /* Max is next */
	fixture_say(f, MAX, "room.leave", "\"room\":\"%s\"", f->room);
	meet(f, JONAS, "meeting.moderate", meeting, ",\"person\":\"%s\"", jonas);
	assert_says(f, "\"result\"");
}

/* Summaries are no replies: nothing that counts threads counts them. */
static void what_answers_a_meeting_makes_no_thread(void **state)
{
	STATE;
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms, .begin = true});
	meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Drei Abschlüsse\"");
	assert_says(f, "\"result\"");
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_silent(f, "\"threads\":");
	fixture_say(f, JONAS, "thread.open", "\"room\":\"%s\",\"message\":%u", f->room, meeting);
	assert_says(f, "not_found");
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
	assert_int_equal(reindex(f).threads, 0);
	fixture_open(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(a_meeting_that_has_ended_reads_as_it_did_when_it_was_open),
		MEETING_TEST(an_open_meeting_is_the_same_after_a_restart),
		MEETING_TEST(of_what_is_on_record_as_much_comes_as_an_answer_holds),
		MEETING_TEST(whoever_comes_later_works_in_an_open_meeting_and_finds_no_old_one),
		MEETING_TEST(whoever_came_later_has_dealt_with_a_meeting_as_all_others_have),
		MEETING_TEST(a_long_meeting_leaves_nothing_in_an_inbox),
		MEETING_TEST(the_invited_are_called_upon_and_whoever_answers_has_dealt_with_it),
		MEETING_TEST(a_change_calls_upon_those_alone_who_are_invited_by_it),
		MEETING_TEST(in_a_large_channel_an_invitation_to_all_calls_upon_who_is_named),
		MEETING_TEST(whoever_is_next_takes_over_while_the_moderator_is_not_connected),
		MEETING_TEST(who_has_left_the_channel_keeps_nobody_from_taking_over),
		MEETING_TEST(what_answers_a_meeting_makes_no_thread),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
