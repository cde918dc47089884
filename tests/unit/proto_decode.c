/* Decoding by a shape that is not the protocol's: what no command uses yet. */
#include "proto/decode.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct item {
	int64_t number;
};

struct thing {
	struct text code;
	bool has_first;
	struct item first;
	struct proto_list items;
};

static const struct field item_fields[] = {
	{"number", FIELD_INTEGER, offsetof(struct item, number), SIZE_MAX, -5, INT64_MAX, NULL,
		NULL, NULL},
	{0},
};
static const struct shape item_shape = {sizeof(struct item), item_fields};

static const struct field thing_fields[] = {
	{"code", FIELD_LINE, offsetof(struct thing, code), SIZE_MAX, 2, 3, NULL, NULL, NULL},
	{"first", FIELD_OBJECT, offsetof(struct thing, first), offsetof(struct thing, has_first), 0,
		0, &item_shape, NULL, NULL},
	{"items", FIELD_LIST, offsetof(struct thing, items), SIZE_MAX, 0, 2, &item_shape, NULL,
		NULL},
	{0},
};
static const struct shape thing_shape = {sizeof(struct thing), thing_fields};

static struct arena arena;
static struct refusal refusal;
static struct thing thing;

static bool decode(const char *text, enum decode_mode mode)
{
	arena_fini(&arena);
	thing = (struct thing){0};
	json_t *json = decode_parse(text, strlen(text), 16, &refusal);
	assert_non_null(json);
	bool taken = decode_object(&thing_shape, json, mode, &arena, &thing, &refusal);
	json_decref(json);
	return taken;
}

static void assert_refused(const char *text, const char *field, const char *reason, int64_t limit)
{
	assert_false(decode(text, DECODE_STRICT));
	assert_int_equal(refusal.error, ERROR_INVALID_PARAMS);
	assert_string_equal(refusal.field, field);
	assert_string_equal(refusal.reason, reason);
	assert_int_equal(refusal.limit, limit);
}

static void objects_and_lists_are_filled(void **unused)
{
	(void)unused;
	assert_true(decode("{\"code\":\"äö\",\"first\":{\"number\":-5},"
			   "\"items\":[{\"number\":9007199254740991},{\"number\":0}]}",
		DECODE_STRICT));
	const struct item *items = thing.items.items;
	assert_true(thing.has_first);
	assert_int_equal(thing.first.number, -5);
	assert_int_equal(thing.items.count, 2);
	assert_int_equal(items[0].number, 9007199254740991);
	assert_int_equal(items[1].number, 0);
	assert_true(decode("{\"code\":\"äöü\",\"items\":[]}", DECODE_STRICT));
	assert_false(thing.has_first);
	assert_int_equal(thing.items.count, 0);
}

static void a_list_is_bounded(void **unused)
{
	static const char three[] =
		"{\"code\":\"ab\",\"items\":[{\"number\":1},{\"number\":2},{\"number\":3}]}";
	(void)unused;
	assert_refused(three, "items", "too_long", 2);
	assert_true(decode(three, DECODE_OWN));
	assert_int_equal(thing.items.count, 3);
}

static void a_number_we_wrote_keeps_the_bounds_of_its_time(void **unused)
{
	(void)unused;
	assert_refused("{\"code\":\"ab\",\"items\":[{\"number\":-6}]}", "number", "too_small", -5);
	assert_true(decode("{\"code\":\"ab\",\"items\":[{\"number\":-6}]}", DECODE_OWN));
}

static void a_text_has_a_least_length(void **unused)
{
	(void)unused;
	assert_refused("{\"code\":\"ä\",\"items\":[]}", "code", "too_short", 2);
	assert_refused("{\"code\":\"   \",\"items\":[]}", "code", "too_short", 2);
	assert_refused("{\"code\":\"abcd\",\"items\":[]}", "code", "too_long", 3);
}

static void what_is_wrong_inside_is_named(void **unused)
{
	(void)unused;
	assert_refused("{\"code\":\"ab\",\"items\":{}}", "items", "wrong_type", 0);
	assert_refused("{\"code\":\"ab\",\"items\":[5]}", "items", "wrong_type", 0);
	assert_refused("{\"code\":\"ab\",\"first\":[],\"items\":[]}", "first", "wrong_type", 0);
	assert_refused("{\"code\":\"ab\",\"items\":[{}]}", "number", "missing", 0);
	assert_refused(
		"{\"code\":\"ab\",\"items\":[{\"number\":1,\"more\":2}]}", "more", "unknown", 0);
	assert_refused("{\"code\":\"ab\",\"first\":{\"number\":9007199254740992},\"items\":[]}",
		"number", "too_large", 9007199254740991);
	assert_refused("{\"code\":\"ab\",\"first\":{\"number\":-6},\"items\":[]}", "number",
		"too_small", -5);
}

static int finish(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(objects_and_lists_are_filled),
		cmocka_unit_test(a_list_is_bounded),
		cmocka_unit_test(a_number_we_wrote_keeps_the_bounds_of_its_time),
		cmocka_unit_test(a_text_has_a_least_length),
		cmocka_unit_test(what_is_wrong_inside_is_named),
	};
	arena_init(&arena);
	return cmocka_run_group_tests(tests, NULL, finish);
}
