/* What is posted to sign in: each text at its bound and beyond. */
#include "base/limits.h"
#include "proto/request.h"
#include "proto/sign_in.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Whether the text between these two may have so many characters. */
static bool takes(const char *before, int count, const char *after)
{
	char body[2048], text[1100];
	struct refusal refusal;
	memset(text, 'a', sizeof(text));
	int size = snprintf(body, sizeof(body), "%s%.*s%s", before, count, text, after);
	struct sign_in *sign_in = sign_in_read(body, (size_t)size, &refusal);
	if (!sign_in) {
		assert_string_equal(refusal.reason, "too_long");
		assert_int_equal(refusal.limit, count - 1);
	}
	sign_in_free(sign_in);
	return sign_in != NULL;
}

static bool takes_token(int count)
{
	static const char rest[] = "\",\"name\":\"A\",\"email\":\"a@b\",\"password\":\"c\"}";
	bool taken = takes("{\"token\":\"", count, "\"}");
	assert_int_equal(takes("{\"invitation\":\"", count, rest), taken);
	return taken;
}

/* LIMIT_SIGN_IN_TOKEN */
static void a_token_is_read_at_its_bound_and_not_beyond(void **state)
{
	(void)state;
	assert_true(takes_token(LIMIT_SIGN_IN_TOKEN));
	assert_false(takes_token(LIMIT_SIGN_IN_TOKEN + 1));
}

/* LIMIT_SIGN_IN_PASSWORD */
static void a_password_is_read_at_its_bound_and_not_beyond(void **state)
{
	static const char before[] = "{\"email\":\"a@b\",\"password\":\"";
	(void)state;
	assert_true(takes(before, LIMIT_SIGN_IN_PASSWORD, "\"}"));
	assert_false(takes(before, LIMIT_SIGN_IN_PASSWORD + 1, "\"}"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_is_read_at_its_bound_and_not_beyond),
		cmocka_unit_test(a_password_is_read_at_its_bound_and_not_beyond),
	};
	proto_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
