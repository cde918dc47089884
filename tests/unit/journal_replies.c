/* Replies through the journal: what can be replied to, how many stand, and what pages bring of
 * them. */
#include "journal_thread.h"

#include "proto/gen/limits.h"

static void a_reply_is_an_event_of_the_room_that_says_how_many_stand(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "Danke");
	assert_says(f, "\"seq\":6");
	assert_true(has_happened(f, "\"seq\":6,\"kind\":\"message.replied\""));
	assert_true(has_happened(f, "\"ref\":5"));
	assert_true(has_happened(f, "\"body\":{\"text\":\"Danke\",\"replies\":1}"));
	reply(f, ANNA, ROOT, "Gern");
	assert_true(has_happened(f, "\"replies\":2"));
	post(f, ANNA, "Noch eins"); /* 8 */
	reply(f, JONAS, 8, "Auch danke");
	assert_true(has_happened(f, "\"replies\":1"));
}

static void only_a_message_that_stands_in_the_room_is_replied_to(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "Danke"); /* 6 */
	reply(f, ANNA, 6, "Gern");
	assert_says(f, "\"invalid_params\"");
	assert_says(f, "\"field\":\"message\",\"reason\":\"is_reply\"");
	reply(f, ANNA, 4, "Willkommen"); /* somebody joined */
	assert_says(f, "\"not_found\"");
	reply(f, ANNA, 99, "Wem?");
	assert_says(f, "\"not_found\"");
	change(f, ANNA, "message.erase", ROOT, "");
	reply(f, JONAS, ROOT, "Zu spät");
	assert_says(f, "\"erased\"");
	post(f, ANNA, "Das Letzte"); /* 8 */
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	reply(f, JONAS, 8, "Schade");
	assert_says(f, "\"archived\"");
	change(f, JONAS, "thread.change", 8, ",\"title\":\"Ende\",\"resolved\":true");
	assert_says(f, "\"archived\"");
}

static void a_reply_is_a_message_as_all_others_are(void **state)
{
	STATE;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	reply(f, JONAS, ROOT, "Danke"); /* 6 */
	int64_t said_ms = f->now_ms;
	change(f, JONAS, "message.edit", 6, ",\"text\":\"Vielen Dank\"");
	assert_says(f, "\"seq\":7");
	change(f, ANNA, "message.react", 6, ",\"reactions\":[{\"emoji\":\"👍\"}]");
	assert_says(f, "\"seq\":8");
	change(f, LENA, "message.pin", 6, ",\"on\":true");
	assert_says(f, "\"seq\":9");
	change(f, ANNA, "message.edit", 6, ",\"text\":\"Von wegen\"");
	assert_says(f, "\"not_allowed\"");
	fixture_say(f, LENA, "message.versions", "\"room\":\"%s\",\"message\":6", f->room);
	assert_says(f, "\"text\":\"Danke\"},{\"seq\":7");
	fixture_say(f, LENA, "message.post",
		"\"room\":\"%s\",%s,\"text\":\"Danke\",\"source\":{\"room\":\"%s\",\"message\":6,"
		"\"author\":\"%s\",\"time\":%lld}",
		f->room, fixture_fresh_id(f), f->room, jonas, (long long)said_ms);
	assert_says(f, "\"seq\":10");
	fixture_say(f, LENA, "room.history", "\"room\":\"%s\",\"from\":6,\"to\":6", f->room);
	assert_says(f, "\"seq\":6,\"kind\":\"message.replied\"");
	assert_says(f, "\"Vielen Dank\"");
	assert_says(f, "👍");
}

static void the_erasure_of_a_reply_says_how_many_are_left(void **state)
{
	STATE;
	char last[96];
	reply(f, JONAS, ROOT, "eins"); /* 6 */
	snprintf(last, sizeof(last),
		"\"body\":{\"thread\":5,\"replies\":1,\"last\":6,\"last_time\":%lld,\"said_by\":",
		(long long)f->now_ms);
	reply(f, JONAS, ROOT, "zwei"); /* 7 */
	change(f, JONAS, "message.erase", 7, "");
	assert_true(has_happened(f, last));
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":5,\"to\":5", f->room);
	assert_says(f, "\"threads\":[{\"message\":5,\"replies\":1,\"last\":6,\"time\":");
	change(f, JONAS, "message.erase", 7, "");
	assert_says(f, "\"erased\"");
	change(f, JONAS, "message.erase", 6, "");
	assert_true(has_happened(f, "\"body\":{\"thread\":5,\"replies\":0,\"said_by\":"));
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":5,\"to\":5", f->room);
	assert_silent(f, "\"threads\"");
	reply(f, JONAS, ROOT, "drei"); /* 10 */
	assert_true(has_happened(f, "\"replies\":1"));
	reply(f, JONAS, ROOT, "vier"); /* 11 */
	change(f, JONAS, "message.erase", 10, "");
	assert_true(has_happened(f, "\"replies\":1,\"last\":11,"));
	change(f, ANNA, "message.erase", ROOT, "");
	assert_true(has_happened(f, "\"ref\":5,\"client_id\""));
	assert_false(has_happened(f, "\"replies\""));
}

static void the_replies_outlive_their_root_and_its_title_does_not(void **state)
{
	STATE;
	reply(f, JONAS, ROOT, "Danke"); /* 6 */
	change(f, LENA, "thread.change", ROOT, ",\"title\":\"Angebot Brandt\",\"resolved\":true");
	assert_says(f, "\"seq\":7");
	open_thread(f, LENA, ROOT);
	assert_says(f, "\"body\":{\"title\":\"Angebot Brandt\",\"resolved\":true}");
	change(f, ANNA, "message.erase", ROOT, ""); /* 8 */
	open_thread(f, LENA, ROOT);
	assert_says(f, "\"text\":\"Danke\"");
	assert_says(f, "\"replies\":1");
	assert_silent(f, "Angebot");
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"text\":\"Danke\"");
	assert_silent(f, "Angebot");
	assert_says(f, "\"threads\":[{\"message\":5,\"replies\":1");
	change(f, LENA, "thread.change", ROOT, ",\"title\":\"\",\"resolved\":false");
	assert_says(f, "\"hello_first\"");
	fixture_hello(f, LENA, f->tokens[LENA]);
	change(f, LENA, "thread.change", ROOT, ",\"title\":\"\",\"resolved\":false");
	assert_says(f, "\"erased\"");
	mark(f, LENA, ROOT, 6);
	assert_says(f, "\"seq\":6");
	follow(f, LENA, ROOT, "following");
	assert_says(f, "\"result\"");
}

static void a_page_tells_the_threads_of_its_rows_as_of_its_head(void **state)
{
	STATE;
	post(f, ANNA, "Ohne Antwort"); /* 6 */
	post(f, ANNA, "Mit Antwort");  /* 7 */
	reply(f, JONAS, 7, "da");      /* 8 */
	reply(f, JONAS, ROOT, "hier"); /* 9 */
	fixture_say(f, LENA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"head\":9");
	assert_says(f, "\"threads\":[{\"message\":5,\"replies\":1,\"last\":9,");
	assert_says(f, "{\"message\":7,\"replies\":1,\"last\":8,");
	fixture_say(f, LENA, "room.open", "\"room\":\"%s\",\"after\":6", f->room);
	assert_says(f, "\"threads\":[{\"message\":7,");
	fixture_say(f, LENA, "room.history", "\"room\":\"%s\",\"from\":6,\"to\":6", f->room);
	assert_silent(f, "\"threads\"");
	/* A reply is no change to its root: a page of the root does not bring it. */
	fixture_say(f, LENA, "room.history", "\"room\":\"%s\",\"from\":5,\"to\":5", f->room);
	assert_silent(f, "message.replied");
}

static void a_thread_is_read_from_its_end_in_pages(void **state)
{
	STATE;
	char text[16];
	for (int i = 0; i <= PROTO_THREAD_PAGE; i++) { /* 6..56 */
		snprintf(text, sizeof(text), "Antwort %d.", i);
		reply(f, JONAS, ROOT, text);
	}
	change(f, JONAS, "message.edit", 30, ",\"text\":\"besser\"");       /* 57 */
	change(f, ANNA, "message.edit", ROOT, ",\"text\":\"Das Angebot\""); /* 58 */
	open_thread(f, LENA, ROOT);
	assert_says(f, "\"head\":58,\"message\":5,\"events\":[{\"seq\":5,");
	assert_says(f, "\"replies\":51,\"from\":7,\"mark\":0,\"level\":\"off\"");
	assert_silent(f, "Antwort 0.");
	assert_says(f, "Antwort 1.");
	assert_says(f, "besser");
	assert_says(f, "Das Angebot");
	fixture_say(f, LENA, "thread.open", "\"room\":\"%s\",\"message\":5,\"before\":7", f->room);
	assert_says(f, "\"from\":5");
	assert_says(f, "\"replies\":51");
	assert_says(f, "Antwort 0.");
	assert_silent(f, "Antwort 1.");
	fixture_say(f, LENA, "thread.open", "\"room\":\"%s\",\"message\":5,\"before\":3", f->room);
	assert_says(f, "\"from\":5");
	assert_silent(f, "Antwort");
	open_thread(f, LENA, 6);
	assert_says(f, "\"field\":\"message\",\"reason\":\"is_reply\"");
	open_thread(f, LENA, 3);
	assert_says(f, "\"not_found\"");
}

/* As many replies as an answer holds of bodies, which is fewer than a page. */
static void a_thread_of_long_replies_comes_in_more_pages(void **state)
{
	STATE;
	static char text[8001];
	memset(text, 'x', 8000);
	for (int i = 0; i < 40; i++) /* 6..45 */
		fixture_say(f, JONAS, "message.reply",
			"\"room\":\"%s\",\"message\":5,%s,\"text\":\"%s\"", f->room,
			fixture_fresh_id(f), text);
	open_thread(f, LENA, ROOT);
	const char *from = strstr(f->answer, "\"from\":");
	unsigned long first = strtoul(from + 7, NULL, 10);
	assert_true(first > 6 && first < 45);
	assert_true((46 - first) * 8000 <= PROTO_PAGE_BYTES);
	assert_true((46 - first + 1) * 8030 > PROTO_PAGE_BYTES);
	fixture_say(f, LENA, "thread.open", "\"room\":\"%s\",\"message\":5,\"before\":%lu", f->room,
		first);
	assert_says(f, "\"from\":5,");
}

static void a_reply_said_again_is_stored_once(void **state)
{
	STATE;
	static const char id[] = "\"client_id\":\"01jdf3w8k2yyyyyyyyyyyyyyyy\"";
	char first[256];
	post(f, ANNA, "Noch eins"); /* 6 */
	fixture_say(f, JONAS, "message.reply", "\"room\":\"%s\",\"message\":5,%s,\"text\":\"da\"",
		f->room, id);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	assert_says(f, "\"seq\":7");
	fixture_say(f, JONAS, "message.reply", "\"room\":\"%s\",\"message\":5,%s,\"text\":\"da\"",
		f->room, id);
	assert_string_equal(f->answer, first);
	assert_null(fixture_find(f, DISPATCH_EVENT, 0));
	fixture_say(f, JONAS, "message.reply", "\"room\":\"%s\",\"message\":6,%s,\"text\":\"da\"",
		f->room, id);
	assert_says(f, "\"field\":\"client_id\",\"reason\":\"used\"");
	fixture_say(f, JONAS, "message.post", "\"room\":\"%s\",%s,\"text\":\"da\"", f->room, id);
	assert_says(f, "\"field\":\"client_id\",\"reason\":\"used\"");
	open_thread(f, LENA, ROOT);
	assert_says(f, "\"replies\":1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_reply_is_an_event_of_the_room_that_says_how_many_stand),
		TEST(only_a_message_that_stands_in_the_room_is_replied_to),
		TEST(a_reply_is_a_message_as_all_others_are),
		TEST(the_erasure_of_a_reply_says_how_many_are_left),
		TEST(the_replies_outlive_their_root_and_its_title_does_not),
		TEST(a_page_tells_the_threads_of_its_rows_as_of_its_head),
		TEST(a_thread_is_read_from_its_end_in_pages),
		TEST(a_thread_of_long_replies_comes_in_more_pages),
		TEST(a_reply_said_again_is_stored_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
