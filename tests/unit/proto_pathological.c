/* Texts that have brought parsers to a halt: what the server reads of them takes time with their
 * length alone. Counted is the time of this thread, so other work on the machine does not matter.
 */
#include "base/memory.h"
#include "proto/command.h"
#include "proto/hook.h"
#include "proto/mrkdwn.h"
#include "proto/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* Eight times the text takes about eight times as long; sixty-four times if it grows with the
 * square. */
enum { SIZE = 8 * 1024, TIMES = 8, GROWTH_MAX = 24, LEAST_US = 1000, TRIES = 3 };

typedef void (*reading)(struct text text);

static const char *const parts[] = {"<", ">", "|", "<|", "<a:", "<a:|", "<a:b>", "<@", "<!", "<#U|",
	"<!date^", "<a: ", "*", "**", "*a ", " a*", "*a* ", "*a*", "~", "~a ", "~a", "*a~", "_",
	"`", "``", "```", "````", "`a", "`<", "`<a:b>", "```<", "```\n", "``` ``", "` ``` ", "`\n",
	"``a`", "&", "&am", "&amp;", "&amp;lt;", "[", "](", "[a](", "(", "a", "\n", " ", "\t",
	"\xc3\xa4", "\xc2\x80", "\x10", "\x11", "\xcc\x81", "\xf0\x9f\x98\x80"};

static void write_mrkdwn(struct text text)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	mrkdwn_write(text, &out);
}

static void write_plain(struct text text)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	mrkdwn_write_plain(text, &out);
}

static void write_link(struct text text)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	mrkdwn_write_link(text, text, &out);
}

static void read_frame(struct text text)
{
	struct request request;
	struct refusal refusal;
	if (request_read(text.data, text.size, &request, &refusal))
		assert_non_null(request.command);
	command_free(request.command);
}

static void read_hook(struct text text)
{
	enum hook_fault fault;
	command_free(hook_read(text.data, text.size, &fault));
}

/* The part over and over, between a head and a tail. */
static void fill(
	struct buffer *out, const char *head, const char *part, const char *tail, size_t size)
{
	buffer_add_string(out, head);
	while (out->size < size)
		buffer_add_string(out, part);
	buffer_add_string(out, tail);
	buffer_add_byte(out, '\0');
}

static int64_t best_us(reading read, struct text text)
{
	int64_t best = INT64_MAX;
	for (int i = 0; i < TRIES; i++) {
		struct timespec before, after;
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
		read(text);
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
		int64_t us = (after.tv_sec - before.tv_sec) * 1000000 +
			     (after.tv_nsec - before.tv_nsec) / 1000;
		best = us < best ? us : best;
	}
	return best;
}

static void expect_linear(reading read, const char *head, const char *part, const char *tail)
{
	int64_t took_us[2];
	for (size_t i = 0; i < 2; i++) {
		BUFFER_AUTO text;
		buffer_init(&text);
		fill(&text, head, part, tail, i ? (size_t)SIZE * TIMES : SIZE);
		took_us[i] = best_us(read, (struct text){(const char *)text.data, text.size - 1});
	}
	int64_t least_us = took_us[0] > LEAST_US ? took_us[0] : LEAST_US;
	if (took_us[1] > GROWTH_MAX * least_us)
		fail_msg("%s%s: %d us, %d times as much %d us", head, part, (int)took_us[0], TIMES,
			(int)took_us[1]);
}

/* P-28 */
static void the_time_to_read_slacks_text_grows_with_its_length_alone(void **state)
{
	static const reading readings[] = {write_mrkdwn, write_plain, write_link};
	(void)state;
	for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++)
		for (size_t j = 0; j < sizeof(parts) / sizeof(*parts); j++)
			expect_linear(readings[i], "", parts[j], "");
}

/* P-28 */
static void so_does_the_time_to_read_a_frame(void **state)
{
	static const struct {
		const char *head, *part, *tail;
	} frames[] = {
		{"", "[", ""},
		{"", "{\"a\":", ""},
		{"", "\"", ""},
		{"[", "1,", "1]"},
		{"[", "[],", "1]"},
		{"\"", "\\\\", "\""},
		{"\"", "\\u00e4", "\""},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"", "a.", "\"}"},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message.post\",\"params\":{\"text\":"
		 "\"",
			"\xc3\xa4", "\"}}"},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message.post\",\"params\":{\"text\":"
		 "\"",
			"@\\u0301", "\"}}"},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message.post\",\"params\":{"
		 "\"mentions\":[",
			"{\"at\":0,\"size\":1,\"kind\":\"all\"},", "{}]}}"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++)
		expect_linear(read_frame, frames[i].head, frames[i].part, frames[i].tail);
}

/* P-28 */
static void so_does_the_time_to_read_what_a_webhook_is_sent(void **state)
{
	(void)state;
	expect_linear(read_hook, "{\"text\":\"", "<a:b> *c* ```", "\"}");
	expect_linear(read_hook, "{\"blocks\":[", "{\"type\":\"divider\"},", "{}]}");
	expect_linear(read_hook, "{\"blocks\":[",
		"{\"type\":\"section\",\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"a\"}]},",
		"{}]}");
	expect_linear(
		read_hook, "{\"attachments\":[", "{\"title\":\"a\",\"title_link\":\"b\"},", "{}]}");
	expect_linear(read_hook, "{\"attachments\":[{\"fields\":[",
		"{\"title\":\"a\",\"value\":\"*b*\"},", "{}]}]}");
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
		cmocka_unit_test(the_time_to_read_slacks_text_grows_with_its_length_alone),
		cmocka_unit_test(so_does_the_time_to_read_a_frame),
		cmocka_unit_test(so_does_the_time_to_read_what_a_webhook_is_sent),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
