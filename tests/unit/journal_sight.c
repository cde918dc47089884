/* Who sees what was said: not those who come later, nor those who let themselves in. */
#include "journal_fixture.h"

enum { LATER = 50 };

static void post(struct fixture *f, uint64_t connection, const char *room, const char *text)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", room,
		fixture_fresh_id(f), text);
}

static void make(struct fixture *f, const char *title, const char *rest, char ret_room[16])
{
	fixture_say(
		f, ANNA, "room.create", "%s,\"title\":\"%s\"%s", fixture_fresh_id(f), title, rest);
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "room", ret_room, 16);
}

static void invite(struct fixture *f, const char *room, uint64_t connection)
{
	char person[16];
	fixture_me(f, connection, person);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		room, fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
}

static void whoever_comes_later_learns_of_no_pin_and_no_count_of_what_was(void **state)
{
	STATE;
	char room[16];
	make(f, "vorher", ",\"access\":\"closed\",\"newcomers\":\"joined\"", room);
	post(f, ANNA, room, "vorher gesagt"); /* 3 */
	fixture_say(f, ANNA, "message.pin", "\"room\":\"%s\",\"message\":3,%s,\"on\":true", room,
		fixture_fresh_id(f));
	invite(f, room, JONAS);         /* 5 */
	post(f, ANNA, room, "nachher"); /* 6 */
	fixture_say(f, ANNA, "message.pin", "\"room\":\"%s\",\"message\":6,%s,\"on\":true", room,
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "\"pins\":[{\"message\":3},{\"message\":6}]");
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "\"pins\":[{\"message\":6}]");
	fixture_say(f, JONAS, "room.mark", "\"room\":\"%s\",\"seq\":0", room);
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"head\":7,\"mark\":4,\"unread\":1");
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "\"mark\":4");
}

/* Whether the room was told this by the last call, and nobody gets something else instead. */
static bool is_told_to_all(struct fixture *f, const char *piece)
{
	const struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	return told && !told->veiled && told->guard.ref == 0 &&
	       memmem(frame_payload(told->frame), told->frame->size, piece, strlen(piece));
}

static void reply(struct fixture *f, const char *room, unsigned root, const char *more)
{
	fixture_say(f, ANNA, "message.reply",
		"\"room\":\"%s\",\"message\":%u,%s,\"text\":\"nachher\"%s", room, root,
		fixture_fresh_id(f), more);
	assert_says(f, "\"result\"");
}

/* What is said after they came they hear, whatever it answers; the thread of what was said before
 * is not there for them. */
static void whoever_comes_later_hears_replies_and_finds_no_thread_of_what_was(void **state)
{
	STATE;
	char room[16], jonas[16], mention[128];
	make(f, "vorher", ",\"access\":\"closed\",\"newcomers\":\"joined\"", room);
	post(f, ANNA, room, "vorher gesagt"); /* 3 */
	reply(f, room, 3, "");                /* 4 */
	invite(f, room, JONAS);               /* 5 */
	fixture_me(f, JONAS, jonas);
	snprintf(mention, sizeof(mention),
		",\"mentions\":[{\"at\":0,\"size\":7,\"kind\":\"person\",\"id\":\"%s\"}]", jonas);
	reply(f, room, 3, mention); /* 6 */
	assert_true(is_told_to_all(f, "\"message.replied\""));
	for (struct dispatch *d = f->list; d; d = d->next)
		assert_false(d->connection == JONAS && d->unasked &&
			     memmem(frame_payload(d->frame), d->frame->size, "thread.kept", 11));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"reason\":\"mention\",\"thread\":3,\"done\":false,\"called\":true,"
		       "\"event\":{\"seq\":6,");
	fixture_say(f, JONAS, "room.history", "\"room\":\"%s\",\"from\":1,\"to\":6", room);
	assert_says(f, "\"seq\":6,\"kind\":\"message.replied\"");
	assert_null(strstr(f->answer, "\"seq\":4"));
	assert_null(strstr(f->answer, "\"threads\""));
	static const struct {
		const char *command, *more;
		bool writes;
	} all[] = {{"thread.open", "", false}, {"thread.mark", ",\"seq\":0", false},
		{"thread.follow", ",\"level\":\"off\"", false},
		{"thread.change", ",\"title\":\"\",\"resolved\":true", true},
		{"message.reply", ",\"text\":\"da\"", true}};
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		fixture_say(f, JONAS, all[i].command, "\"room\":\"%s\",\"message\":3%s%s%s", room,
			all[i].more, all[i].writes ? "," : "",
			all[i].writes ? fixture_fresh_id(f) : "");
		assert_says(f, "\"not_found\"");
	}
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"threads\":[]");
	post(f, ANNA, room, "nachher gesagt"); /* 7 */
	reply(f, room, 7, mention);            /* 8 */
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"message\":7,\"replies\":1");
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"threads\":[{\"room\":");
	assert_says(f, "\"message\":7,\"last\":8");
}

static bool has(struct frame *frame, const char *piece)
{
	return frame && memmem(frame_payload(frame), frame->size, piece, strlen(piece));
}

/* P-34 */
static void whoever_comes_later_learns_of_no_reply_that_was_before(void **state)
{
	STATE;
	char room[16];
	make(f, "vorher", ",\"access\":\"closed\",\"newcomers\":\"joined\"", room);
	post(f, ANNA, room, "vorher gesagt"); /* 3 */
	reply(f, room, 3, "");                /* 4 */
	invite(f, room, JONAS);               /* 5 */
	reply(f, room, 3, "");                /* 6 */
	const struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
	assert_int_equal(told->guard.root, 3);
	assert_true(has(told->frame, "\"replies\":2"));
	assert_true(has(told->bare, "\"text\":\"nachher\""));
	assert_false(has(told->bare, "\"replies\""));
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":6,%s", room,
		fixture_fresh_id(f)); /* 7 */
	told = fixture_find(f, DISPATCH_EVENT, 0);
	assert_int_equal(told->guard.ref, 6);
	assert_int_equal(told->guard.root, 3);
	assert_true(has(told->frame, "\"thread\":3,\"replies\":1,\"last\":4,\"last_time\""));
	assert_true(has(told->bare, "\"kind\":\"message.erased\""));
	assert_true(has(told->bare, "\"ref\":6,"));
	assert_true(has(told->bare, "\"body\":{}"));
	assert_true(has(told->veiled, "\"seq\":7,\"kind\":\"void\"}"));
	reply(f, room, 3, ""); /* 8 */
	/* What they ask for says no more. */
	for (unsigned i = 0; i < 2; i++) {
		fixture_say(f, JONAS, i ? "room.open" : "room.history", "\"room\":\"%s\",%s", room,
			i ? "\"after\":5" : "\"from\":1,\"to\":8");
		assert_says(f, "\"seq\":7,\"kind\":\"message.erased\"");
		assert_says(f, "\"seq\":8,\"kind\":\"message.replied\"");
		assert_null(strstr(f->answer, "\"replies\""));
		assert_null(strstr(f->answer, "\"last"));
	}
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":1,\"to\":8", room);
	assert_says(f, "\"last_time\"");
}

/* Who followed, left, and came back later, is told no more of it. */
static void a_thread_from_before_one_came_back_is_kept_in_vain(void **state)
{
	STATE;
	char room[16];
	make(f, "vorher", "", room);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", room); /* 3 */
	post(f, ANNA, room, "vorher gesagt");                        /* 4 */
	fixture_say(f, JONAS, "thread.follow",
		"\"room\":\"%s\",\"message\":4,\"level\":\"following\"", room);
	reply(f, room, 4, ""); /* 5 */
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"message\":4");
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", room); /* 6 */
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"newcomers\":\"joined\"", room,
		fixture_fresh_id(f));                                /* 7 */
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", room); /* 8 */
	reply(f, room, 4, "");                                       /* 9 */
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"threads\":[]");
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[]");
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"threads\":[],");
}

static void administrators_do_not_let_themselves_into_a_closed_channel(void **state)
{
	STATE;
	static const char *const doors[] = {"\"access\":\"open\"", "\"newcomers\":\"joined\"",
		"\"access\":\"open\",\"newcomers\":\"all\""};
	char room[16];
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"zu\",\"access\":\"closed\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", room, sizeof(room));
	for (size_t i = 0; i < sizeof(doors) / sizeof(*doors); i++) {
		fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,%s", room,
			fixture_fresh_id(f), doors[i]);
		assert_says(f, "\"not_allowed\"");
	}
	fixture_say(f, ANNA, "room.join", "\"room\":\"%s\"", room);
	assert_says(f, "\"not_found\"");
	/* They look after it all the same, and its owner may open it. */
	fixture_say(f, ANNA, "room.change",
		"\"room\":\"%s\",%s,\"title\":\"Neu\",\"access\":\"closed\"", room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "room.change", "\"room\":\"%s\",%s,%s", room, fixture_fresh_id(f),
		doors[0]);
	assert_says(f, "\"result\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(whoever_comes_later_learns_of_no_pin_and_no_count_of_what_was),
		TEST(whoever_comes_later_hears_replies_and_finds_no_thread_of_what_was),
		TEST(whoever_comes_later_learns_of_no_reply_that_was_before),
		TEST(a_thread_from_before_one_came_back_is_kept_in_vain),
		TEST(administrators_do_not_let_themselves_into_a_closed_channel),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
