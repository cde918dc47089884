/* The inbox: who is told of what, and that it holds what its person can see and no more. */
#include "journal_lab.h"

#include "proto/gen/limits.h"

enum { AGAIN = 50 };

static char anna[16], jonas[16], lena[16];

/* Calls upon somebody in a room, and returns what is to be told. */
static void call_upon(struct fixture *f, const char *room, const char *person)
{
	fixture_say(f, ANNA, "message.post",
		"\"room\":\"%s\",%s,\"text\":\"@du\","
		"\"mentions\":[{\"at\":0,\"size\":3,\"kind\":\"person\",\"id\":\"%s\"}]",
		room, fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
}

static void new_room(struct fixture *f, const char *title, char ret_room[16])
{
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"%s\"", fixture_fresh_id(f), title);
	fixture_value(f->answer, "room", ret_room, 16);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", ret_room);
	assert_says(f, "\"result\"");
}

static const char *list(struct fixture *f, bool done, unsigned skip)
{
	return fixture_say(
		f, JONAS, "inbox.list", "\"done\":%s,\"skip\":%u", done ? "true" : "false", skip);
}

static unsigned count(const char *text, const char *piece)
{
	unsigned found = 0;
	for (const char *at = text; (at = strstr(at, piece)); at++)
		found++;
	return found;
}

/* How often a connection has been told this by the last call. */
static unsigned told(struct fixture *f, uint64_t connection, const char *piece)
{
	unsigned found = 0;
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->unasked && d->connection == connection)
			found += memmem(frame_payload(d->frame), d->frame->size, piece,
					 strlen(piece)) != NULL;
	return found;
}

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	return 0;
}

static void assert_open(struct fixture *f, unsigned wanted)
{
	char open[32];
	snprintf(open, sizeof(open), "\"open\":%u}", wanted);
	list(f, false, 0);
	assert_says(f, open);
	assert_int_equal(count(f->answer, "\"reason\""), wanted);
	snprintf(open, sizeof(open), "\"inbox\":%u,", wanted);
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	assert_says(f, open);
	fixture_do(f, call_new(CALL_GONE, AGAIN));
}

static void what_was_left_is_neither_listed_nor_counted(void **state)
{
	STATE;
	char other[16];
	new_room(f, "zwei", other);
	call_upon(f, f->room, jonas);
	call_upon(f, other, jonas);
	assert_open(f, 2);
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", other);
	assert_int_equal(told(f, JONAS, "\"inbox.changed\",\"params\":{\"open\":1}"), 1);
	assert_open(f, 1);
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"done\":true", f->room);
	assert_int_equal(told(f, AGAIN, "\"inbox.changed\",\"params\":{\"open\":0,"), 1);
}

static void what_is_dealt_with_calls_in_its_room_no_longer(void **state)
{
	STATE;
	char calls[64], none[64];
	call_upon(f, f->room, jonas); /* 5 */
	call_upon(f, f->room, jonas); /* 6 */
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	assert_says(f, "\"calls\":[{\"seq\":5},{\"seq\":6}]");
	snprintf(calls, sizeof(calls), "{\"room\":\"%s\",\"calls\":[{\"seq\":6}]}", f->room);
	snprintf(none, sizeof(none), "{\"room\":\"%s\",\"calls\":[]}", f->room);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":5,\"done\":true", f->room);
	assert_int_equal(told(f, AGAIN, calls), 1);
	assert_int_equal(told(f, JONAS, calls), 0); /* who says it knows */
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	assert_int_equal(told(f, AGAIN, none), 1);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":false", f->room);
	assert_int_equal(told(f, AGAIN, calls), 1);
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":6", f->room);
	fixture_say(f, JONAS, "inbox.done", "\"done\":false");
	assert_int_equal(told(f, AGAIN, none), 1); /* it was read */
}

static void a_number_without_its_room_deals_with_nothing(void **state)
{
	STATE;
	call_upon(f, f->room, jonas); /* 5 */
	fixture_say(f, JONAS, "inbox.done", "\"seq\":5,\"done\":true");
	assert_says(f, "\"name\":\"invalid_params\"");
	assert_says(f, "\"field\":\"of\",\"reason\":\"missing\"");
	assert_open(f, 1);
	fixture_say(f, JONAS, "inbox.done", "\"seq\":0,\"done\":true");
	assert_open(f, 0);
}

static void what_was_left_does_not_come_back_with_its_person(void **state)
{
	STATE;
	char other[16];
	new_room(f, "zwei", other);
	call_upon(f, f->room, jonas);
	call_upon(f, other, jonas);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"done\":true", other);
	call_upon(f, other, jonas);
	call_upon(f, other, lena); /* no member, and so not called */
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", other);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", other);
	assert_open(f, 1);
	list(f, true, 0);
	assert_says(f, "\"notices\":[]");
}

static void what_was_deleted_is_neither_listed_nor_counted(void **state)
{
	STATE;
	char other[16];
	new_room(f, "zwei", other);
	call_upon(f, other, jonas);
	call_upon(f, f->room, jonas);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", other);
	assert_int_equal(told(f, JONAS, "\"inbox.changed\",\"params\":{\"open\":1}"), 1);
	assert_open(f, 1);
}

static void pages_go_on_after_what_can_be_seen(void **state)
{
	STATE;
	char other[16];
	new_room(f, "zwei", other);
	call_upon(f, f->room, jonas); /* 5 */
	call_upon(f, other, jonas);
	call_upon(f, f->room, jonas); /* 6 */
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", other);
	list(f, false, 1);
	assert_says(f, "\"notices\":[{\"room\"");
	assert_says(f, "\"seq\":5,\"reason\"");
	assert_null(strstr(f->answer, "\"seq\":6,\"reason\""));
}

static unsigned listed(struct fixture *f, bool done)
{
	unsigned all = 0, page;
	do {
		list(f, done, all);
		page = count(f->answer, "\"reason\"");
		all += page;
	} while (page && all < PROTO_INBOX_MAX);
	if (page)
		assert_int_equal(count(list(f, done, PROTO_INBOX_MAX), "\"reason\""), 0);
	return all;
}

/* L7 */
static void as_many_that_were_dealt_with_are_kept_as_open_ones(void **state)
{
	STATE;
	for (unsigned i = 0; i < PROTO_INBOX_MAX; i++)
		call_upon(f, f->room, jonas);
	assert_int_equal(listed(f, false), PROTO_INBOX_MAX);
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	assert_int_equal(listed(f, true), PROTO_INBOX_MAX);
	call_upon(f, f->room, jonas);
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	assert_int_equal(listed(f, true), PROTO_INBOX_MAX);
	call_upon(f, f->room, jonas);
	fixture_say(f, JONAS, "inbox.done", "\"done\":false"); /* all come back, but the oldest */
	assert_int_equal(listed(f, false), PROTO_INBOX_MAX);
	assert_says(f, "\"open\":500}");
}

/* Also to those who deal with what they do not know to be gone. */
static void who_has_more_than_can_be_kept_is_told_how_many_there_are(void **state)
{
	STATE;
	for (unsigned i = 0; i < PROTO_INBOX_MAX - 1; i++) /* from 5 on */
		call_upon(f, f->room, jonas);
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	call_upon(f, f->room, jonas);
	assert_int_equal(told(f, JONAS, "\"reason\":\"mention\",\"open\":500}"), 1);
	call_upon(f, f->room, jonas); /* and 5 is gone */
	assert_int_equal(told(f, AGAIN, "\"reason\":\"mention\",\"open\":500}"), 1);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":5,\"done\":true", f->room);
	assert_int_equal(told(f, JONAS, "\"inbox.changed\",\"params\":{\"open\":500,"), 1);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":true", f->room);
	assert_int_equal(told(f, JONAS, "\"inbox.changed\""), 0);
	assert_int_equal(told(f, AGAIN, "\"inbox.changed\",\"params\":{\"open\":499,"), 1);
	list(f, false, 0);
	assert_says(f, "\"open\":499}");
}

/* It is still a call that was not read. */
static void a_reminder_of_a_call_leaves_it_among_the_calls_of_its_room(void **state)
{
	STATE;
	call_upon(f, f->room, jonas); /* 5 */
	call_upon(f, f->room, jonas); /* 6 */
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":true", f->room);
	for (unsigned seq = 5; seq <= 6; seq++)
		fixture_say(f, JONAS, "saved.put", "\"room\":\"%s\",\"message\":%u,\"due\":%lld",
			f->room, seq, (long long)f->now_ms + 60 * 1000);
	assert_says(f, "\"result\"");
	f->now_ms += 60 * 1000;
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	assert_int_equal(told(f, JONAS, "\"reason\":\"reminder\""), 2);
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	assert_says(f, "\"inbox\":2");
	assert_says(f, "\"calls\":[{\"seq\":5}]}");
}

static void an_erased_message_leaves_the_inbox_and_those_concerned_are_told(void **state)
{
	STATE;
	call_upon(f, f->room, jonas); /* 5 */
	call_upon(f, f->room, jonas); /* 6 */
	fixture_hello(f, AGAIN, f->tokens[JONAS]);
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":5,%s", f->room,
		fixture_fresh_id(f));
	assert_int_equal(told(f, JONAS, "\"inbox.changed\",\"params\":{\"open\":1}"), 1);
	assert_int_equal(told(f, AGAIN, "\"inbox.changed\",\"params\":{\"open\":1}"), 1);
	assert_int_equal(told(f, LENA, "inbox.changed"), 0);
	assert_int_equal(told(f, ANNA, "inbox.changed"), 0);
	fixture_say(f, JONAS, "inbox.done", "\"done\":true");
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":6,%s", f->room,
		fixture_fresh_id(f));
	assert_int_equal(told(f, JONAS, "\"inbox.changed\",\"params\":{\"open\":0}"), 1);
	assert_int_equal(count(list(f, true, 0), "\"reason\""), 0);
}

/* Long messages, each with a long edit: an answer holds page_bytes of them, and they all come in
 * several. */
static void a_page_of_the_inbox_holds_page_bytes(void **state)
{
	STATE;
	enum { LONG = 8000, NOTICES = 40 };
	static char text[LONG + 1];
	unsigned all = 0, pages = 0, page;
	memset(text, 'x', LONG);
	for (unsigned i = 0; i < NOTICES; i++) {
		call_upon(f, f->room, jonas);
		fixture_say(f, ANNA, "message.edit",
			"\"room\":\"%s\",\"message\":%u,%s,\"text\":\"%s\"", f->room, 5 + 2 * i,
			fixture_fresh_id(f), text);
		assert_says(f, "\"result\"");
	}
	do {
		list(f, false, all);
		page = count(f->answer, "\"reason\"");
		all += page;
		pages++;
		assert_true(page > 0 && strlen(f->answer) < PROTO_PAGE_BYTES + 16 * 1024);
	} while (strstr(f->answer, "\"more\":true"));
	assert_int_equal(all, NOTICES);
	assert_int_equal(pages, 2);
	assert_says(f, "\"more\":false,\"open\":40}");
}

/* L7 */
static void a_page_of_the_inbox_holds_so_many_notices(void **state)
{
	STATE;
	for (unsigned i = 0; i < PROTO_INBOX_PAGE; i++)
		call_upon(f, f->room, jonas);
	assert_int_equal(count(list(f, false, 0), "\"reason\""), PROTO_INBOX_PAGE);
	assert_says(f, "\"more\":false");
	call_upon(f, f->room, jonas);
	assert_int_equal(count(list(f, false, 0), "\"reason\""), PROTO_INBOX_PAGE);
	assert_says(f, "\"more\":true");
	assert_int_equal(count(list(f, false, PROTO_INBOX_PAGE), "\"reason\""), 1);
	assert_says(f, "\"more\":false");
}

/* Fifty times, and with everybody besides: the store is asked to put it once. */
static void who_is_called_upon_many_times_is_called_once(void **state)
{
	struct lab *lab = *state;
	struct fixture *f = lab->f;
	char params[8192];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", f->room);
	lab_say(lab, JONAS, "session.hello", "\"client\":\"t\"");
	fixture_value(f->answer, "me", jonas, sizeof(jonas));
	assert_non_null(strstr(lab_say(lab, JONAS, "room.join", params), "\"result\""));
	int size = snprintf(params, sizeof(params),
		"\"room\":\"%s\",%s,\"text\":\"%0100d\",\"mentions\":["
		"{\"at\":0,\"size\":1,\"kind\":\"all\"}",
		f->room, fixture_fresh_id(f), 0);
	for (int i = 1; i < PROTO_MENTIONS_MAX; i++)
		size += snprintf(params + size, sizeof(params) - (size_t)size,
			",{\"at\":%d,\"size\":1,\"kind\":\"person\",\"id\":\"%s\"}", i, jonas);
	snprintf(params + size, sizeof(params) - (size_t)size, "]");
	/* find, begin, append, put, trim, count, commit */
	store_fail_at(lab->core.store, 8, STORE_FAILED);
	assert_non_null(strstr(lab_say(lab, ANNA, "message.post", params), "\"result\""));
	assert_int_equal(told(f, JONAS, "\"inbox.added\""), 1);
	assert_int_equal(told(f, JONAS, "\"reason\":\"mention\""), 1);
	store_fail_at(lab->core.store, 0, STORE_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(what_was_left_is_neither_listed_nor_counted),
		TEST(what_is_dealt_with_calls_in_its_room_no_longer),
		TEST(a_number_without_its_room_deals_with_nothing),
		TEST(what_was_left_does_not_come_back_with_its_person),
		TEST(what_was_deleted_is_neither_listed_nor_counted),
		TEST(pages_go_on_after_what_can_be_seen),
		TEST(who_has_more_than_can_be_kept_is_told_how_many_there_are),
		TEST(a_reminder_of_a_call_leaves_it_among_the_calls_of_its_room),
		TEST(an_erased_message_leaves_the_inbox_and_those_concerned_are_told),
		TEST(a_page_of_the_inbox_holds_page_bytes),
		TEST(a_page_of_the_inbox_holds_so_many_notices),
		LAB_TEST(who_is_called_upon_many_times_is_called_once),
		TEST(as_many_that_were_dealt_with_are_kept_as_open_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
