/* The agenda of a meeting: who puts what on it, and what came out of its items. */
#include "room_meeting_fixture.h"

#define ADD(person, ...)                                                                           \
	ASK(person, COMMAND_AGENDA_ADD, agenda_add,                                                \
		.draft = {.title = text_of("Hürden"),                                              \
			.purpose = ITEM_PURPOSE_DISCUSS,                                           \
			.minutes = 15},                                                            \
		__VA_ARGS__)
#define CHANGE(person, number, ...)                                                                \
	ASK(person, COMMAND_AGENDA_CHANGE, agenda_change, .item = (number), __VA_ARGS__)
#define MOVE(person, number, ...)                                                                  \
	ASK(person, COMMAND_AGENDA_MOVE, agenda_move, .item = (number), __VA_ARGS__)
#define REMOVE(person, number) ASK(person, COMMAND_AGENDA_REMOVE, agenda_remove, .item = (number))
#define SUMMARISE(person, number)                                                                  \
	ASK(person, COMMAND_AGENDA_SUMMARISE, agenda_summarise, .item = (number),                  \
		.text = text_of("Drei Abschlüsse."))

/* The numbers of the items, in order. */
static void assert_order(const struct fixture *f, const char *wanted)
{
	char got[PROTO_AGENDA_MAX + 1] = "";
	const struct agenda_item_list *items = &meeting(f)->agenda.items;
	for (size_t i = 0; i < items->count; i++)
		got[i] = (char)('0' + items->items[i].item);
	assert_string_equal(got, wanted);
}

static void what_leaders_add_is_open_and_what_others_add_is_proposed(void **state)
{
	STATE;
	static const uint64_t leaders[] = {CHIEF, LENA, MARK};
	plan(f, plan_of_week(f), 0);
	for (int64_t i = 0; i < 3; i++) {
		assert_int_equal(ADD(leaders[i]), ERROR_NONE);
		assert_int_equal(item(f, i + 1)->state, ITEM_STATE_OPEN);
		assert_false(item(f, i + 1)->has_by);
	}
	assert_int_equal(ADD(TINA), ERROR_NONE);
	assert_int_equal(item(f, 4)->state, ITEM_STATE_PROPOSED);
	assert_int_equal(item(f, 4)->by, TINA);
	assert_int_equal(item(f, 4)->minutes, 15);
	assert_string_equal(item(f, 4)->title.data, "Hürden");
}

static void an_item_comes_before_another_or_last(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 2);
	assert_int_equal(ADD(LENA, .has_before = true, .before = 1), ERROR_NONE);
	assert_order(f, "312");
	assert_int_equal(ADD(LENA), ERROR_NONE);
	assert_order(f, "3124");
	assert_int_equal(ADD(LENA, .has_before = true, .before = 9), ERROR_INVALID_PARAMS);
	assert_refused(f, "before", "unknown");
}

static void an_item_s_owner_is_a_member_and_its_links_are_addresses(void **state)
{
	STATE;
	struct meeting_link bad = {text_of("Angebot"), text_of("datei.pdf")};
	struct agenda_draft draft = items_of(1).items[0];
	plan(f, plan_of_week(f), 1);
	draft.has_owner = true;
	draft.owner = STRANGER;
	assert_int_equal(
		ASK(LENA, COMMAND_AGENDA_ADD, agenda_add, .draft = draft), ERROR_INVALID_PARAMS);
	assert_refused(f, "owner", "unknown_person");
	draft.owner = PETER;
	draft.has_links = true;
	draft.links = (struct meeting_link_list){1, &bad};
	assert_int_equal(
		ASK(LENA, COMMAND_AGENDA_ADD, agenda_add, .draft = draft), ERROR_INVALID_PARAMS);
	assert_refused(f, "address", "malformed");
	assert_int_equal(
		CHANGE(LENA, 1, .has_links = true, .links = draft.links), ERROR_INVALID_PARAMS);
	assert_refused(f, "address", "malformed");
	assert_int_equal(
		CHANGE(LENA, 1, .has_owner = true, .owner = STRANGER), ERROR_INVALID_PARAMS);
	assert_refused(f, "owner", "unknown_person");
	f->command = (struct command){.kind = COMMAND_MEETING_PLAN,
		.params.meeting_plan = {.plan = plan_of_week(f), .items = {1, &draft}}};
	assert_int_equal(ask(f, LENA), ERROR_INVALID_PARAMS);
	assert_refused(f, "address", "malformed");
}

static void a_review_stands_on_every_agenda(void **state)
{
	STATE;
	struct agenda_draft draft = items_of(1).items[0];
	plan(f, plan_of_week(f), 1);
	draft.has_review = draft.review = true;
	ASK(LENA, COMMAND_AGENDA_ADD, agenda_add, .draft = draft);
	assert_true(item(f, 2)->standing);
	CHANGE(LENA, 1, .has_review = true, .review = true);
	assert_true(item(f, 1)->standing);
	CHANGE(LENA, 1, .has_standing = true, .standing = false);
	assert_true(item(f, 1)->standing);
	CHANGE(LENA, 1, .has_review = true, .review = false);
	CHANGE(LENA, 1, .has_standing = true, .standing = false);
	assert_false(item(f, 1)->standing);
}

static void an_agenda_has_so_many_items(void **state)
{
	STATE;
	plan(f, plan_of_week(f), PROTO_AGENDA_MAX - 1);
	assert_int_equal(ADD(PETER), ERROR_NONE);
	assert_int_equal(ADD(LENA), ERROR_TOO_MANY);
	assert_int_equal(meeting(f)->agenda.items.count, PROTO_AGENDA_MAX);
}

static void an_agenda_holds_so_many_bytes_of_texts(void **state)
{
	STATE;
	static char words[PROTO_AGENDA_BYTES];
	struct meeting_link link = {text_of("a"), text_of("https://b")};
	const struct text full = {words, sizeof(words) - 2 * strlen("Zahlen") - 10};
	memset(words, 'x', sizeof(words));
	plan(f, plan_of_week(f), 2);
	assert_int_equal(CHANGE(LENA, 1, .has_links = true, .links = {1, &link}), ERROR_NONE);
	assert_int_equal(CHANGE(LENA, 2, .has_outcome = true, .outcome = full), ERROR_NONE);
	assert_int_equal(
		CHANGE(LENA, 1, .has_outcome = true, .outcome = text_of("x")), ERROR_TOO_MANY);
	assert_int_equal(
		CHANGE(LENA, 1, .has_title = true, .title = text_of("Zahlen!")), ERROR_TOO_MANY);
	assert_int_equal(ADD(PETER), ERROR_TOO_MANY);
	assert_int_equal(CHANGE(LENA, 1, .has_minutes = true, .minutes = 5), ERROR_NONE);
	/* All of it can be planned anew. */
	drafts[0] = (struct agenda_draft){.title = {words, sizeof(words)}};
	f->command = (struct command){.kind = COMMAND_MEETING_PLAN,
		.params.meeting_plan = {.plan = plan_of_week(f), .items = {1, drafts}}};
	assert_int_equal(ask(f, LENA), ERROR_NONE);
	drafts[1] = (struct agenda_draft){.title = text_of("x")};
	f->command.params.meeting_plan.items.count = 2;
	assert_int_equal(ask(f, LENA), ERROR_TOO_MANY);
}

static void numbers_of_items_are_not_used_again_and_come_to_an_end(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 2);
	assert_int_equal(REMOVE(LENA, 2), ERROR_NONE);
	assert_int_equal(ADD(LENA), ERROR_NONE);
	assert_order(f, "13");
	struct meeting worn = *meeting(f);
	worn.agenda.made = PROTO_AGENDA_ITEMS_EVER - 1;
	meetings_put(f->room, &worn);
	assert_int_equal(ADD(LENA), ERROR_NONE);
	assert_int_equal(ADD(LENA), ERROR_TOO_MANY);
	assert_non_null(item(f, PROTO_AGENDA_ITEMS_EVER));
}

static void a_change_leaves_the_rest_and_an_empty_text_takes_away(void **state)
{
	STATE;
	struct meeting_link link = {text_of("Angebot"), text_of("https://haus.example/1")};
	plan(f, plan_of_week(f), 1);
	assert_int_equal(
		CHANGE(LENA, 1, .has_title = true, .title = text_of("Fälle"), .has_outcome = true,
			.outcome = text_of("Wer hilft"), .has_owner = true, .owner = PETER,
			.has_links = true, .links = {1, &link}),
		ERROR_NONE);
	assert_int_equal(
		CHANGE(MARK, 1, .has_purpose = true, .purpose = ITEM_PURPOSE_CASE), ERROR_NONE);
	assert_string_equal(item(f, 1)->title.data, "Fälle");
	assert_string_equal(item(f, 1)->outcome.data, "Wer hilft");
	assert_string_equal(item(f, 1)->links.items[0].address.data, "https://haus.example/1");
	assert_int_equal(item(f, 1)->owner, PETER);
	assert_int_equal(item(f, 1)->purpose, ITEM_PURPOSE_CASE);
	assert_int_equal(item(f, 1)->minutes, 10);
	assert_int_equal(CHANGE(LENA, 1, .has_outcome = true, .outcome = text_of(""),
				 .has_links = true, .links = {0, NULL}),
		ERROR_NONE);
	assert_false(item(f, 1)->has_outcome);
	assert_false(item(f, 1)->has_links);
	assert_int_equal(CHANGE(LENA, 1, .has_minutes = true, .minutes = 10), ERROR_NONE);
	assert_int_equal(f->decision.count, 0); /* nothing has changed */
	assert_int_equal(CHANGE(LENA, 2, .has_minutes = true), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
}

static void what_somebody_proposed_is_theirs_until_it_is_accepted(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 0);
	ADD(PETER);
	assert_int_equal(CHANGE(PETER, 1, .has_minutes = true, .minutes = 5), ERROR_NONE);
	assert_int_equal(CHANGE(TINA, 1, .has_minutes = true, .minutes = 9), ERROR_NOT_ALLOWED);
	assert_int_equal(
		CHANGE(PETER, 1, .has_state = true, .state = ITEM_STATE_OPEN), ERROR_NOT_ALLOWED);
	assert_int_equal(REMOVE(TINA, 1), ERROR_NOT_ALLOWED);
	assert_int_equal(CHANGE(LENA, 1, .has_state = true, .state = ITEM_STATE_OPEN), ERROR_NONE);
	assert_int_equal(item(f, 1)->state, ITEM_STATE_OPEN);
	assert_int_equal(CHANGE(PETER, 1, .has_minutes = true, .minutes = 9), ERROR_NOT_ALLOWED);
	assert_int_equal(REMOVE(PETER, 1), ERROR_NOT_ALLOWED);
	ADD(PETER);
	assert_int_equal(REMOVE(PETER, 2), ERROR_NONE);
	ADD(PETER);
	assert_int_equal(REMOVE(CHIEF, 3), ERROR_NONE);
	assert_order(f, "1");
}

static void an_item_is_settled_by_hand_and_never_proposed_again(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 1);
	CHANGE(LENA, 1, .has_state = true, .state = ITEM_STATE_PARKED);
	assert_int_equal(item(f, 1)->state, ITEM_STATE_PARKED);
	CHANGE(LENA, 1, .has_state = true, .state = ITEM_STATE_DONE);
	assert_int_equal(item(f, 1)->state, ITEM_STATE_DONE);
	assert_int_equal(CHANGE(LENA, 1, .has_state = true, .state = ITEM_STATE_PROPOSED),
		ERROR_INVALID_PARAMS);
	assert_refused(f, "state", "not_one_of");
}

static void the_item_everybody_is_at_stays_and_stays_open(void **state)
{
	STATE;
	begin(f, 2);
	assert_int_equal(
		CHANGE(MARK, 1, .has_state = true, .state = ITEM_STATE_DONE), ERROR_WRONG_PHASE);
	assert_int_equal(CHANGE(MARK, 1, .has_state = true, .state = ITEM_STATE_OPEN), ERROR_NONE);
	assert_int_equal(REMOVE(MARK, 1), ERROR_WRONG_PHASE);
	assert_int_equal(REMOVE(MARK, 2), ERROR_NONE);
	assert_int_equal(REMOVE(MARK, 2), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	assert_at(f, 1);
}

static void other_minutes_move_the_clock_of_the_item_everybody_is_at(void **state)
{
	STATE;
	begin(f, 2);
	int64_t until = meeting(f)->run.until;
	f->now_ms += 4 * MINUTE_MS;
	assert_int_equal(CHANGE(MARK, 1, .has_minutes = true, .minutes = 12), ERROR_NONE);
	assert_int_equal(f->decision.count, 2);
	assert_int_equal(f->decision.events[0].kind, EVENT_AGENDA_CHANGED);
	assert_int_equal(until_over(f), 8);
	assert_int_equal(meeting(f)->run.until, until);
	assert_int_equal(CHANGE(MARK, 2, .has_minutes = true, .minutes = 5), ERROR_NONE);
	assert_int_equal(f->decision.count, 1);
	GO(MARK, 1);
	CHANGE(MARK, 1, .has_minutes = true, .minutes = 10);
	assert_int_equal(left_of(f, 1), 6); /* of what was left, too */
	CHANGE(MARK, 2, .has_title = true, .title = text_of("Fälle"));
	assert_int_equal(f->decision.count, 1);
	RUN(MARK, MEETING_PHASE_PAUSED);
	CHANGE(MARK, 2, .has_minutes = true, .minutes = 7);
	assert_int_equal(f->decision.count, 1);
}

static void items_are_moved_and_keep_their_numbers(void **state)
{
	STATE;
	plan(f, plan_of_week(f), 3);
	assert_int_equal(MOVE(LENA, 3, .has_before = true, .before = 1), ERROR_NONE);
	assert_order(f, "312");
	assert_int_equal(MOVE(MARK, 3), ERROR_NONE);
	assert_order(f, "123");
	assert_int_equal(MOVE(CHIEF, 1, .has_before = true, .before = 3), ERROR_NONE);
	assert_order(f, "213");
	assert_int_equal(MOVE(LENA, 1, .has_before = true, .before = 1), ERROR_NONE);
	assert_int_equal(MOVE(LENA, 1, .has_before = true, .before = 3), ERROR_NONE);
	assert_int_equal(MOVE(LENA, 3), ERROR_NONE);
	assert_int_equal(f->decision.count, 0); /* it is there */
	assert_order(f, "213");
	assert_int_equal(MOVE(LENA, 4), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	assert_int_equal(MOVE(LENA, 1, .has_before = true, .before = 4), ERROR_INVALID_PARAMS);
	assert_refused(f, "before", "unknown");
	assert_int_equal(MOVE(PETER, 1), ERROR_NOT_ALLOWED);
}

static void an_item_is_summed_up_once_the_meeting_has_begun(void **state)
{
	STATE;
	static const uint64_t writers[] = {CHIEF, LENA, MARK, TINA};
	plan(f, plan_of_week(f), 1);
	assert_int_equal(SUMMARISE(TINA, 1), ERROR_WRONG_PHASE);
	RUN(LENA, MEETING_PHASE_RUNNING);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(SUMMARISE(writers[i], 1), ERROR_NONE);
	assert_int_equal(f->decision.events[0].ref, f->meeting);
	assert_int_equal(f->decision.events[0].body.agenda_summarised.item, 1);
	assert_int_equal(SUMMARISE(PETER, 1), ERROR_NOT_ALLOWED);
	assert_int_equal(SUMMARISE(TINA, 2), ERROR_INVALID_PARAMS);
	assert_refused(f, "item", "unknown");
	RUN(LENA, MEETING_PHASE_PAUSED);
	assert_int_equal(SUMMARISE(TINA, 1), ERROR_NONE);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(SUMMARISE(TINA, 1), ERROR_WRONG_PHASE);
}

static enum error_kind confirm(struct fixture *f, uint64_t person, uint64_t summary)
{
	f->command = (struct command){.kind = COMMAND_AGENDA_CONFIRM,
		.params.agenda_confirm = {.summary = summary, .text = text_of("")}};
	return ask(f, person);
}

static void every_member_confirms_a_summary_after_the_end_too(void **state)
{
	STATE;
	begin(f, 1);
	SUMMARISE(TINA, 1);
	uint64_t summary = f->decision.events[0].seq;
	members_put(f->room, LATE, MEMBER_ROLE_MEMBER, f->room->head + 1);
	assert_int_equal(confirm(f, PETER, summary), ERROR_NONE);
	assert_int_equal(f->decision.events[0].ref, summary);
	assert_int_equal(confirm(f, LATE, summary), ERROR_NONE);
	assert_int_equal(confirm(f, PETER, f->meeting), ERROR_NOT_FOUND);
	assert_int_equal(confirm(f, PETER, 1), ERROR_NOT_FOUND);
	RUN(LENA, MEETING_PHASE_ENDED);
	assert_int_equal(confirm(f, PETER, summary), ERROR_NONE);
	assert_int_equal(confirm(f, LATE, summary), ERROR_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_leaders_add_is_open_and_what_others_add_is_proposed),
		TEST(an_item_comes_before_another_or_last),
		TEST(an_item_s_owner_is_a_member_and_its_links_are_addresses),
		TEST(a_review_stands_on_every_agenda),
		TEST(an_agenda_has_so_many_items),
		TEST(an_agenda_holds_so_many_bytes_of_texts),
		TEST(numbers_of_items_are_not_used_again_and_come_to_an_end),
		TEST(a_change_leaves_the_rest_and_an_empty_text_takes_away),
		TEST(what_somebody_proposed_is_theirs_until_it_is_accepted),
		TEST(an_item_is_settled_by_hand_and_never_proposed_again),
		TEST(the_item_everybody_is_at_stays_and_stays_open),
		TEST(other_minutes_move_the_clock_of_the_item_everybody_is_at),
		TEST(items_are_moved_and_keep_their_numbers),
		TEST(an_item_is_summed_up_once_the_meeting_has_begun),
		TEST(every_member_confirms_a_summary_after_the_end_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
