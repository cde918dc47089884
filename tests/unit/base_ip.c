/* Addresses and networks as they are written. */
#include "base/ip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct ip ip_of(const char *text)
{
	struct ip ip;
	if (!ip_read(text, strlen(text), &ip))
		fail_msg("%s is no address", text);
	return ip;
}

static void addresses_of_both_kinds_are_read(void **state)
{
	static const uint8_t v4[16] = {[10] = 0xff, 0xff, 192, 0, 2, 1};
	static const uint8_t v6[16] = {0x20, 0x01, 0x0d, 0xb8, [15] = 1};
	(void)state;
	assert_memory_equal(ip_of("192.0.2.1").bytes, v4, 16);
	assert_memory_equal(ip_of("::ffff:192.0.2.1").bytes, v4, 16);
	assert_memory_equal(ip_of("2001:db8::1").bytes, v6, 16);
	assert_memory_equal(ip_of("2001:0DB8:0:0:0:0:0:1").bytes, v6, 16);
	assert_true(ip_is_v4(&(struct ip){{[10] = 0xff, 0xff}}));
	assert_false(ip_is_v4(&(struct ip){{0}}));
}

static void what_is_no_address_is_refused(void **state)
{
	static const char *const texts[] = {"", " ", "unknown", "_hidden", "192.0.2", "192.0.2.256",
		"192.0.2.1.", "192.0.2.01", "0300.0.2.1", "0xc0.0.2.1", "3221225985", "-1.0.2.1",
		" 192.0.2.1", "192.0.2.1 ", "192.0.2.1:80", "192.0.2.1/32", "[2001:db8::1]",
		"[2001:db8::1]:80", "\"2001:db8::1\"", "2001:db8::1%eth0",
		"2001:db8::1::", "2001:db8:::1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
		"2001:db8::10000", "::g", "192.0.2.1,192.0.2.2", "for=192.0.2.1",
		"\xe2\x91\xa0.0.2.1", "0000:0000:0000:0000:0000:ffff:192.168.100.2289"};
	struct ip ip;
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (ip_read(texts[i], strlen(texts[i]), &ip))
			fail_msg("\"%s\" was taken for an address", texts[i]);
	assert_false(ip_read("192.0.2.1\0", 10, &ip));
	assert_false(ip_read("192.0\0.2.1", 10, &ip));
}

static void assert_has(const char *networks, const char *address, bool expected)
{
	struct networks list;
	struct ip ip = ip_of(address);
	if (!networks_read(networks, &list))
		fail_msg("%s are no networks", networks);
	if (networks_have(&list, &ip) != expected)
		fail_msg("%s in %s", address, networks);
}

static void a_network_has_the_addresses_that_begin_as_it_does(void **state)
{
	(void)state;
	assert_has("", "192.0.2.1", false);
	assert_has("192.0.2.1", "192.0.2.1", true);
	assert_has("192.0.2.1", "192.0.2.2", false);
	assert_has("192.0.2.1/32", "192.0.2.1", true);
	assert_has("10.0.0.0/8", "10.255.255.255", true);
	assert_has("10.0.0.0/8", "11.0.0.0", false);
	assert_has("192.0.2.128/25", "192.0.2.128", true);
	assert_has("192.0.2.128/25", "192.0.2.127", false);
	assert_has("0.0.0.0/0", "255.255.255.255", true);
	assert_has("0.0.0.0/0", "2001:db8::1", false);
	assert_has("::/0", "192.0.2.1", true);
	assert_has("10.0.0.0/8", "::ffff:10.1.2.3", true);
	assert_has("::ffff:10.0.0.0/104", "10.1.2.3", true);
	assert_has("2001:db8::/33", "2001:db8:7fff::", true);
	assert_has("2001:db8::/33", "2001:db8:8000::", false);
	assert_has("::1", "::1", true);
	assert_has("::1", "127.0.0.1", false);
	assert_has("127.0.0.1 ,\t::1,10.0.0.0/8", "10.0.0.1", true);
	assert_has("127.0.0.1 ,\t::1,10.0.0.0/8", "::1", true);
	assert_has("127.0.0.1 ,\t::1,10.0.0.0/8", "127.0.0.2", false);
}

static void what_is_no_list_of_networks_is_refused(void **state)
{
	static const char *const texts[] = {",", "127.0.0.1,", ",127.0.0.1", "127.0.0.1,,::1",
		"127.0.0.1 ::1", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08",
		"10.0.0.0/+8", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/ 8", "/8", "10.0.0.1/8",
		"10.0.0.0/7.5", "10.0.0.0/255.0.0.0", "2001:db8::/129", "2001:db8::1/64",
		"2001:db8::/1000", "::ffff:10.0.0.0/8", "10.0.0.0/4294967304"};
	struct networks list;
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (networks_read(texts[i], &list))
			fail_msg("\"%s\" was taken for networks", texts[i]);
}

static void there_may_be_sixteen_networks(void **state)
{
	static const char seventeen[] = "::1,::1,::1,::1,::1,::1,::1,::1,"
					"::1,::1,::1,::1,::1,::1,::1,::1,::1";
	struct networks list;
	(void)state;
	assert_int_equal(LIMIT_NETWORKS, 16);
	assert_false(networks_read(seventeen, &list));
	assert_true(networks_read(seventeen + 4, &list));
	assert_int_equal(list.count, 16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_of_both_kinds_are_read),
		cmocka_unit_test(what_is_no_address_is_refused),
		cmocka_unit_test(a_network_has_the_addresses_that_begin_as_it_does),
		cmocka_unit_test(what_is_no_list_of_networks_is_refused),
		cmocka_unit_test(there_may_be_sixteen_networks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
