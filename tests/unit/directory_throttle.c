/* How many wrong tries are remembered. How many are borne is in tests/unit/journal_people.c. */
#include "base/limits.h"
#include "directory/throttle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST = 1 };

static void exhaust(struct throttle *throttle, uint64_t person)
{
	for (unsigned i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		throttle_note_person(throttle, person, 0);
}

/* LIMIT_THROTTLED_KEYS */
static void so_many_keys_are_remembered_and_then_the_oldest_goes(void **state)
{
	struct throttle *throttle = throttle_new();
	(void)state;
	exhaust(throttle, FIRST);
	exhaust(throttle, FIRST + 1);
	for (uint64_t person = FIRST + 2; person < FIRST + LIMIT_THROTTLED_KEYS; person++)
		throttle_note_person(throttle, person, 0);
	assert_false(throttle_allows_person(throttle, FIRST, 0));
	throttle_note_person(throttle, FIRST + LIMIT_THROTTLED_KEYS, 0);
	assert_true(throttle_allows_person(throttle, FIRST, 0));
	assert_false(throttle_allows_person(throttle, FIRST + 1, 0));
	throttle_free(throttle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many_keys_are_remembered_and_then_the_oldest_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
