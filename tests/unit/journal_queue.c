/* The queue of calls: in order, bounded, and what was put in together is taken together. */
#include "base/limits.h"
#include "journal/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct call *list_of(uint64_t first, unsigned count)
{
	struct call *list = NULL;
	for (unsigned i = count; i-- > 0;) {
		struct call *call = call_new(CALL_GONE, first + i);
		call->next = list;
		list = call;
	}
	return list;
}

/* Frees the list and says how many there were; they must be numbered from first on. */
static unsigned count_and_free(struct call *list, uint64_t first)
{
	unsigned count = 0;
	while (list) {
		struct call *call = list;
		list = call->next;
		assert_int_equal(call->connection, first + count);
		count++;
		call_free(call);
	}
	return count;
}

static struct call *take(struct queue *queue, size_t max, int64_t wait_ms)
{
	struct call *calls;
	(void)queue_take(queue, max, wait_ms, &calls);
	return calls;
}

static void calls_leave_in_the_order_they_came(void **state)
{
	struct queue queue;
	(void)state;
	queue_init(&queue);
	assert_true(queue_put(&queue, list_of(1, 1)));
	assert_true(queue_put(&queue, list_of(2, 3)));
	assert_true(queue_put(&queue, list_of(5, 1)));
	assert_int_equal(count_and_free(take(&queue, 3, 0), 1), 3);
	assert_int_equal(count_and_free(take(&queue, 9, 0), 4), 2);
	assert_null(take(&queue, 9, 0));
	assert_true(queue_put(&queue, list_of(6, 2)));
	assert_int_equal(count_and_free(take(&queue, 9, 0), 6), 2);
	queue_fini(&queue);
}

static void a_list_goes_in_as_a_whole_or_not_at_all(void **state)
{
	struct queue queue;
	struct call *two = list_of(LIMIT_JOURNAL_QUEUE, 2);
	(void)state;
	queue_init(&queue);
	assert_true(queue_put(&queue, list_of(1, LIMIT_JOURNAL_QUEUE - 1)));
	assert_false(queue_put(&queue, two));
	assert_int_equal(queue.count, LIMIT_JOURNAL_QUEUE - 1);
	assert_int_equal(count_and_free(two, LIMIT_JOURNAL_QUEUE), 2);
	assert_true(queue_put(&queue, list_of(LIMIT_JOURNAL_QUEUE, 1)));
	assert_int_equal(count_and_free(take(&queue, SIZE_MAX, 0), 1), LIMIT_JOURNAL_QUEUE);
	queue_fini(&queue);
}

static void once_closed_nothing_goes_in_and_the_rest_comes_out(void **state)
{
	struct queue queue;
	struct call *late = list_of(3, 1);
	(void)state;
	queue_init(&queue);
	assert_true(queue_put(&queue, list_of(1, 2)));
	queue_close(&queue);
	assert_false(queue_put(&queue, late));
	call_free(late);
	assert_int_equal(count_and_free(take(&queue, 9, -1), 1), 2);
	assert_null(take(&queue, 9, -1));
	queue_fini(&queue);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_leave_in_the_order_they_came),
		cmocka_unit_test(a_list_goes_in_as_a_whole_or_not_at_all),
		cmocka_unit_test(once_closed_nothing_goes_in_and_the_rest_comes_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
