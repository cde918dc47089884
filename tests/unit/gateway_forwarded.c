/* Whose address counts for a request that comes through a proxy. */
#include "gateway/http/forwarded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char proxies[] = "127.0.0.1, 10.0.0.0/8, 2001:db8::/48";

static struct ip ip_of(const char *text)
{
	struct ip ip;
	if (!ip_read(text, strlen(text), &ip))
		fail_msg("%s is no address", text);
	return ip;
}

/* The head must outlive what is read from it. */
static int read_head(char *text, size_t size, const char *lines, struct head *ret_head)
{
	int length = snprintf(text, size, "GET / HTTP/1.1\r\nHost: a\r\n%s\r\n", lines);
	assert_true(length > 0 && (size_t)length < size);
	return head_read(text, (size_t)length, ret_head);
}

static void assert_client(const char *peer, const char *lines, const char *expected)
{
	char text[2048];
	struct head head;
	struct networks trusted;
	struct ip from = ip_of(peer), wanted = ip_of(expected);

	assert_true(networks_read(proxies, &trusted));
	assert_int_equal(read_head(text, sizeof(text), lines, &head), 0);
	struct ip client = forwarded_client(&head, &from, &trusted);
	if (memcmp(&client, &wanted, sizeof(client)) != 0)
		fail_msg("from %s with %s it is not %s", peer, lines, expected);
}

static void a_socket_that_is_no_proxys_counts_whatever_it_says(void **state)
{
	(void)state;
	assert_client("192.0.2.1", "", "192.0.2.1");
	assert_client("192.0.2.1", "X-Forwarded-For: 198.51.100.7\r\n", "192.0.2.1");
	assert_client("11.0.0.1", "X-Forwarded-For: 198.51.100.7\r\n", "11.0.0.1");
	assert_client("192.0.2.1", "X-Forwarded-For: 127.0.0.1\r\n", "192.0.2.1");
}

static void the_right_most_address_that_is_not_trusted_counts(void **state)
{
	(void)state;
	assert_client("127.0.0.1", "X-Forwarded-For: 198.51.100.7\r\n", "198.51.100.7");
	assert_client("127.0.0.1", "x-forwarded-for:\t198.51.100.7 \t\r\n", "198.51.100.7");
	assert_client("10.9.8.7", "X-Forwarded-For: 203.0.113.5, 198.51.100.7\r\n", "198.51.100.7");
	assert_client("127.0.0.1", "X-Forwarded-For: 203.0.113.5,198.51.100.7 ,10.0.0.2\r\n",
		"198.51.100.7");
	assert_client("2001:db8::1", "X-Forwarded-For: 2001:db8:1::9, 2001:db8:0:7::1\r\n",
		"2001:db8:1::9");
	assert_client("127.0.0.1", "X-Forwarded-For: ::ffff:198.51.100.7\r\n", "198.51.100.7");
}

static void what_a_client_has_written_before_it_changes_nothing(void **state)
{
	static const char *const forged[] = {"198.51.100.9", "127.0.0.1", "10.0.0.1", "", ",", ",,",
		"unknown", "\"", "for=1", "198.51.100.9;", "[::1]:80", "\xff\xfe", "%00"};
	char line[128];
	(void)state;
	for (size_t i = 0; i < sizeof(forged) / sizeof(*forged); i++) {
		snprintf(line, sizeof(line), "X-Forwarded-For: %s, 198.51.100.7\r\n", forged[i]);
		assert_client("127.0.0.1", line, "198.51.100.7");
		snprintf(line, sizeof(line),
			"X-Forwarded-For: %s\r\nX-Forwarded-For: 198.51.100.7\r\n", forged[i]);
		assert_client("127.0.0.1", line, "198.51.100.7");
	}
}

static void what_is_no_address_counts_as_the_proxy(void **state)
{
	static const char *const values[] = {"", ",", "unknown", "198.51.100.7,", "198.51.100.7,,",
		"198.51.100.7:443", "[2001:db9::1]", "198.51.100.7 203.0.113.5", "198.51.100.07",
		"198.51.100.256", "_secret", "for=198.51.100.7", "\"198.51.100.7\"",
		"198.51.100.7%00", "198.51.100.7;", "fe80::1%eth0", "198.51.100.7, unknown",
		"198.51.100.7, x, 10.0.0.2"};
	char line[128];
	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		snprintf(line, sizeof(line), "X-Forwarded-For: %s\r\n", values[i]);
		assert_client("127.0.0.1", line, "127.0.0.1");
	}
}

static void where_all_are_trusted_it_is_the_proxy(void **state)
{
	(void)state;
	assert_client("127.0.0.1", "", "127.0.0.1");
	assert_client("127.0.0.1", "X-Forwarded-For: 10.0.0.1, 10.0.0.2\r\n", "127.0.0.1");
	assert_client("127.0.0.1", "Forwarded: for=198.51.100.7\r\n", "127.0.0.1");
	assert_client("127.0.0.1", "X-Real-IP: 198.51.100.7\r\n", "127.0.0.1");
}

static void lines_are_read_from_the_last_one_back(void **state)
{
	(void)state;
	assert_client("127.0.0.1",
		"X-Forwarded-For: 203.0.113.5\r\nX-Forwarded-For: 198.51.100.7\r\n",
		"198.51.100.7");
	assert_client("127.0.0.1",
		"X-Forwarded-For: 203.0.113.5, 198.51.100.7\r\nCookie: a=b\r\n"
		"X-FORWARDED-FOR: 10.0.0.1\r\n",
		"198.51.100.7");
	assert_client(
		"127.0.0.1", "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-For:\r\n", "127.0.0.1");
}

#define SEVEN_PROXIES ",10.0.0.1,10.0.0.2,10.0.0.3,10.0.0.4,10.0.0.5,10.0.0.6,10.0.0.7"
#define EIGHT_PROXIES SEVEN_PROXIES ",10.0.0.8"

/* The address itself is the sixteenth. */
/* LIMIT_FORWARDED_HOPS */
static void sixteen_addresses_are_looked_through_and_no_more(void **state)
{
	(void)state;
	assert_client("127.0.0.1",
		"X-Forwarded-For: 198.51.100.7" EIGHT_PROXIES SEVEN_PROXIES "\r\n", "198.51.100.7");
	assert_client("127.0.0.1",
		"X-Forwarded-For: 198.51.100.7" EIGHT_PROXIES EIGHT_PROXIES "\r\n", "127.0.0.1");
}

static void four_lines_are_read_and_a_fifth_is_refused(void **state)
{
	static const char five[] = "X-Forwarded-For: 192.0.2.1\r\n"
				   "X-Forwarded-For: 198.51.100.7\r\n"
				   "X-Forwarded-For: 10.0.0.1\r\n"
				   "X-Forwarded-For: 10.0.0.2\r\n"
				   "X-Forwarded-For: 10.0.0.3\r\n";
	char text[512];
	struct head head;
	(void)state;
	assert_int_equal(LIMIT_FORWARDED_LINES, 4);
	assert_client("127.0.0.1", strchr(five, '\n') + 1, "198.51.100.7");
	assert_int_equal(read_head(text, sizeof(text), five, &head), 400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_socket_that_is_no_proxys_counts_whatever_it_says),
		cmocka_unit_test(the_right_most_address_that_is_not_trusted_counts),
		cmocka_unit_test(what_a_client_has_written_before_it_changes_nothing),
		cmocka_unit_test(what_is_no_address_counts_as_the_proxy),
		cmocka_unit_test(where_all_are_trusted_it_is_the_proxy),
		cmocka_unit_test(lines_are_read_from_the_last_one_back),
		cmocka_unit_test(sixteen_addresses_are_looked_through_and_no_more),
		cmocka_unit_test(four_lines_are_read_and_a_fifth_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
