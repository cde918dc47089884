/* Talking: reactions, pins, versions, mentions and what comes of them, through the journal. */
#include "journal_fixture.h"

#include "proto/gen/limits.h"

enum { LATER = 50 };

/* Posts with these further parameters. */
static const char *post(struct fixture *f, uint64_t connection, const char *text, const char *more)
{
	return fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"%s",
		f->room, fixture_fresh_id(f), text, more);
}

static const char *change(struct fixture *f, uint64_t connection, const char *command,
	unsigned message, const char *more)
{
	return fixture_say(f, connection, command, "\"room\":\"%s\",\"message\":%u,%s%s", f->room,
		message, fixture_fresh_id(f), more);
}

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	post(f, ANNA, "Angebot ist raus", ""); /* 5 */
	assert_says(f, "\"seq\":5");
	return 0;
}

static void a_reaction_is_each_person_s_whole_set_and_a_page_brings_the_last_of_each(void **state)
{
	STATE;
	change(f, JONAS, "message.react", 5, ",\"reactions\":[{\"emoji\":\"👍\"}]");
	assert_says(f, "\"seq\":6");
	change(f, JONAS, "message.react", 5,
		",\"reactions\":[{\"emoji\":\"👍\"},{\"emoji\":\"🎉\"}]");
	change(f, LENA, "message.react", 5, ",\"reactions\":[{\"emoji\":\"👍\"}]");
	change(f, LENA, "message.react", 5, ",\"reactions\":[]");
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":5,\"to\":5", f->room);
	assert_null(strstr(f->answer, "\"seq\":6,"));
	assert_says(f, "\"seq\":7,\"kind\":\"message.reacted\"");
	assert_null(strstr(f->answer, "\"seq\":8,"));
	assert_says(f, "\"body\":{\"reactions\":[]}");
	change(f, LENA, "message.react", 5, ",\"reactions\":[{\"emoji\":\"👍\"},{\"emoji\":\"👍\"}]");
	assert_says(f, "\"field\":\"reactions\",\"reason\":\"taken\"");
	change(f, LENA, "message.react", 6, ",\"reactions\":[]"); /* no message */
	assert_says(f, "not_found");
}

static void erasing_takes_reactions_and_the_pin_along(void **state)
{
	STATE;
	change(f, JONAS, "message.react", 5, ",\"reactions\":[{\"emoji\":\"👍\"}]");
	change(f, JONAS, "message.pin", 5, ",\"on\":true");
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"pins\":[{\"message\":5}]");
	change(f, ANNA, "message.erase", 5, "");
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"pins\":[]");
	assert_null(strstr(f->answer, "👍"));
	change(f, JONAS, "message.react", 5, ",\"reactions\":[]");
	assert_says(f, "erased");
	/* What the disk says is the same. */
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"pins\":[]");
}

static void so_many_messages_are_pinned_and_no_more(void **state)
{
	STATE;
	for (int i = 0; i < PROTO_PINS_MAX; i++) {
		post(f, ANNA, "wichtig", "");
		unsigned seq = (unsigned)strtoul(strstr(f->answer, "\"seq\":") + 6, NULL, 10);
		change(f, JONAS, "message.pin", seq, ",\"on\":true");
		assert_says(f, "\"result\"");
	}
	change(f, JONAS, "message.pin", 5, ",\"on\":true");
	assert_says(f, "too_many");
	change(f, JONAS, "message.pin", 6, ",\"on\":true"); /* it is already */
	assert_says(f, "\"result\"");
	change(f, JONAS, "message.pin", 6, ",\"on\":false");
	change(f, JONAS, "message.pin", 5, ",\"on\":true");
	assert_says(f, "\"result\"");
}

static void the_versions_of_a_message_are_listed_until_it_is_erased(void **state)
{
	STATE;
	change(f, ANNA, "message.edit", 5, ",\"text\":\"Angebot 2\"");
	change(f, ANNA, "message.edit", 5, ",\"text\":\"Angebot 3\"");
	fixture_say(f, LENA, "message.versions", "\"room\":\"%s\",\"message\":5", f->room);
	const char *first = strstr(f->answer, "Angebot ist raus");
	const char *last = strstr(f->answer, "Angebot 3");
	assert_non_null(first);
	assert_true(last > first);
	change(f, ANNA, "message.erase", 5, "");
	fixture_say(f, LENA, "message.versions", "\"room\":\"%s\",\"message\":5", f->room);
	assert_says(f, "erased");
	fixture_say(f, LENA, "message.versions", "\"room\":\"%s\",\"message\":1", f->room);
	assert_says(f, "not_found");
}

static void a_mention_comes_into_the_inbox_and_is_dealt_with(void **state)
{
	STATE;
	char jonas[16], more[256];
	fixture_me(f, JONAS, jonas);
	fixture_hello(f, LATER, f->tokens[JONAS]);
	snprintf(more, sizeof(more),
		",\"mentions\":[{\"at\":0,\"size\":12,\"kind\":\"person\",\"id\":\"%s\"}]", jonas);
	post(f, ANNA, "@Jonas Weber bitte prüfen", more); /* 6 */
	struct dispatch *told = NULL;
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->connection == JONAS && d->kind == DISPATCH_ANSWER)
			told = d;
	assert_non_null(told);
	assert_non_null(memmem(frame_payload(told->frame), told->frame->size, "inbox.added", 11));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(
		f, "\"reason\":\"mention\",\"done\":false,\"called\":true,\"event\":{\"seq\":6");
	assert_says(f, "\"open\":1");
	change(f, ANNA, "message.edit", 6, ",\"text\":\"@Jonas Weber erledigt\"");
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"edit\":{");
	fixture_hello(f, 51, f->tokens[JONAS]);
	assert_says(f, "\"calls\":[{\"seq\":6}]");
	assert_says(f, "\"inbox\":1");
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[],\"more\":false,\"open\":0");
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":true", f->room);
	told = fixture_find(f, DISPATCH_ANSWER, LATER);
	assert_non_null(memmem(frame_payload(told->frame), told->frame->size, "\"open\":0", 8));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[]");
	fixture_say(f, JONAS, "inbox.list", "\"done\":true");
	assert_says(f, "\"seq\":6");
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":false", f->room);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"seq\":6");
	change(f, ANNA, "message.erase", 6, "");
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[],\"more\":false,\"open\":0");
}

static void who_is_not_here_finds_the_mention_later(void **state)
{
	STATE;
	char jonas[16], more[256];
	fixture_me(f, JONAS, jonas);
	fixture_do(f, call_new(CALL_GONE, JONAS));
	snprintf(more, sizeof(more),
		",\"mentions\":[{\"at\":0,\"size\":12,\"kind\":\"person\",\"id\":\"%s\"}]", jonas);
	post(f, ANNA, "@Jonas Weber bitte prüfen", more);
	assert_says(f, "\"result\"");
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"inbox\":1");
}

static void all_and_groups_call_upon_members_once_each_and_nobody_else(void **state)
{
	STATE;
	char jonas[16], lena[16], anna[16], group[16], more[512];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	fixture_me(f, ANNA, anna);
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "group.make", "%s,\"handle\":\"süd\",\"title\":\"\",\"people\":[]",
		fixture_fresh_id(f));
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "group.make",
		"%s,\"handle\":\"vertrieb-süd\",\"title\":\"Süd\",\"people\":[{\"person\":\"%s\"},"
		"{\"person\":\"%s\"},{\"person\":\"%s\"}]",
		fixture_fresh_id(f), jonas, lena, anna);
	const struct dispatch *made = fixture_find(f, DISPATCH_EVENT, 0);
	fixture_value(strstr((const char *)frame_payload(made->frame), "\"group\":{") + 9, "group",
		group, sizeof(group));
	snprintf(more, sizeof(more),
		",\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"all\"},{\"at\":6,\"size\":13,"
		"\"kind\":\"group\",\"id\":\"%s\"}]",
		group);
	post(f, ANNA, "@alle @vertrieb-süd los", more);
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"open\":1");
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_says(f, "\"open\":0");
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_says(f, "\"open\":0");
	fixture_say(f, ANNA, "group.make", "%s,\"handle\":\"Alle\",\"title\":\"\",\"people\":[]",
		fixture_fresh_id(f));
	assert_says(f, "\"field\":\"handle\",\"reason\":\"taken\"");
	fixture_say(f, ANNA, "group.change", "%s,\"group\":\"%s\",\"handle\":\"mit leer\"",
		fixture_fresh_id(f), group);
	assert_says(f, "\"field\":\"handle\",\"reason\":\"bad_characters\"");
	fixture_say(f, ANNA, "group.change", "%s,\"group\":\"%s\",\"title\":\"Neu\"",
		fixture_fresh_id(f), group);
	assert_says(f, "\"result\"");
	fixture_say(f, ANNA, "group.remove", "\"group\":\"%s\"", group);
	post(f, ANNA, "@alle @vertrieb-süd los", more);
	assert_says(f, "\"field\":\"mentions\"");
}

static void mentions_must_lie_in_the_text_one_after_the_other(void **state)
{
	STATE;
	static const char *const bad[] = {
		"{\"at\":0,\"size\":6,\"kind\":\"all\"}",
		"{\"at\":4,\"size\":2,\"kind\":\"all\"}",
		"{\"at\":2,\"size\":2,\"kind\":\"all\"},{\"at\":0,\"size\":1,\"kind\":\"all\"}",
		"{\"at\":0,\"size\":2,\"kind\":\"all\"},{\"at\":1,\"size\":1,\"kind\":\"all\"}",
		"{\"at\":0,\"size\":2,\"kind\":\"person\"}",
		"{\"at\":0,\"size\":2,\"kind\":\"person\",\"id\":\"0000000000001\"}",
		"{\"at\":0,\"size\":2,\"kind\":\"group\",\"id\":\"0000000000001\"}",
	};
	char more[256];
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		snprintf(more, sizeof(more), ",\"mentions\":[%s]", bad[i]);
		post(f, ANNA, "äöüßx", more);
		assert_says(f, "\"field\":\"mentions\"");
	}
	post(f, ANNA, "äöüßx", ",\"mentions\":[{\"at\":0,\"size\":5,\"kind\":\"all\"}]");
	assert_says(f, "\"result\"");
}

static void only_what_one_can_read_is_forwarded_and_as_it_was_said(void **state)
{
	STATE;
	char room[16], anna[16], more[256];
	fixture_me(f, ANNA, anna);
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"zu\",\"access\":\"closed\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", room, sizeof(room));
	fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"geheim\"", room,
		fixture_fresh_id(f)); /* 3 */
	static const char form[] = ",\"source\":{\"room\":\"%s\",\"message\":%d,\"author\":\"%s\","
				   "\"time\":%lld}";
	snprintf(more, sizeof(more), form, room, 3, anna, (long long)f->now_ms);
	post(f, JONAS, "geheim", more);
	assert_says(f, "\"field\":\"source\"");
	post(f, ANNA, "geheim", more);
	assert_says(f, "\"result\"");
	snprintf(more, sizeof(more), form, room, 3, anna, (long long)f->now_ms + 1);
	post(f, ANNA, "geheim", more);
	assert_says(f, "\"field\":\"source\"");
	snprintf(more, sizeof(more), form, room, 2, anna, (long long)f->now_ms);
	post(f, ANNA, "geheim", more);
	assert_says(f, "\"field\":\"source\"");
}

static void who_is_invited_finds_it_in_the_inbox_and_who_joins_does_not(void **state)
{
	STATE;
	char room[16], jonas[16];
	fixture_me(f, JONAS, jonas);
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"neu\"", fixture_fresh_id(f));
	fixture_value(f->answer, "room", room, sizeof(room));
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", room);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		room, fixture_fresh_id(f), jonas);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"reason\":\"invited\"");
	assert_says(f, "\"kind\":\"member.joined\"");
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_says(f, "\"open\":0");
	/* Whoever leaves sees no more of it. */
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", room);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"notices\":[]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_reaction_is_each_person_s_whole_set_and_a_page_brings_the_last_of_each),
		TEST(erasing_takes_reactions_and_the_pin_along),
		TEST(so_many_messages_are_pinned_and_no_more),
		TEST(the_versions_of_a_message_are_listed_until_it_is_erased),
		TEST(a_mention_comes_into_the_inbox_and_is_dealt_with),
		TEST(who_is_not_here_finds_the_mention_later),
		TEST(all_and_groups_call_upon_members_once_each_and_nobody_else),
		TEST(mentions_must_lie_in_the_text_one_after_the_other),
		TEST(only_what_one_can_read_is_forwarded_and_as_it_was_said),
		TEST(who_is_invited_finds_it_in_the_inbox_and_who_joins_does_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
