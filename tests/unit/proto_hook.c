/* What is sent to a webhook: Slack's payload becomes the text of a message. Payloads and texts are
 * written by hand, after Slack's reference. */
#include "base/memory.h"
#include "proto/gen/limits.h"
#include "proto/hook.h"
#include "proto/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct sample {
	const char *payload;
	const char *text;
};

static void check(const struct sample *sample)
{
	enum hook_fault fault;
	struct command *command = hook_read(sample->payload, strlen(sample->payload), &fault);
	if (!command)
		fail_msg("%s: refused: %d", sample->payload, (int)fault);
	assert_int_equal(command->kind, COMMAND_MESSAGE_POST);
	assert_string_equal(command->params.message_post.text.data, sample->text);
	assert_false(command->params.message_post.has_mentions);
	command_free(command);
}

static void check_all(const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(&samples[i]);
}
#define CHECK(samples) check_all(samples, sizeof(samples) / sizeof(*(samples)))

/* A mrkdwn text as the payload {"text": …}; it stands in JSON as it is. */
static void check_text(const char *mrkdwn, const char *text)
{
	char payload[512];
	struct sample sample = {payload, text};
	snprintf(payload, sizeof(payload), "{\"text\":\"%s\"}", mrkdwn);
	check(&sample);
}

static void emphasis_becomes_ours(void **state)
{
	(void)state;
	check_text("*fett* _kursiv_ ~weg~", "**fett** _kursiv_ ~~weg~~");
	check_text("(*fett*), *ein ganzer Satz.*", "(**fett**), **ein ganzer Satz.**");
	check_text("*_beides_*", "**_beides_**");
	check_text("*Größe*", "**Größe**");
	check_text("**schon unser**", "**schon unser**");
	check_text("120*80*40 * 5", "120*80*40 * 5");
	check_text("* Punkt\\n* Punkt*", "* Punkt\n* Punkt*");
	check_text("*offen\\nbis hier*", "*offen\nbis hier*");
	check_text("*eins* und *zwei", "**eins** und *zwei");
	check_text("Größe*x*", "Größe*x*");
	check_text("~ungefähr 5", "~ungefähr 5");
}

static void links_become_ours(void **state)
{
	(void)state;
	check_text("<https://brandt.example|Brandt>", "[Brandt](https://brandt.example)");
	check_text("<https://brandt.example>", "https://brandt.example");
	check_text("<https://brandt.example|https://brandt.example>", "https://brandt.example");
	check_text("<https://brandt.example/a_(b)|Seite>",
		"[Seite](https://brandt.example/a_%28b%29)");
	check_text("<https://brandt.example/?a=1&amp;b=2|Seite>",
		"[Seite](https://brandt.example/?a=1&b=2)");
	check_text("<mailto:ada@brandt.example|ada@brandt.example>", "ada@brandt.example");
	check_text("a < b > c <> d <b>e</b>", "a < b > c <> d <b>e</b>");
	check_text("<a: b> <:> <Brandt|https://brandt.example>",
		"<a: b> <:> <Brandt|https://brandt.example>");
	check_text("<https://brandt.example\\n>", "<https://brandt.example\n>");
	check_text("<kein Ende", "<kein Ende");
}

/* P-71 */
static void nobody_is_called_upon(void **state)
{
	(void)state;
	check_text("<!channel> <!here> <!everyone|everyone>", "@channel @here @everyone");
	check_text("<@U024BE7LH> <@U024BE7LH|jonas>", "@U024BE7LH @jonas");
	check_text("<#C024BE7LR|allgemein> <#C1>", "#allgemein #C1");
	check_text("<!subteam^S1|@vertrieb> <!subteam^S1>", "@vertrieb @group");
	check_text("<!date^1392734382^{date}|gestern>", "gestern");
}

static void what_slack_encodes_is_undone_once(void **state)
{
	(void)state;
	check_text("a &amp; b &lt;c&gt;", "a & b <c>");
	check_text("&amp;lt;", "&lt;");
	check_text("&lt;!channel&gt; &quot; &", "<!channel> &quot; &");
}

static void code_stays_as_it_is(void **state)
{
	(void)state;
	check_text("`*a*` *b*", "`*a*` **b**");
	check_text("`offen *b*", "`offen **b**");
	check_text("```*a*```", "```\n*a*\n```");
	check_text("so: ```\\na &lt; b\\n``` gut", "so: \n```\na < b\n```\n gut");
	check_text("```<https://brandt.example|brandt.example>```", "```\nbrandt.example\n```");
	check_text("``` offen", "``` offen");
	check_text("````", "````");
}

static void characters_no_message_may_have_are_left_out(void **state)
{
	(void)state;
	check_text("a\\r\\nb\\tc\\u0007d\\u0010e\\u0011*f*\\u0085g\\u00a0h\\u007f",
		"a\nb\tcde*f*g\xc2\xa0h");
}

static void blocks_are_parts_of_the_message_and_its_text_their_stand_in(void **state)
{
	static const struct sample samples[] = {
		{"{\"text\":\"Stand-in\",\"blocks\":["
		 "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":"
		 "\"Neue\\nBestellung\"}},"
		 "{\"type\":\"section\",\"block_id\":\"x\",\"text\":{\"type\":\"mrkdwn\",\"text\":"
		 "\"*Nr.* 4711\"},"
		 "\"accessory\":{\"type\":\"button\"}},"
		 "{\"type\":\"divider\"},"
		 "{\"type\":\"section\",\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"*Kunde*"
		 "\\nWeber\"},"
		 "{\"type\":\"plain_text\",\"text\":\"*3* Stück\",\"emoji\":true}]},"
		 "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\"}]},"
		 "{\"type\":\"context\",\"elements\":[{\"type\":\"image\",\"alt_text\":\"a\"},"
		 "{\"type\":\"plain_text\",\"text\":\"aus\"},{\"type\":\"mrkdwn\",\"text\":\"_"
		 "Laden_\"}]}]}",
			"### Neue Bestellung\n\n**Nr.** 4711\n\n---\n\n**Kunde**\nWeber\n*3* "
			"Stück\n\naus _Laden_"},
		{"{\"text\":\"Stand-in\",\"blocks\":[]}", "Stand-in"},
		{"{\"text\":\"Stand-in\",\"blocks\":[{\"type\":\"video\"}]}", "Stand-in"},
		{"{\"text\":\"*so*\",\"mrkdwn\":false}", "*so*"},
		{"{\"text\":\"a\",\"blocks\":null,\"attachments\":null,\"username\":\"x\","
		 "\"icon_emoji\":\":x:\",\"channel\":\"#b\"}",
			"a"},
	};
	(void)state;
	CHECK(samples);
}

static void attachments_follow(void **state)
{
	static const struct sample samples[] = {
		{"{\"text\":\"Oben\",\"attachments\":[{\"fallback\":\"kurz\",\"color\":\"#36a64f\","
		 "\"pretext\":\"Davor\",\"title\":\"Titel\",\"title_link\":\"https://"
		 "brandt.example\","
		 "\"text\":\"Ein "
		 "*Text*\",\"fields\":[{\"title\":\"Menge\",\"value\":\"_3_\",\"short\":true},"
		 "{\"title\":\"Nur\",\"value\":\"\"},{\"value\":\"Wert\"}],\"ts\":123456789},"
		 "{\"fallback\":\"nur kurz\"}]}",
			"Oben\n\nDavor\n**[Titel](https://brandt.example)**\nEin "
			"**Text**\n**Menge:** _3_\n**Nur**\nWert\n\nnur kurz"},
		{"{\"attachments\":[{\"title\":\"Titel\"},{\"blocks\":[{\"type\":\"section\","
		 "\"text\":{\"type\":\"mrkdwn\",\"text\":\"*b*\"}}]}]}",
			"**Titel**\n\n**b**"},
		/* What would end the address stands in it escaped; words bring none of their own.
		 */
		{"{\"attachments\":[{\"title\":\"Titel\",\"title_link\":\"https://brandt.example/"
		 "a) "
		 "[b](c\\td\\ne\"}]}",
			"**[Titel](https://brandt.example/a%29%20[b]%28c%09d%0Ae)**"},
		{"{\"attachments\":[{\"title\":\"[Rad] a](https://fremd.example) b\","
		 "\"title_link\":\"https://brandt.example\"}]}",
			"**[[Rad] a] (https://fremd.example) b](https://brandt.example)**"},
		{"{\"text\":\"<https://brandt.example/x\\ty|a](https://fremd.example)>\"}",
			"[a] (https://fremd.example)](https://brandt.example/x%09y)"},
	};
	(void)state;
	CHECK(samples);
}

static enum hook_fault fault_of(const char *payload)
{
	enum hook_fault fault;
	struct command *command = hook_read(payload, strlen(payload), &fault);
	if (command)
		fail_msg("%s was taken", payload);
	return fault;
}

static void what_is_no_payload_is_refused(void **state)
{
	static const char *const payloads[] = {"", "{", "[]", "\"text\"", "{\"text\":5}",
		"{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\\u0000b\"}",
		"{\"text\":\"\\ud800\"}", "{\"blocks\":{}}", "{\"blocks\":[5]}",
		"{\"text\":\"a\",\"attachments\":\"b\"}",
		"{\"text\":\"a\",\"attachments\":[{\"text\":{}}]}",
		"{\"text\":\"a\",\"attachments\":[{\"text\":\"b\",\"fields\":[1]}]}",
		"{\"blocks\":[{\"type\":\"section\",\"text\":\"a\"}]}",
		"{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"html\",\"text\":\"a\"}}]}",
		"{\"blocks\":[{\"type\":\"section\",\"fields\":{}}]}",
		"{\"a\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"};
	(void)state;
	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++)
		if (fault_of(payloads[i]) != HOOK_INVALID)
			fail_msg("%s: another fault", payloads[i]);
}

static void what_says_nothing_is_refused(void **state)
{
	static const char *const payloads[] = {"{}", "{\"text\":\"\"}", "{\"text\":\" \\n\"}",
		"{\"text\":null}", "{\"text\":\"\\u0007\"}", "{\"blocks\":[]}",
		"{\"blocks\":[{\"type\":\"image\"}]}", "{\"attachments\":[{}]}",
		"{\"blocks\":[{\"type\":\"header\",\"text\":{\"text\":\"\"}}]}"};
	(void)state;
	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++)
		if (fault_of(payloads[i]) != HOOK_NO_TEXT)
			fail_msg("%s: another fault", payloads[i]);
}

static void a_text_is_taken_at_its_limit_and_not_beyond(void **state)
{
	enum { SIZE = 2 * PROTO_MESSAGE_TEXT_MAX };
	char payload[SIZE + 64];
	enum hook_fault fault;
	(void)state;
	/* Characters, not bytes. */
	int size = snprintf(payload, sizeof(payload), "{\"text\":\"");
	for (int i = 0; i < PROTO_MESSAGE_TEXT_MAX; i++)
		size += snprintf(payload + size, sizeof(payload) - (size_t)size, "ü");
	snprintf(payload + size, sizeof(payload) - (size_t)size, "\"}");
	struct command *command = hook_read(payload, strlen(payload), &fault);
	assert_non_null(command);
	assert_int_equal(command->params.message_post.text.size, SIZE);
	command_free(command);
	snprintf(payload + size, sizeof(payload) - (size_t)size, "x\"}");
	assert_int_equal(fault_of(payload), HOOK_TOO_LONG);
}

static int setup(void **state)
{
	(void)state;
	proto_init();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(emphasis_becomes_ours),
		cmocka_unit_test(links_become_ours),
		cmocka_unit_test(nobody_is_called_upon),
		cmocka_unit_test(what_slack_encodes_is_undone_once),
		cmocka_unit_test(code_stays_as_it_is),
		cmocka_unit_test(characters_no_message_may_have_are_left_out),
		cmocka_unit_test(blocks_are_parts_of_the_message_and_its_text_their_stand_in),
		cmocka_unit_test(attachments_follow),
		cmocka_unit_test(what_is_no_payload_is_refused),
		cmocka_unit_test(what_says_nothing_is_refused),
		cmocka_unit_test(a_text_is_taken_at_its_limit_and_not_beyond),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
