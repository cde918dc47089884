/* Pictures of people and the organisation's logo: who sets them, what they must look like, and
 * where their bytes are and are not. */
#include "journal_fixture.h"

#define PNG  "iVBORw0KGgo="
#define JPEG "/9j/4AAQSkZJRg=="
#define WEBP "UklGRjQAAABXRUJQVlA4"

static const char *set(struct fixture *f, uint64_t connection, const char *person, const char *data)
{
	return fixture_say(f, connection, "picture.set", "%s,\"person\":\"%s\",\"data\":\"%s\"",
		fixture_fresh_id(f), person, data);
}

static const char *get(struct fixture *f, uint64_t connection, const char *person)
{
	return fixture_say(f, connection, "picture.get", "\"person\":\"%s\"", person);
}

static const char *set_logo(struct fixture *f, uint64_t connection, const char *data)
{
	return fixture_say(
		f, connection, "picture.set", "%s,\"data\":\"%s\"", fixture_fresh_id(f), data);
}

/* What the first entry of a kind says. */
static const char *told(struct fixture *f, enum dispatch_kind kind)
{
	static char text[4096];
	struct dispatch *dispatch = fixture_find(f, kind, 0);
	assert_non_null(dispatch);
	snprintf(text, sizeof(text), "%.*s", (int)dispatch->frame->size,
		(const char *)frame_payload(dispatch->frame));
	return text;
}

static void a_picture_is_asked_for_and_its_bytes_are_in_no_event(void **state)
{
	STATE;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	get(f, LENA, jonas);
	assert_says(f, "\"result\":{\"data\":\"\"}");
	set(f, JONAS, jonas, PNG);
	assert_says(f, "\"result\"");
	const char *event = told(f, DISPATCH_EVENT);
	assert_non_null(strstr(event, "person.changed"));
	assert_non_null(strstr(event, "\"picture\":\""));
	assert_null(strstr(event, PNG));
	get(f, LENA, jonas);
	assert_says(f, "\"result\":{\"data\":\"" PNG "\"}");
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, LENA, f->tokens[LENA]);
	get(f, LENA, jonas);
	assert_says(f, "\"result\":{\"data\":\"" PNG "\"}");
}

static void each_picture_has_an_id_of_its_own_until_it_is_taken_away(void **state)
{
	STATE;
	char jonas[16], first[16], second[16], kept[16];
	fixture_me(f, JONAS, jonas);
	set(f, JONAS, jonas, PNG);
	fixture_value(told(f, DISPATCH_EVENT), "picture", first, sizeof(first));
	set(f, JONAS, jonas, PNG);
	fixture_value(told(f, DISPATCH_EVENT), "picture", second, sizeof(second));
	assert_string_not_equal(first, second);
	/* Whatever else is changed about somebody leaves it. */
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), jonas);
	fixture_value(told(f, DISPATCH_EVENT), "picture", kept, sizeof(kept));
	assert_string_equal(kept, second);
	get(f, LENA, jonas);
	assert_says(f, PNG);
	set(f, ANNA, jonas, "");
	assert_null(strstr(told(f, DISPATCH_EVENT), "picture\""));
	get(f, LENA, jonas);
	assert_says(f, "{\"data\":\"\"}");
	set(f, ANNA, jonas, "");
	assert_says(f, "\"result\"");
}

static void others_pictures_and_the_logo_are_for_administrators(void **state)
{
	STATE;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	set(f, LENA, jonas, PNG);
	assert_says(f, "\"not_allowed\"");
	set(f, LENA, "1vb8r3hn4t6yz", PNG);
	assert_says(f, "\"not_allowed\"");
	set_logo(f, LENA, PNG);
	assert_says(f, "\"not_allowed\"");
	set(f, ANNA, "1vb8r3hn4t6yz", PNG);
	assert_says(f, "\"not_found\"");
	get(f, LENA, "1vb8r3hn4t6yz");
	assert_says(f, "\"not_found\"");
	set(f, ANNA, jonas, PNG);
	assert_says(f, "\"result\"");
	get(f, LENA, jonas);
	assert_says(f, PNG);
}

static void what_is_no_picture_is_refused(void **state)
{
	STATE;
	static const char *const wrong[] = {"====", "=", "a", "iVBORw0KGg", "iVBORw0KGgo",
		"iVBOR 0KGgo=", "iVBORw0KGgo=iVBORw0KGgo=", "iVBORw0KGg====", "iVBORw-KGgo_",
		"/9j=", "R0lGODlhAQABAAAAACw=", "PHN2Zy8+", "UklGRjQAAABBVkkg",
		"UklGRjQAAABXRUI=", "AAAAGGZ0eXBoZWlj", "iVBORw0KGgs="};
	static const char *const right[] = {PNG, JPEG, WEBP, "/9j/"};
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		set(f, JONAS, jonas, wrong[i]);
		if (!strstr(f->answer, "\"field\":\"data\",\"reason\":\"malformed\""))
			fail_msg("%s: %s", wrong[i], f->answer);
	}
	get(f, JONAS, jonas);
	assert_says(f, "{\"data\":\"\"}");
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
		set(f, JONAS, jonas, right[i]);
		assert_says(f, "\"result\"");
		get(f, JONAS, jonas);
		assert_says(f, right[i]);
	}
}

static void the_logo_is_told_to_strangers(void **state)
{
	STATE;
	set_logo(f, ANNA, WEBP);
	assert_says(f, "\"result\"");
	assert_non_null(strstr(told(f, DISPATCH_HOUSE), "\"logo_data\":\"" WEBP "\"}"));
	const char *event = told(f, DISPATCH_EVENT);
	assert_non_null(strstr(event, "house.changed"));
	assert_non_null(strstr(event, "\"logo\":\""));
	assert_null(strstr(event, WEBP));
	fixture_say(f, LENA, "picture.get", "%s", "");
	assert_says(f, WEBP);
	fixture_say(f, ANNA, "house.change", "%s,\"title\":\"Neu\"", fixture_fresh_id(f));
	assert_non_null(strstr(told(f, DISPATCH_HOUSE), "\"title\":\"Neu\""));
	assert_non_null(strstr(told(f, DISPATCH_HOUSE), WEBP));
	set_logo(f, ANNA, "");
	assert_null(strstr(told(f, DISPATCH_HOUSE), "logo"));
	fixture_say(f, LENA, "picture.get", "%s", "");
	assert_says(f, "{\"data\":\"\"}");
}

#define SAME_ID "\"client_id\":\"01jdf3w8k2xxxxxxxxxxxxxxxx\""

static void assert_used(struct fixture *f)
{
	assert_says(f, "\"field\":\"client_id\",\"reason\":\"used\"");
}

static void a_repeat_gets_the_first_answer_and_another_command_none(void **state)
{
	STATE;
	char jonas[16], anna[16], first[256];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, ANNA, anna);
	fixture_say(
		f, ANNA, "picture.set", SAME_ID ",\"person\":\"%s\",\"data\":\"" PNG "\"", jonas);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	fixture_say(
		f, ANNA, "picture.set", SAME_ID ",\"person\":\"%s\",\"data\":\"" PNG "\"", jonas);
	assert_string_equal(f->answer, first);
	assert_null(fixture_find(f, DISPATCH_EVENT, 0));
	fixture_say(
		f, ANNA, "picture.set", SAME_ID ",\"person\":\"%s\",\"data\":\"" PNG "\"", anna);
	assert_used(f);
	fixture_say(f, ANNA, "picture.set", SAME_ID ",\"person\":\"%s\",\"data\":\"\"", jonas);
	assert_used(f);
	fixture_say(f, ANNA, "picture.set", SAME_ID ",\"data\":\"" PNG "\"%s", "");
	assert_used(f);
	set_logo(f, ANNA, PNG);
	snprintf(first, sizeof(first), "%.255s", f->answer);
	char again[64];
	snprintf(again, sizeof(again), "\"client_id\":\"01jdf3w8k2%016u\"", f->client_ids);
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"" PNG "\"", again);
	assert_string_equal(f->answer, first);
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"\"", again);
	assert_used(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_picture_is_asked_for_and_its_bytes_are_in_no_event),
		TEST(each_picture_has_an_id_of_its_own_until_it_is_taken_away),
		TEST(others_pictures_and_the_logo_are_for_administrators),
		TEST(what_is_no_picture_is_refused),
		TEST(the_logo_is_told_to_strangers),
		TEST(a_repeat_gets_the_first_answer_and_another_command_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
