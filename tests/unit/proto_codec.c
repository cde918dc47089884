/* Encoding, and decoding what we encoded ourselves. */
#include "proto/encode.h"
#include "proto/event.h"
#include "proto/reply.h"
#include "proto/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_text(const struct buffer *buffer, const char *wanted)
{
	assert_int_equal(buffer->size, strlen(wanted));
	assert_memory_equal(buffer->data, wanted, buffer->size);
}

static void strings_are_escaped(void **unused)
{
	BUFFER_AUTO out;
	(void)unused;
	buffer_init(&out);
	encode_string((struct text){"a\"b\\c\n\t\r\b\f\x01\x1fß😀", 18}, &out);
	assert_text(&out, "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0001\\u001fß😀\"");
}

static void every_kind_of_body_comes_back_as_it_went(void **unused)
{
	static struct joiner joiner = {.person = 77, .role = MEMBER_ROLE_OWNER};
	static const struct event events[] = {
		{.kind = EVENT_ROOM_CREATED,
			.body.room_created = {.kind = ROOM_KIND_CHANNEL,
				.has_settings = true,
				.settings = {.title = {"messe \"A\"", 9},
					.topic = {"", 0},
					.description = {"x\ny", 3},
					.access = ROOM_ACCESS_CLOSED,
					.newcomers = NEWCOMER_VIEW_JOINED,
					.erasers = ERASER_AUTHORS,
					.has_edit_minutes = true,
					.edit_minutes = 5}}},
		{.kind = EVENT_MEMBER_JOINED,
			.body.member_joined = {.members = {1, &joiner},
				.has_since = true,
				.since = 9}},
		{.kind = EVENT_MEMBER_LEFT, .body.member_left = {77}},
		{.kind = EVENT_CHANNEL_LISTED,
			.body.channel_listed.channel = {.room = 5,
				.title = {"a", 1},
				.topic = {"b", 1},
				.archived = true}},
		{.kind = EVENT_MESSAGE_POSTED, .body.message_posted = {.text = {"x\ny", 3}}},
		{.kind = EVENT_MESSAGE_EDITED, .body.message_edited = {.text = {"ü", 2}}},
		{.kind = EVENT_MESSAGE_ERASED},
		{.kind = EVENT_PERSON_ADDED,
			.body.person_added = {.person = 9,
				.role = MEMBER_ROLE_MEMBER,
				.profile = {.name = {"Murat Yıldız", 14}, .active = true}}},
		{.kind = EVENT_PERSON_LINK_MADE, .body.person_link_made = {9}},
	};
	(void)unused;
	for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++) {
		BUFFER_AUTO first;
		BUFFER_AUTO second;
		ARENA_AUTO arena;
		struct event again = {.kind = events[i].kind};
		buffer_init(&first);
		buffer_init(&second);
		arena_init(&arena);
		event_encode_body(&events[i], &first);
		assert_true(
			event_decode_body(again.kind, first.data, first.size, &arena, &again.body));
		event_encode_body(&again, &second);
		assert_int_equal(first.size, second.size);
		assert_memory_equal(first.data, second.data, first.size);
	}
}

static void a_body_of_a_newer_version_can_be_read(void **unused)
{
	static const char body[] = "{\"text\":\"x\",\"later\":[1,2]}";
	ARENA_AUTO arena;
	union event_body read;
	(void)unused;
	arena_init(&arena);
	assert_true(event_decode_body(EVENT_MESSAGE_POSTED, body, sizeof(body) - 1, &arena, &read));
	assert_string_equal(read.message_posted.text.data, "x");
	assert_false(event_decode_body(EVENT_MESSAGE_POSTED, "{}", 2, &arena, &read));
	assert_false(event_decode_body((enum event_kind)999, "{}", 2, &arena, &read));
}

static void an_error_says_name_field_reason_and_limit(void **unused)
{
	BUFFER_AUTO out;
	struct request_id id = {"\"a1\""};
	struct refusal refusal = refusal_of_field("text", "too_long", 8000);
	(void)unused;
	buffer_init(&out);
	reply_error(&out, &id, &refusal);
	assert_text(&out,
		"{\"jsonrpc\":\"2.0\",\"id\":\"a1\",\"error\":{\"code\":-32602,\"message\":"
		"\"A parameter is missing or wrong.\",\"data\":{\"name\":\"invalid_params\","
		"\"field\":\"text\",\"reason\":\"too_long\",\"limit\":8000}}}");
	buffer_clear(&out);
	refusal = refusal_of(ERROR_NOT_FOUND);
	reply_error(&out, &id, &refusal);
	assert_text(&out, "{\"jsonrpc\":\"2.0\",\"id\":\"a1\",\"error\":{\"code\":3,\"message\":"
			  "\"This does not "
			  "exist, or you may not see it.\",\"data\":{\"name\":\"not_found\"}}}");
}

static void an_event_is_sent_with_its_body_spliced_in(void **unused)
{
	BUFFER_AUTO out;
	struct journal_event events[] = {
		{.seq = 4,
			.kind = EVENT_MESSAGE_POSTED,
			.has_author = true,
			.author = 1,
			.has_time = true,
			.time = 1795530600000,
			.has_body = true,
			.body = {"{\"text\":\"x\"}", 12}},
		{.seq = 5, .kind = EVENT_VOID},
	};
	struct room_events_params params = {.room = 2, .events = {2, events}};
	(void)unused;
	buffer_init(&out);
	reply_notification(&out, NOTIFICATION_ROOM_EVENTS, &params);
	assert_text(&out,
		"{\"jsonrpc\":\"2.0\",\"method\":\"room.events\",\"params\":{\"room\":"
		"\"0000000000002\",\"events\":[{\"seq\":4,\"kind\":\"message.posted\",\"author\":"
		"\"0000000000001\",\"time\":1795530600000,\"body\":{\"text\":\"x\"}},"
		"{\"seq\":5,\"kind\":\"void\"}]}}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(every_kind_of_body_comes_back_as_it_went),
		cmocka_unit_test(a_body_of_a_newer_version_can_be_read),
		cmocka_unit_test(an_error_says_name_field_reason_and_limit),
		cmocka_unit_test(an_event_is_sent_with_its_body_spliced_in),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
