/* The demonstration's cases: their words are within the limits, their people are there, and what
 * happens is told in order. */
#include "base/text.h"
#include "cli/demo/case_script.h"
#include "cli/demo/play.h"
#include "proto/gen/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool is_person(const char *key)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (strcmp(demo_people[i].key, key) == 0)
			return true;
	return false;
}

static const struct demo_case *case_named(const char *key)
{
	for (size_t i = 0; i < demo_cases_count; i++)
		if (strcmp(demo_cases[i].key, key) == 0)
			return &demo_cases[i];
	fail_msg("there is no case %s", key);
	return NULL;
}

static bool is_in(const struct demo_case *script, const char *key)
{
	for (size_t i = 0; script->people[i]; i++)
		if (strcmp(script->people[i], key) == 0)
			return true;
	return false;
}

static size_t length(const char *text)
{
	return text ? text_length(text_of(text)) : 0;
}

static void their_words_are_within_the_limits(void **unused)
{
	(void)unused;
	assert_in_range(demo_cases_count, 1, DEMO_CASES_MAX);
	for (size_t i = 0; i < demo_cases_count; i++) {
		const struct demo_case *script = &demo_cases[i];
		assert_in_range(length(script->customer), 1, PROTO_COMPANY_MAX);
		assert_in_range(length(script->title), 1, PROTO_ROOM_TITLE_MAX);
		assert_in_range(length(script->shared_title), 1, PROTO_ROOM_TITLE_MAX);
		assert_in_range(length(script->question), 1, PROTO_CASE_TEXT_MAX);
		assert_in_range(script->day, 1, DEMO_DAYS);
		for (size_t k = 0; script->people[k]; k++)
			assert_true(is_person(script->people[k]));
	}
}

static void whoever_does_something_is_in_the_case_and_it_is_told_in_order(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < demo_case_acts_count; i++) {
		const struct demo_case_act *act = &demo_case_acts[i];
		const struct demo_case *script = case_named(act->in);
		assert_true(is_in(script, act->who));
		assert_true(!act->doer || is_in(script, act->doer));
		assert_true(!act->deputy || is_in(script, act->deputy));
		assert_int_equal(act->doer != NULL, act->task != NULL);
		assert_in_range(act->clock, 7 * 60, 18 * 60);
		assert_true(act->day > script->day ||
			    (act->day == script->day && act->clock > script->clock));
		for (size_t j = 0; j < i; j++)
			if (strcmp(demo_case_acts[j].in, act->in) == 0 &&
				demo_case_acts[j].day == act->day)
				assert_true(demo_case_acts[j].clock < act->clock);
	}
}

static void both_sides_are_talked_on(void **unused)
{
	size_t said[2] = {0, 0};
	(void)unused;
	for (size_t i = 0; i < demo_case_acts_count; i++)
		if (demo_case_acts[i].say)
			said[demo_case_acts[i].side]++;
	assert_true(said[DEMO_BACKSTAGE] >= 3 && said[DEMO_SHARED] >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(their_words_are_within_the_limits),
		cmocka_unit_test(whoever_does_something_is_in_the_case_and_it_is_told_in_order),
		cmocka_unit_test(both_sides_are_talked_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
