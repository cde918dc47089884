/* What a walk over rows hands on, as text. */
#ifndef RUNDE_TESTS_STORE_FOUND_H
#define RUNDE_TESTS_STORE_FOUND_H

#include "store_fixture.h"

struct found {
	char text[192];
	size_t size;
	unsigned limit; /* so many rows are wanted */
};

/* Adds a row; whether more are wanted. */
__attribute__((format(printf, 2, 3))) static bool found_add(
	struct found *found, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	found->size += (size_t)vsnprintf(
		found->text + found->size, sizeof(found->text) - found->size, format, arguments);
	va_end(arguments);
	return --found->limit;
}

#define assert_found(call, expected)                                                               \
	do {                                                                                       \
		struct found found = {.limit = 16};                                                \
		assert_ok(call);                                                                   \
		assert_string_equal(found.text, expected);                                         \
	} while (0)

#endif
