/* Forms: one field, decoded. */
#include "gateway/http/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *form, const char *wanted)
{
	BUFFER_AUTO value;
	buffer_init(&value);
	bool found = form_read((struct slice){form, strlen(form)}, "payload", &value);
	if (!wanted) {
		if (found)
			fail_msg("%s was taken", form);
		return;
	}
	if (!found)
		fail_msg("%s was refused", form);
	assert_int_equal(value.size, strlen(wanted));
	assert_true(!value.size || memcmp(value.data, wanted, value.size) == 0);
}

static void a_field_is_found_and_decoded(void **state)
{
	(void)state;
	check("payload=a", "a");
	check("a=b&payload=%7B%22a%22%3a1%7d&c", "{\"a\":1}");
	check("payload=a+b%20c%2Bd", "a b c+d");
	check("payload=a=b", "a=b");
	check("xpayload=1&payload=", "");
	check("payload=%C3%BC", "\xc3\xbc");
}

static void what_is_missing_or_badly_encoded_is_refused(void **state)
{
	(void)state;
	check("", NULL);
	check("{\"text\":\"a\"}", NULL);
	check("payloads=a", NULL);
	check("payload=a&payload=b", NULL);
	check("payload=%", NULL);
	check("payload=%2", NULL);
	check("payload=%2x", NULL);
	check("payload=%x2", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_field_is_found_and_decoded),
		cmocka_unit_test(what_is_missing_or_badly_encoded_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
