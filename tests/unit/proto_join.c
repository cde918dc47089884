/* What is posted about a guest's link: each text at its bound and beyond, and what belongs to
 * coming alone. */
#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/join.h"
#include "proto/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct join *read_text(const char *body, bool looks, struct refusal *ret_refusal)
{
	return join_read(body, strlen(body), looks, ret_refusal);
}

/* Whether the text between these two may have so many characters. */
static bool takes(const char *before, int count, const char *after, bool looks)
{
	char body[512], text[128];
	struct refusal refusal;
	memset(text, 'a', sizeof(text));
	snprintf(body, sizeof(body), "%s%.*s%s", before, count, text, after);
	struct join *join = read_text(body, looks, &refusal);
	if (!join) {
		assert_string_equal(refusal.reason, "too_long");
		assert_int_equal(refusal.limit, count - 1);
	}
	join_free(join);
	return join != NULL;
}

/* LIMIT_SIGN_IN_TOKEN */
static void a_token_is_read_at_its_bound_and_not_beyond(void **state)
{
	(void)state;
	for (int looks = 0; looks < 2; looks++) {
		assert_true(takes("{\"token\":\"", LIMIT_SIGN_IN_TOKEN, "\"}", looks));
		assert_false(takes("{\"token\":\"", LIMIT_SIGN_IN_TOKEN + 1, "\"}", looks));
	}
}

static void what_a_guest_says_of_themselves_is_read_at_its_bound_and_not_beyond(void **state)
{
	static const struct {
		const char *before;
		int max;
	} fields[] = {{"{\"token\":\"t\",\"name\":\"", PROTO_PERSON_NAME_MAX},
		{"{\"token\":\"t\",\"company\":\"", PROTO_COMPANY_MAX},
		{"{\"token\":\"t\",\"device\":\"", PROTO_DEVICE_MAX}};
	(void)state;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		assert_true(takes(fields[i].before, fields[i].max, "\"}", false));
		assert_false(takes(fields[i].before, fields[i].max + 1, "\"}", false));
	}
}

static void what_is_left_out_is_told_from_what_is_empty(void **state)
{
	struct refusal refusal;
	(void)state;
	struct join *join = read_text("{\"token\":\"t\"}", false, &refusal);
	assert_non_null(join);
	assert_int_equal(join->name.size, 0);
	assert_false(join->has_company);
	assert_non_null(join->device.data);
	join_free(join);
	join = read_text("{\"company\":\"\",\"token\":\"t\",\"name\":\"Petra\"}", false, &refusal);
	assert_non_null(join);
	assert_true(join->has_company);
	assert_int_equal(join->company.size, 0);
	assert_memory_equal(join->name.data, "Petra", 5);
	join_free(join);
}

static void whoever_only_looks_says_nothing_of_themselves(void **state)
{
	static const char *const fields[] = {"name", "company", "device"};
	char body[64];
	struct refusal refusal;
	(void)state;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		snprintf(body, sizeof(body), "{\"token\":\"t\",\"%s\":\"a\"}", fields[i]);
		assert_null(read_text(body, true, &refusal));
		assert_string_equal(refusal.field, fields[i]);
		assert_string_equal(refusal.reason, "unknown");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_is_read_at_its_bound_and_not_beyond),
		cmocka_unit_test(
			what_a_guest_says_of_themselves_is_read_at_its_bound_and_not_beyond),
		cmocka_unit_test(what_is_left_out_is_told_from_what_is_empty),
		cmocka_unit_test(whoever_only_looks_says_nothing_of_themselves),
	};
	proto_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
