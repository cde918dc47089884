/* The request head: what is read and what is refused. The wire tests have many more refusals. */
#include "base/limits.h"
#include "gateway/http/head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int read_text(const char *text, struct head *ret_head)
{
	int end = head_find_end(text, strlen(text), 0);
	assert_int_equal(end, strlen(text));
	return head_read(text, (size_t)end, ret_head);
}

static int status_of(const char *text)
{
	struct head head;
	return read_text(text, &head);
}

static void a_request_is_read(void **state)
{
	struct head head;
	(void)state;
	assert_int_equal(read_text("POST /session?a=b?c HTTP/1.1\r\nHost: [::1]:8080\r\n"
				   "content-LENGTH: 12\r\nORIGIN:\t http://localhost \t\r\n\r\n",
				 &head),
		0);
	assert_int_equal(head.method, METHOD_POST);
	assert_true(slice_is(head.path, "/session"));
	assert_true(slice_is(head.fields[FIELD_ORIGIN], "http://localhost"));
	assert_int_equal(head.body_size, 12);
	assert_false(head.upgrade);
	assert_null(head.fields[FIELD_COOKIE].data);
}

static void an_upgrade_is_recognised(void **state)
{
	struct head head;
	(void)state;
	assert_int_equal(
		read_text("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, UPGRADE\r\n"
			  "Upgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n"
			  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
			&head),
		0);
	assert_true(head.upgrade);
}

static void the_end_is_found_wherever_the_bytes_are_cut(void **state)
{
	static const char text[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
	int end = (int)strlen(text) - 4;
	(void)state;
	for (size_t cut = 1; cut < sizeof(text) - 1; cut++) {
		int first = head_find_end(text, cut, 0);
		assert_int_equal(first, (int)cut < end ? 0 : end);
		if (!first)
			assert_int_equal(head_find_end(text, sizeof(text) - 1, cut), end);
	}
}

static void lone_line_ends_are_refused_wherever_the_bytes_are_cut(void **state)
{
	static const char *const texts[] = {
		"GET / HTTP/1.1\nHost: a\r\n", "GET / HTTP/1.1\rHost: a\r\n", "\n", "\rG", "a\0b"};
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		size_t size = i == 4 ? 3 : strlen(texts[i]);
		for (size_t cut = 0; cut < size; cut++) {
			int first = cut ? head_find_end(texts[i], cut, 0) : 0;
			int status = first ? first : head_find_end(texts[i], size, cut);
			assert_int_equal(status, -400);
		}
	}
}

static void a_head_of_the_largest_size_is_found_and_no_larger(void **state)
{
	static char text[LIMIT_HTTP_HEAD_BYTES + 8];
	(void)state;
	for (int more = 0; more < 2; more++) {
		size_t size = LIMIT_HTTP_HEAD_BYTES + (size_t)more;
		memset(text, 'a', size);
		memcpy(text, "GET / HTTP/1.1\r\n", 16);
		memcpy(text + size - 4, "\r\n\r\n", 4);
		assert_int_equal(head_find_end(text, size, 0), more ? -431 : (int)size);
	}
	memset(text + 16, 'a', sizeof(text) - 16);
	assert_int_equal(head_find_end(text, LIMIT_HTTP_HEAD_BYTES - 1, 0), 0);
	assert_int_equal(head_find_end(text, LIMIT_HTTP_HEAD_BYTES, 0), -431);
}

static void a_body_is_announced_exactly_or_refused(void **state)
{
	static const struct {
		const char *length;
		int status;
	} cases[] = {{"0", 0}, {"4096", 0}, {"004096", 0}, {"4097", 413},
		{"18446744073709551616", 413}, {"18446744073709551617", 413}, {"-1", 400},
		{"+1", 400}, {"1 ", 0}, {"1,1", 400}, {"1.0", 400}, {"", 400}, {"0x1", 400}};
	char text[160];
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		snprintf(text, sizeof(text),
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %s\r\n\r\n",
			cases[i].length);
		assert_int_equal(status_of(text), cases[i].status);
	}
	assert_int_equal(status_of("POST / HTTP/1.1\r\nHost: a\r\n\r\n"), 411);
	assert_int_equal(status_of("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
}

static void cookies_are_found_by_their_whole_name(void **state)
{
	static const struct {
		const char *field, *value;
	} cases[] = {{"runde=1", "1"}, {"a=2; runde=1;b=3", "1"}, {"runde=", ""},
		{"xrunde=1", NULL}, {"runde2=1", NULL}, {"RUNDE=1", NULL}, {"runde", ""},
		{"a=runde=1", NULL}, {"runde=1; runde=1", NULL}, {"runde=a=b", "a=b"},
		{";;;runde=1", "1"}};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct head head = {
			.fields[FIELD_COOKIE] = {cases[i].field, strlen(cases[i].field)}};
		struct slice found = head_cookie(&head, "runde");
		if (cases[i].value)
			assert_true(slice_is(found, cases[i].value));
		else
			assert_null(found.data);
	}
}

static void lists_are_searched_word_by_word(void **state)
{
	struct slice list = {"gzip;q=0.8,  br ; q=1 ,deflate;q=0", 34};
	(void)state;
	assert_true(slice_lists(list, "gzip"));
	assert_true(slice_lists(list, "BR"));
	assert_false(slice_lists(list, "deflate"));
	assert_false(slice_lists(list, "zip"));
	assert_false(slice_lists((struct slice){NULL, 0}, "gzip"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_read),
		cmocka_unit_test(an_upgrade_is_recognised),
		cmocka_unit_test(the_end_is_found_wherever_the_bytes_are_cut),
		cmocka_unit_test(lone_line_ends_are_refused_wherever_the_bytes_are_cut),
		cmocka_unit_test(a_head_of_the_largest_size_is_found_and_no_larger),
		cmocka_unit_test(a_body_is_announced_exactly_or_refused),
		cmocka_unit_test(cookies_are_found_by_their_whole_name),
		cmocka_unit_test(lists_are_searched_word_by_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
