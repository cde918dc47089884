/* How fast connections may come from one address (P-25): so many at once and one more is turned
 * away, so many a minute, each address for itself, and what is remembered of them has a bound. */
#include "base/limits.h"
#include "gateway/arrivals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct ip ip_of(const char *text)
{
	struct ip ip;
	assert_true(ip_read(text, strlen(text), &ip));
	return ip;
}

/* How many come in, one after the other, until one is turned away. */
static unsigned take_all(struct arrivals *arrivals, const char *address, uint64_t now_ms)
{
	struct ip ip = ip_of(address);
	unsigned taken = 0;
	while (arrivals_take(arrivals, &ip, now_ms))
		taken++;
	return taken;
}

static void as_many_come_at_once_as_may_be_open_and_then_so_many_a_minute(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, 200, 60);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 0), 200);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 999), 0);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 1000), 1);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 61 * 1000), 60);
	arrivals_fini(&arrivals);
}

static void a_minutes_worth_may_come_at_once(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, 5, 60);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 0), 60);
	arrivals_fini(&arrivals);
}

static void everybody_comes_back_after_a_restart_from_one_address(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, LIMIT_CONNECTIONS, LIMIT_CONNECTIONS_PER_MINUTE);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 0), LIMIT_CONNECTIONS);
	arrivals_fini(&arrivals);
}

static void each_address_counts_for_itself_and_a_household_together(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, 3, 3);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 0), 3);
	assert_int_equal(take_all(&arrivals, "192.0.2.2", 0), 3);
	assert_int_equal(take_all(&arrivals, "2001:db8:1:2::1", 0), 3);
	assert_int_equal(take_all(&arrivals, "2001:db8:1:2:ffff::2", 0), 0);
	assert_int_equal(take_all(&arrivals, "2001:db8:1:3::1", 0), 3);
	arrivals_fini(&arrivals);
}

static void without_a_rate_nothing_is_counted(void **state)
{
	struct arrivals arrivals;
	struct ip ip = ip_of("192.0.2.1");
	(void)state;
	arrivals_init(&arrivals, 3, 0);
	for (int i = 0; i < 1000; i++)
		assert_true(arrivals_take(&arrivals, &ip, 0));
	assert_int_equal(arrivals_count(&arrivals), 0);
	arrivals_fini(&arrivals);
}

static void an_address_is_forgotten_once_it_makes_no_difference_and_not_before(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, 60, 60);
	assert_int_equal(take_all(&arrivals, "192.0.2.1", 0), 60);
	arrivals_tick(&arrivals, 59 * 1000);
	assert_int_equal(arrivals_count(&arrivals), 1);
	arrivals_tick(&arrivals, 60 * 1000);
	assert_int_equal(arrivals_count(&arrivals), 0);
	arrivals_fini(&arrivals);
}

static struct ip numbered(unsigned number)
{
	char text[32];
	snprintf(text, sizeof(text), "10.%u.%u.%u", number >> 16, number >> 8 & 255, number & 255);
	return ip_of(text);
}

static void so_many_are_remembered_and_then_the_longest_unused_goes(void **state)
{
	struct arrivals arrivals;
	(void)state;
	arrivals_init(&arrivals, 1, 1);
	for (unsigned i = 0; i < LIMIT_ARRIVALS_KEPT; i++) {
		struct ip ip = numbered(i);
		assert_true(arrivals_take(&arrivals, &ip, 0));
	}
	struct ip first = numbered(0), second = numbered(1), another = numbered(1 << 20);
	assert_false(arrivals_take(&arrivals, &first, 0)); /* the one least unused, now */
	assert_true(arrivals_take(&arrivals, &another, 0));
	assert_int_equal(arrivals_count(&arrivals), LIMIT_ARRIVALS_KEPT);
	assert_false(arrivals_take(&arrivals, &first, 0));
	assert_true(arrivals_take(&arrivals, &second, 0)); /* it was forgotten */
	arrivals_fini(&arrivals);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_come_at_once_as_may_be_open_and_then_so_many_a_minute),
		cmocka_unit_test(a_minutes_worth_may_come_at_once),
		cmocka_unit_test(everybody_comes_back_after_a_restart_from_one_address),
		cmocka_unit_test(each_address_counts_for_itself_and_a_household_together),
		cmocka_unit_test(without_a_rate_nothing_is_counted),
		cmocka_unit_test(
			an_address_is_forgotten_once_it_makes_no_difference_and_not_before),
		cmocka_unit_test(so_many_are_remembered_and_then_the_longest_unused_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
