/* How people keep threads: who follows and is told, and what hello, the list and the inbox say of
 * them. */
#include "journal_damage.h"
#include "journal_thread.h"

#include "journal/registers/register.h"
#include "proto/gen/limits.h"

static void who_replies_whose_message_it_is_and_who_is_named_follow(void **state)
{
	STATE;
	char lena[16], more[256];
	fixture_me(f, LENA, lena);
	fixture_hello(f, LATER, f->tokens[ANNA]);
	snprintf(more, sizeof(more),
		",\"text\":\"@Lena Kurz schau\",\"mentions\":[{\"at\":0,\"size\":10,"
		"\"kind\":\"person\",\"id\":\"%s\"}]",
		lena);
	change(f, JONAS, "message.reply", ROOT, more); /* 6 */
	assert_true(is_told(f, ANNA, "\"thread.kept\""));
	assert_true(is_told(f, LATER, "\"message\":5,\"mark\":5,\"level\":\"following\""));
	assert_true(is_told(f, JONAS, "\"mark\":6,\"level\":\"following\""));
	assert_true(is_told(f, LENA, "\"mark\":5,\"level\":\"following\""));
	assert_true(is_told(f, LENA, "\"reason\":\"mention\""));
	assert_true(is_told(f, LENA, "\"follows\":true"));
	assert_true(is_told(f, ANNA, "\"thread\":5,\"follows\":true,\"reason\":\"reply\""));
	reply(f, JONAS, ROOT, "Und?"); /* 7 */
	assert_true(is_told(f, LENA,
		"\"seq\":7,\"thread\":5,\"follows\":true,\"reason\":\"reply\",\"open\":2}"));
	assert_true(is_told(f, ANNA,
		"\"seq\":7,\"thread\":5,\"follows\":true,\"reason\":\"reply\",\"replaced\":6"));
	assert_false(is_told(f, ANNA, "\"thread.kept\""));
	assert_false(is_told(f, JONAS, "\"inbox.added\""));
	open_thread(f, JONAS, ROOT);
	assert_says(f, "\"mark\":7,\"level\":\"following\"");
	open_thread(f, ANNA, ROOT);
	assert_says(f, "\"mark\":5,\"level\":\"following\"");
}

static void what_was_said_by_hand_is_never_overridden(void **state)
{
	STATE;
	follow(f, ANNA, ROOT, "off");
	follow(f, JONAS, ROOT, "muted");
	reply(f, JONAS, ROOT, "Danke"); /* 6 */
	assert_false(is_told(f, ANNA, "\"thread.kept\""));
	assert_false(is_told(f, ANNA, "\"inbox.added\""));
	assert_true(is_told(f, JONAS, "\"mark\":6,\"level\":\"muted\""));
	reply(f, LENA, ROOT, "Auch von mir");
	assert_false(is_told(f, JONAS, "\"inbox.added\""));
	open_thread(f, ANNA, ROOT);
	assert_says(f, "\"level\":\"off\"");
	/* Who only read has said nothing. */
	post(f, ANNA, "Noch eins"); /* 8 */
	mark(f, ANNA, 8, 8);
	open_thread(f, ANNA, 8);
	assert_says(f, "\"mark\":8,\"level\":\"off\"");
	reply(f, JONAS, 8, "Danke");
	assert_true(is_told(f, ANNA, "\"message\":8,\"mark\":8,\"level\":\"following\""));
}

static void marks_and_levels_reach_the_other_connections(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "Danke"); /* 6 */
	fixture_hello(f, LATER, f->tokens[ANNA]);
	mark(f, ANNA, ROOT, 6);
	assert_says(f, "\"seq\":6");
	assert_says(f, "\"unread\":0,\"head\":6}");
	assert_true(is_told(f, LATER, "\"thread.kept\""));
	assert_true(is_told(f, LATER,
		"\"message\":5,\"mark\":6,\"level\":\"following\",\"unread\":0,\"head\":6"));
	assert_false(is_told(f, ANNA, "\"thread.kept\""));
	mark(f, ANNA, ROOT, 0);
	assert_true(
		is_told(f, LATER, "\"mark\":0,\"level\":\"following\",\"unread\":1,\"head\":6}"));
	mark(f, ANNA, ROOT, 7);
	assert_says(f, "\"field\":\"seq\",\"reason\":\"too_large\",\"limit\":6");
	follow(f, ANNA, ROOT, "muted");
	assert_says(f, "\"seq\":6");
	assert_true(is_told(f, LATER, "\"mark\":0,\"level\":\"muted\",\"unread\":1,\"head\":6}"));
	mark(f, ANNA, 6, 6);
	assert_says(f, "\"reason\":\"is_reply\"");
	follow(f, ANNA, 6, "off");
	assert_says(f, "\"reason\":\"is_reply\"");
	follow(f, ANNA, 2, "off");
	assert_says(f, "\"not_found\"");
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	open_thread(f, ANNA, ROOT);
	assert_says(f, "\"mark\":0,\"level\":\"muted\"");
}

static void hello_names_the_unread_threads_one_follows(void **state)
{
	STATE;
	hello(f, ANNA);
	assert_says(f, "\"threads\":[]");
	assert_says(f, "\"unread\":0,\"calls\":[]}]");
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	reply(f, ANNA, ROOT, "zwei");  /* 7: hers, and she has read so far */
	hello(f, ANNA);
	assert_says(f, "\"threads\":[]");
	reply(f, JONAS, ROOT, "drei"); /* 8 */
	reply(f, LENA, ROOT, "vier");  /* 9 */
	post(f, ANNA, "Noch eins");    /* 10 */
	reply(f, JONAS, 10, "fünf");   /* 11 */
	hello(f, ANNA);
	assert_says(f, "\"message\":10,\"last\":11,\"time\":1795530607000,\"mark\":10,\"unread\":1,"
		       "\"level\":\"following\"},"
		       "{\"room\":");
	assert_says(f, "\"message\":5,\"last\":9,\"time\":1795530605000,\"mark\":7,\"unread\":2,"
		       "\"level\":\"following\"}]");
	/* They are no messages of the room, and no mentions. */
	assert_says(f, "\"head\":11,\"mark\":2,\"unread\":0,\"calls\":[]");
	assert_says(f, "\"inbox\":2");
	mark(f, ANNA, 10, 11);
	follow(f, ANNA, ROOT, "muted");
	hello(f, ANNA);
	assert_says(f, "\"threads\":[]");
	change(f, LENA, "message.erase", 9, "");
	change(f, JONAS, "message.erase", 8, "");
	follow(f, ANNA, ROOT, "following");
	hello(f, ANNA);
	assert_says(f, "\"threads\":[]");
}

static void the_list_brings_the_threads_one_keeps_the_latest_first(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	post(f, ANNA, "Noch eins");    /* 7 */
	reply(f, JONAS, 7, "zwei");    /* 8 */
	post(f, ANNA, "Ohne");         /* 9 */
	follow(f, ANNA, 9, "muted");
	change(f, LENA, "thread.change", ROOT, ",\"title\":\"Brandt\",\"resolved\":true");
	change(f, ANNA, "message.edit", ROOT, ",\"text\":\"Das Angebot\"");
	change(f, JONAS, "message.edit", 6, ",\"text\":\"eins!\"");
	fixture_say(f, ANNA, "thread.list", "%s", "");
	const char *first = strstr(f->answer, "\"message\":9,\"replies\":0,\"last\":0,\"mark\":0,"
					      "\"unread\":0,\"level\":\"muted\"");
	const char *second = strstr(f->answer, "\"message\":7,\"replies\":1,\"last\":8");
	const char *third = strstr(f->answer, "\"message\":5,\"replies\":1,\"last\":6,\"mark\":5,"
					      "\"unread\":1,\"level\":\"following\"");
	assert_non_null(first);
	assert_true(second > first);
	assert_true(third > second);
	assert_non_null(strstr(third, "\"title\":\"Brandt\",\"resolved\":true"));
	assert_non_null(strstr(third, "\"root\":{\"seq\":5"));
	assert_non_null(strstr(third, "\"edit\":{\"seq\":11"));
	assert_non_null(strstr(third, "\"latest\":{\"seq\":6"));
	assert_non_null(strstr(third, "\"latest_edit\":{\"seq\":12"));
	fixture_say(f, ANNA, "thread.list", "\"skip\":2");
	assert_says(f, "\"threads\":[{\"room\":");
	assert_says(f, "\"message\":5");
	assert_silent(f, "\"message\":7");
	fixture_say(f, ANNA, "thread.list", "\"skip\":3");
	assert_says(f, "\"threads\":[]");
	follow(f, ANNA, 7, "off");
	fixture_say(f, ANNA, "thread.list", "%s", "");
	assert_silent(f, "\"message\":7");
	fixture_say(f, LENA, "thread.list", "%s", "");
	assert_says(f, "\"threads\":[]");
	/* Whoever leaves sees no more of them, and finds them again. */
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"threads\":[]");
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "thread.list", "%s", "");
	assert_says(f, "\"message\":5");
}

static void the_inbox_holds_one_reply_of_each_thread(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	reply(f, JONAS, ROOT, "zwei"); /* 7 */
	post(f, ANNA, "Noch eins");    /* 8 */
	reply(f, LENA, 8, "drei");     /* 9 */
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_says(f, "\"seq\":9,\"reason\":\"reply\",\"thread\":8,\"done\":false,\"called\":"
		       "false,\"event\":{");
	assert_says(f, "\"seq\":7,\"reason\":\"reply\",\"thread\":5");
	assert_says(f, "\"open\":2");
	fixture_say(f, ANNA, "inbox.done", "\"of\":\"%s\",\"seq\":9,\"done\":true", f->room);
	reply(f, LENA, 8, "vier"); /* 10 */
	assert_true(is_told(f, ANNA,
		"\"seq\":10,\"thread\":8,\"follows\":true,\"reason\":\"reply\",\"open\":2}"));
	fixture_say(f, ANNA, "inbox.list", "\"done\":true");
	assert_says(f, "\"notices\":[]");
	/* So that taking back what was dealt with brings no second one. */
	fixture_say(f, ANNA, "inbox.done", "\"done\":false");
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_says(f, "\"seq\":10,");
	assert_silent(f, "\"seq\":9,");
}

static void assert_inbox(struct fixture *f, bool done, const char *piece)
{
	fixture_say(f, ANNA, "inbox.list", "\"done\":%s", done ? "true" : "false");
	assert_says(f, piece);
}

static void a_reply_that_was_read_leaves_the_inbox_and_comes_back_unread(void **state)
{
	STATE;
	char anna[16], more[192];
	fixture_me(f, ANNA, anna);
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	fixture_hello(f, LATER, f->tokens[ANNA]);
	mark(f, ANNA, ROOT, 5);
	assert_false(is_told(f, ANNA, "\"inbox.changed\""));
	mark(f, ANNA, ROOT, 6);
	assert_true(is_told(f, ANNA, "\"inbox.changed\",\"params\":{\"open\":0}"));
	assert_true(is_told(f, LATER, "\"inbox.changed\",\"params\":{\"open\":0}"));
	assert_inbox(f, false, "\"notices\":[]");
	assert_inbox(f, true, "\"seq\":6,\"reason\":\"reply\"");
	mark(f, ANNA, ROOT, 5);
	assert_true(is_told(f, ANNA, "\"inbox.changed\",\"params\":{\"open\":1}"));
	assert_inbox(f, false, "\"seq\":6,\"reason\":\"reply\"");
	/* A call stays, as one in the room does. */
	snprintf(more, sizeof(more),
		",\"text\":\"@Anna\",\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"person\","
		"\"id\":\"%s\"}]",
		anna);
	change(f, JONAS, "message.reply", ROOT, more); /* 7 */
	mark(f, ANNA, ROOT, 7);
	assert_inbox(f, false, "\"seq\":7,\"reason\":\"mention\"");
	assert_says(f, "\"open\":1");
	/* What was dealt with there and not read here does not come back by reading. */
	reply(f, JONAS, ROOT, "zwei"); /* 8 */
	fixture_say(f, ANNA, "inbox.done", "\"of\":\"%s\",\"seq\":8,\"done\":true", f->room);
	mark(f, ANNA, ROOT, 7);
	assert_false(is_told(f, ANNA, "\"inbox.changed\""));
}

static void whoever_replies_has_read_what_was_replied_before(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	assert_inbox(f, false, "\"open\":1");
	reply(f, ANNA, ROOT, "zwei"); /* 7 */
	assert_true(is_told(f, ANNA, "\"inbox.changed\",\"params\":{\"open\":0}"));
	assert_inbox(f, false, "\"open\":0");
}

static void an_erased_reply_leaves_the_unread_one_before_it_in_the_inbox(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	reply(f, LENA, ROOT, "zwei");  /* 7 */
	reply(f, JONAS, ROOT, "drei"); /* 8 */
	change(f, JONAS, "message.erase", 8, "");
	assert_true(is_told(f, ANNA, "\"inbox.changed\",\"params\":{\"open\":1}"));
	assert_inbox(f, false, "\"seq\":7,\"reason\":\"reply\",\"thread\":5");
	/* Lena has read so far, by replying. */
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[]");
	mark(f, ANNA, ROOT, 6);
	change(f, LENA, "message.erase", 7, "");
	assert_true(is_told(f, ANNA, "\"inbox.changed\",\"params\":{\"open\":0}"));
	assert_inbox(f, false, "\"notices\":[]");
	/* Nor is anything left of what was dealt with, or of a thread one has left. */
	reply(f, LENA, ROOT, "vier");  /* 11 */
	reply(f, JONAS, ROOT, "fünf"); /* 12 */
	follow(f, ANNA, ROOT, "off");
	change(f, JONAS, "message.erase", 12, "");
	assert_inbox(f, false, "\"notices\":[]");
	follow(f, ANNA, ROOT, "following");
	reply(f, JONAS, ROOT, "sechs"); /* 14 */
	fixture_say(f, ANNA, "inbox.done", "\"done\":true");
	change(f, JONAS, "message.erase", 14, "");
	assert_inbox(f, false, "\"notices\":[]");
}

static void a_mention_of_many_in_a_reply_calls_and_does_not_make_them_follow(void **state)
{
	STATE;
	change(f, JONAS, "message.reply", ROOT,
		",\"text\":\"@alle\",\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"all\"}]");
	assert_true(
		is_told(f, LENA, "\"seq\":6,\"thread\":5,\"follows\":false,\"reason\":\"all\""));
	assert_true(is_told(f, ANNA, "\"follows\":true,\"reason\":\"all\""));
	assert_false(is_told(f, ANNA, "\"reason\":\"reply\""));
	assert_false(is_told(f, LENA, "\"thread.kept\""));
	change(f, JONAS, "message.reply", ROOT,
		",\"text\":\"@\",\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"all\"}]");
	assert_says(f, "\"field\":\"mentions\"");
}

static unsigned count_pieces(const char *text, const char *piece)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, piece)); at += strlen(piece))
		count++;
	return count;
}

static void hello_names_so_many_threads_and_the_list_brings_them_in_pages(void **state)
{
	STATE;
	char first[64];
	for (unsigned i = 0; i <= PROTO_THREADS_MAX; i++) { /* 6 and its reply 7, 8 and 9 … */
		post(f, ANNA, "Angebot");
		reply(f, JONAS, 6 + 2 * i, "Danke");
	}
	hello(f, ANNA);
	assert_int_equal(count_pieces(f->answer, "\"unread\":1,"), PROTO_THREADS_MAX);
	snprintf(first, sizeof(first), "\"message\":%d,\"last\":", 6 + 2 * PROTO_THREADS_MAX);
	assert_says(f, first);
	assert_silent(f, "\"message\":6,");
	fixture_say(f, ANNA, "thread.list", "%s", "");
	assert_int_equal(count_pieces(f->answer, "\"unread\":1,"), PROTO_THREAD_PAGE);
	assert_says(f, "\"more\":true");
	const int rest = PROTO_THREADS_MAX + 1 - PROTO_THREAD_PAGE;
	fixture_say(f, ANNA, "thread.list", "\"skip\":%d", rest);
	assert_int_equal(count_pieces(f->answer, "\"unread\":1,"), PROTO_THREAD_PAGE);
	assert_says(f, "\"more\":false");
	fixture_say(f, ANNA, "thread.list", "\"skip\":%d", rest - 1);
	assert_says(f, "\"more\":true");
	fixture_say(f, ANNA, "thread.list", "\"skip\":%d", PROTO_THREADS_MAX);
	assert_int_equal(count_pieces(f->answer, "\"unread\":1,"), 1);
	assert_says(f, "\"message\":6,");
}

/* Long roots with long replies, each with a long edit. */
static void a_page_of_the_list_holds_page_bytes(void **state)
{
	STATE;
	enum { LONG = 8000, THREADS = 20 };
	static char text[LONG + 16];
	unsigned all = 0, pages = 0, page;
	snprintf(text, sizeof(text), ",\"text\":\"%0*d\"", LONG - 1, 0);
	for (unsigned i = 0; i < THREADS; i++) { /* 6, its edit 7, the reply 8 and its edit 9 … */
		post(f, ANNA, "Angebot");
		change(f, ANNA, "message.edit", 6 + 4 * i, text);
		change(f, JONAS, "message.reply", 6 + 4 * i, text);
		change(f, JONAS, "message.edit", 8 + 4 * i, text);
		assert_says(f, "\"result\"");
	}
	do {
		fixture_say(f, ANNA, "thread.list", "\"skip\":%u", all);
		page = count_pieces(f->answer, "\"level\":");
		all += page;
		pages++;
		assert_true(page > 0 && strlen(f->answer) < PROTO_PAGE_BYTES + 16 * 1024);
	} while (strstr(f->answer, "\"more\":true"));
	assert_int_equal(all, THREADS);
	assert_int_equal(pages, 2);
}

static void so_many_threads_are_kept_and_the_quietest_fall_away(void **state)
{
	STATE;
	char sql[512], count[64];
	_Static_assert(REGISTER_THREAD == 4, "as the SQL says");
	snprintf(count, sizeof(count), "SELECT count(*) FROM register WHERE kind = 4");
	follow(f, ANNA, ROOT, "muted");
	post(f, ANNA, "Noch eins"); /* 6 */
	/* Of threads nobody can say anything about. */
	snprintf(sql, sizeof(sql),
		"WITH n(x) AS (SELECT 1000 UNION ALL SELECT x + 1 FROM n LIMIT %d)"
		" INSERT INTO register SELECT person, room, x, kind, body FROM register, n"
		" WHERE kind = 4",
		PROTO_THREADS_KEPT_MAX - 1);
	run_sql(f, sql);
	assert_int_equal(look_up(f, count), PROTO_THREADS_KEPT_MAX);
	mark(f, ANNA, ROOT, 6);
	assert_int_equal(look_up(f, count), PROTO_THREADS_KEPT_MAX);
	follow(f, ANNA, 6, "following");
	assert_says(f, "\"result\"");
	assert_int_equal(look_up(f, count), PROTO_THREADS_KEPT_MAX);
	assert_int_equal(
		look_up(f, "SELECT count(*) FROM register WHERE kind = 4 AND seq < 1000"), 2);
}

/* L7. All others have more to say. */
static void what_was_just_said_of_a_quiet_thread_is_kept(void **state)
{
	STATE;
	char sql[512];
	post(f, ANNA, "Noch eins"); /* 6 */
	follow(f, ANNA, 6, "muted");
	snprintf(sql, sizeof(sql),
		"WITH n(x) AS (SELECT 1000 UNION ALL SELECT x + 1 FROM n LIMIT %d)"
		" INSERT INTO register SELECT person, room, x, kind, body FROM register, n"
		" WHERE kind = 4",
		PROTO_THREADS_KEPT_MAX - 1);
	run_sql(f, sql);
	run_sql(f, "INSERT INTO thread SELECT room << 32 | seq, 1, room << 32 | 6 FROM register"
		   " WHERE kind = 4 AND seq >= 1000");
	mark(f, ANNA, ROOT, 5);
	open_thread(f, ANNA, ROOT);
	assert_says(f, "\"mark\":5,");
	follow(f, ANNA, ROOT, "following");
	/* What was merely read goes before it, however much was said there. */
	post(f, ANNA, "Noch zwei"); /* 7 */
	mark(f, ANNA, 7, 7);
	open_thread(f, ANNA, ROOT);
	assert_says(f, "\"mark\":5,\"level\":\"following\"");
	open_thread(f, ANNA, 7);
	assert_says(f, "\"mark\":7,");
	assert_int_equal(
		look_up(f, "SELECT count(*) FROM register WHERE kind = 4"), PROTO_THREADS_KEPT_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_replies_whose_message_it_is_and_who_is_named_follow),
		TEST(what_was_said_by_hand_is_never_overridden),
		TEST(marks_and_levels_reach_the_other_connections),
		TEST(hello_names_the_unread_threads_one_follows),
		TEST(the_list_brings_the_threads_one_keeps_the_latest_first),
		TEST(the_inbox_holds_one_reply_of_each_thread),
		TEST(a_reply_that_was_read_leaves_the_inbox_and_comes_back_unread),
		TEST(whoever_replies_has_read_what_was_replied_before),
		TEST(an_erased_reply_leaves_the_unread_one_before_it_in_the_inbox),
		TEST(a_mention_of_many_in_a_reply_calls_and_does_not_make_them_follow),
		TEST(hello_names_so_many_threads_and_the_list_brings_them_in_pages),
		TEST(a_page_of_the_list_holds_page_bytes),
		TEST(so_many_threads_are_kept_and_the_quietest_fall_away),
		TEST(what_was_just_said_of_a_quiet_thread_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
