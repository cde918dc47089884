/* When connections are looked after. */
#include "gateway/live.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 100 };

static unsigned looked; /* how many were looked at by a tick */

/* Each says that something is due when its deadline is. */
static uint64_t look(struct connection *connection)
{
	looked++;
	return connection->deadline_ms;
}

static unsigned tick(struct gateway *gateway, uint64_t now_ms)
{
	looked = 0;
	watch_tick(&gateway->watches, now_ms, look);
	return looked;
}

static void begin(struct gateway *gateway, struct connection connections[COUNT])
{
	for (unsigned i = 0; i < COUNT; i++) {
		connections[i] = (struct connection){.gateway = gateway, .deadline_ms = 1000 + i};
		watch_begin(&connections[i]);
	}
}

static void each_is_looked_at_when_it_begins_and_then_when_it_says(void **state)
{
	struct gateway gateway = {.drain_until_ms = 0};
	struct connection connections[COUNT];
	(void)state;
	begin(&gateway, connections);
	assert_int_equal(tick(&gateway, 1), COUNT);
	assert_int_equal(tick(&gateway, 999), 0);
	assert_int_equal(tick(&gateway, 1049), COUNT / 2);
	for (unsigned i = 0; i < COUNT; i++)
		watch_end(&connections[i]);
	assert_null(gateway.watches.items);
}

static void what_becomes_due_earlier_is_looked_at_with_the_next_tick(void **state)
{
	struct gateway gateway = {.drain_until_ms = 0};
	struct connection connections[COUNT];
	(void)state;
	begin(&gateway, connections);
	assert_int_equal(tick(&gateway, 1), COUNT);
	watch_soon(&connections[7]);
	assert_int_equal(tick(&gateway, 2), 1);
	assert_int_equal(tick(&gateway, 3), 0);
	for (unsigned i = 0; i < COUNT; i++)
		watch_end(&connections[i]);
}

static void whoever_goes_takes_nobody_else_along(void **state)
{
	struct gateway gateway = {.drain_until_ms = 0};
	struct connection connections[COUNT];
	(void)state;
	begin(&gateway, connections);
	assert_int_equal(tick(&gateway, 1), COUNT);
	for (unsigned i = 0; i < COUNT; i += 2)
		watch_end(&connections[i]);
	assert_int_equal(tick(&gateway, 2000), COUNT / 2);
	for (unsigned i = 1; i < COUNT; i += 2) {
		assert_in_range(connections[i].watch, 0, COUNT / 2 - 1);
		assert_ptr_equal(
			gateway.watches.items[connections[i].watch].connection, &connections[i]);
		watch_soon(&connections[i]);
	}
	for (unsigned i = 1; i < COUNT; i += 2)
		watch_end(&connections[i]);
	assert_int_equal(gateway.watches.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_looked_at_when_it_begins_and_then_when_it_says),
		cmocka_unit_test(what_becomes_due_earlier_is_looked_at_with_the_next_tick),
		cmocka_unit_test(whoever_goes_takes_nobody_else_along),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
