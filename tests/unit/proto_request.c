/* The one parser: what it takes, and how it refuses. */
#include "base/memory.h"
#include "proto/gen/limits.h"
#include "proto/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ROOM "\"room\":\"5w9e2k7c4p1xa\""
#define ID   "\"client_id\":\"01jdf3w8k2m4n6p8r0t2v4x6y8\""

static struct refusal refusal;
static struct request request;

static bool read_frame(const char *frame, size_t size)
{
	command_free(request.command);
	refusal = (struct refusal){0};
	return request_read(frame, size, &request, &refusal);
}

static bool read_text(const char *frame)
{
	return read_frame(frame, strlen(frame));
}

static bool read_params(const char *method, const char *params)
{
	static char frame[LIMIT_FRAME_BYTES * 2];
	snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}", method, params);
	return read_text(frame);
}

static void assert_field(const char *field, const char *reason, int64_t limit)
{
	assert_int_equal(refusal.error, ERROR_INVALID_PARAMS);
	assert_string_equal(refusal.field, field);
	assert_string_equal(refusal.reason, reason);
	assert_int_equal(refusal.limit, limit);
	assert_null(request.command);
}

static void a_good_request_is_decoded(void **unused)
{
	(void)unused;
	assert_true(
		read_params("message.post", "{" ROOM "," ID ",\"text\":\"Grüße\\n\\\"x\\\"\"}"));
	assert_int_equal(request.command->kind, COMMAND_MESSAGE_POST);
	assert_string_equal(request.id.json, "7");
	assert_string_equal(request.command->params.message_post.text.data, "Grüße\n\"x\"");
	assert_true(command_room(request.command) != 0);
	struct client_id id = command_client_id(request.command);
	assert_true(client_id_is_set(&id));
	assert_int_equal(command_subject(request.command), 0);
}

static void the_envelope_is_checked(void **unused)
{
	static const char *const bad[] = {
		"[]",
		"{}",
		"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"room.join\"}]",
		"{\"jsonrpc\":\"2.0\",\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":\"a\\\"b\",\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":\"\",\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":\"\x7f\",\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":\"ä\",\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":9007199254740992,\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":-9007199254740992,\"method\":\"room.join\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"room.join\",\"params\":[]}",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"room.join\",\"extra\":1}",
	};
	(void)unused;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(read_text(bad[i]));
		assert_int_equal(refusal.error, ERROR_INVALID_REQUEST);
	}
	assert_false(read_params("room.fly", "{}"));
	assert_int_equal(refusal.error, ERROR_UNKNOWN_COMMAND);
}

/* LIMIT_REQUEST_ID_BYTES */
static void an_id_is_taken_at_its_bound_and_not_beyond(void **unused)
{
	char id[LIMIT_REQUEST_ID_BYTES + 1], frame[128];
	(void)unused;
	memset(id, 'a', sizeof(id));
	for (int size = LIMIT_REQUEST_ID_BYTES; size <= LIMIT_REQUEST_ID_BYTES + 1; size++) {
		snprintf(frame, sizeof(frame),
			"{\"jsonrpc\":\"2.0\",\"id\":\"%.*s\",\"method\":\"room.fly\"}", size, id);
		assert_false(read_text(frame));
		assert_int_equal(refusal.error, size <= LIMIT_REQUEST_ID_BYTES
							? ERROR_UNKNOWN_COMMAND
							: ERROR_INVALID_REQUEST);
	}
}

static void the_id_comes_back_as_it_was(void **unused)
{
	static const char *const good[] = {"0", "-1", "9007199254740991", "-9007199254740991",
		"\"a b!~\"", "\"0123456789012345678901234567890123456789\""};
	char frame[256];
	(void)unused;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		snprintf(frame, sizeof(frame),
			"{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"room.fly\"}", good[i]);
		assert_false(read_text(frame));
		assert_int_equal(refusal.error, ERROR_UNKNOWN_COMMAND);
		assert_string_equal(request.id.json, good[i]);
	}
	assert_false(read_text("{\"jsonrpc\":\"2.0\",\"id\":"
			       "\"01234567890123456789012345678901234567890\","
			       "\"method\":\"room.fly\"}"));
	assert_int_equal(refusal.error, ERROR_INVALID_REQUEST);
	assert_string_equal(request.id.json, "null");
}

/* P-09 */
static void what_is_no_json_is_refused_as_such(void **unused)
{
	static const char *const bad[] = {
		"",
		"{",
		"{\"id\":1,\"id\":2}",
		"{\"a\":\"\\ud800\"}",
		"{\"a\":\"\xff\"}",
		"{\"a\":1e400}",
		"{\"a\":NaN}",
		"{\"a\":\"\\u0000\"}",
		"{\"a\":99999999999999999999}",
		"{\"a\":1} x",
		"{\"a\":1}{}",
		"7",
		"\xef\xbb\xbf{}",
		"{\"a\":01}",
		"{\"a\":+1}",
		"{\"a\":.5}",
		"{\"a\":0x10}",
		"{\"a\":1,}",
		"{\"a\":[1,]}",
		"{'a':1}",
		"{a:1}",
		"{\"a\":\"\t\"}",
		"{\"a\":\"\\x\"}",
		"{\"a\":\"\\ud800\\u0041\"}",
		"{\"a\":\"\\udc00\"}",
		"{\"a\":\"\xc0\xaf\"}",
		"{\"a\":\"\xed\xa0\x80\"}",
		"{\"a\":\"\xf4\x90\x80\x80\"}",
		"{\"a\":tRue}",
		"{\"a\":/**/1}",
		"{\"a\":{\"b\":1,\"b\":1}}",
		"{\"a\":[1}",
	};
	(void)unused;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(read_text(bad[i]));
		assert_int_equal(refusal.error, ERROR_PARSE_ERROR);
		assert_string_equal(request.id.json, "null");
	}
	assert_false(read_frame("{\"a\":1\0}", 8));
	assert_int_equal(refusal.error, ERROR_PARSE_ERROR);
}

static void nesting_is_bounded(void **unused)
{
	char frame[256];
	(void)unused;
	for (int depth = LIMIT_JSON_DEPTH; depth <= LIMIT_JSON_DEPTH + 1; depth++) {
		size_t size = 0;
		size += (size_t)snprintf(frame, sizeof(frame), "{\"a\":");
		for (int i = 1; i < depth; i++)
			frame[size++] = '[';
		for (int i = 1; i < depth; i++)
			frame[size++] = ']';
		frame[size++] = '}';
		assert_false(read_frame(frame, size));
		assert_int_equal(refusal.error,
			depth <= LIMIT_JSON_DEPTH ? ERROR_INVALID_REQUEST : ERROR_PARSE_ERROR);
	}
	assert_true(read_params("message.post",
		"{" ROOM "," ID ",\"text\":\"[[[[[[[[[[[[[[[[[[[[[[\\\"{{{{{{{{{{{{{{{{{{{\"}"));
}

#define NOTE  ROOM ",\"of\":3,\"version\":0,\"editor\":\"01jdf3w8k2m4n6p8r0t2v530y0\""
#define STEPS "\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1}]"

/* LIMIT_FRAME_BYTES, but for note.write */
static void only_a_note_may_be_larger_than_a_frame_of_others(void **unused)
{
	static char params[LIMIT_FRAME_BYTES + 1];
	(void)unused;
	for (size_t more = 0; more < 2; more++) {
		size_t frame = LIMIT_FRAME_BYTES + more;
		size_t around = strlen(
			"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"note.write\",\"params\":}");
		size_t size = frame - around - strlen("{" NOTE "," STEPS "}");
		snprintf(params, sizeof(params), "{" NOTE ",%*s" STEPS "}", (int)size, "");
		assert_true(read_params("note.write", params));
		assert_int_equal(request.command->kind, COMMAND_NOTE_WRITE);
		around = strlen(
			"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"typing.set\",\"params\":}");
		size = frame - around - strlen("{" ROOM ",\"on\":true}");
		snprintf(params, sizeof(params), "{" ROOM ",%*s\"on\":true}", (int)size, "");
		assert_int_equal(read_params("typing.set", params), more == 0);
		if (more)
			assert_field("params", "too_long", LIMIT_FRAME_BYTES);
		assert_string_equal(request.id.json, "7");
	}
}

/* A link as deep in a document as one may be, in a part of a markSet and in a slice. */
static void the_steps_of_a_note_are_nested_as_deep_as_a_document(void **unused)
{
	static char params[8192];
	char quotes[4096] = "", ends[512] = "";
	(void)unused;
	for (int i = 0; i < PROTO_NOTE_DEPTH_MAX - 2; i++) {
		strncat(quotes, "{\"type\":\"blockquote\",\"content\":[", 64);
		strncat(ends, "]}", 3);
	}
	snprintf(params, sizeof(params),
		"{" NOTE ",\"steps\":[{\"stepType\":\"replace\",\"from\":0,\"to\":0,\"slice\":{"
		"\"content\":[%s{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":"
		"\"a\","
		"\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"/a\"}}]}]}%s]}}]}",
		quotes, ends);
	assert_true(read_params("note.write", params));
	assert_int_equal(request.command->params.note_write.steps.count, 1);
}

static void a_parameter_that_is_wrong_is_named(void **unused)
{
	(void)unused;
	assert_false(read_params("message.post", "{" ROOM "," ID "}"));
	assert_field("text", "missing", 0);
	assert_false(
		read_params("message.post", "{" ROOM "," ID ",\"text\":\"x\",\"author\":\"y\"}"));
	assert_field("author", "unknown", 0);
	assert_false(read_params("message.post", "{" ROOM "," ID ",\"text\":5}"));
	assert_field("text", "wrong_type", 0);
	assert_false(
		read_params("message.post", "{\"room\":\"5w9e2k7c4p1x\"," ID ",\"text\":\"x\"}"));
	assert_field("room", "malformed", 0);
	assert_false(
		read_params("message.post", "{\"room\":\"5W9E2K7C4P1XA\"," ID ",\"text\":\"x\"}"));
	assert_field("room", "malformed", 0);
	assert_false(
		read_params("message.post", "{\"room\":\"z0000000000000\"," ID ",\"text\":\"x\"}"));
	assert_field("room", "malformed", 0);
	assert_false(
		read_params("message.post", "{\"room\":\"0000000000000\"," ID ",\"text\":\"x\"}"));
	assert_field("room", "malformed", 0);
	assert_false(read_params("room.history", "{" ROOM ",\"from\":0,\"to\":5}"));
	assert_field("from", "too_small", 1);
	assert_false(read_params("room.history", "{" ROOM ",\"from\":1,\"to\":4294967296}"));
	assert_field("to", "too_large", 4294967295);
	assert_false(read_params("room.history", "{" ROOM ",\"from\":1,\"to\":1.0}"));
	assert_field("to", "wrong_type", 0);
	assert_false(read_params("room.open", "{" ROOM ",\"after\":9223372036854775807}"));
	assert_field("after", "too_large", 4294967295);
	assert_false(read_params("message.post",
		"{" ROOM ",\"client_id\":\"81jdf3w8k2m4n6p8r0t2v4x6y8\",\"text\":\"x\"}"));
	assert_field("client_id", "malformed", 0);
	assert_false(read_text("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"room.join\"}"));
	assert_field("room", "missing", 0);
	assert_false(read_params("person.add", "{" ID ",\"name\":\"Anna\",\"role\":\"emperor\"}"));
	assert_field("role", "not_one_of", 0);
	assert_false(read_params("typing.set", "{" ROOM ",\"on\":1}"));
	assert_field("on", "wrong_type", 0);
}

static void an_unknown_name_cannot_break_the_answer(void **unused)
{
	(void)unused;
	assert_false(read_params("room.join",
		"{" ROOM
		",\"ä\\\"\\n0123456789012345678901234567890123456789012345678901234\":1}"));
	assert_int_equal(strlen(refusal.field), REFUSAL_FIELD_BYTES - 1);
	assert_memory_equal(refusal.field, "??", 2);
}

/* max counts code points, not bytes. */
static void text_is_bounded_in_code_points(void **unused)
{
	static const char *const points[] = {"a", "ü", "😀"};
	(void)unused;
	for (size_t kind = 0; kind < 3; kind++) {
		for (int length = PROTO_ROOM_TITLE_MAX; length <= PROTO_ROOM_TITLE_MAX + 1;
			length++) {
			char params[1024];
			size_t size =
				(size_t)snprintf(params, sizeof(params), "{" ID ",\"title\":\"");
			for (int i = 0; i < length; i++)
				size += (size_t)snprintf(
					params + size, sizeof(params) - size, "%s", points[kind]);
			snprintf(params + size, sizeof(params) - size, "\"}");
			bool taken = read_params("room.create", params);
			assert_int_equal(taken, length == PROTO_ROOM_TITLE_MAX);
			if (!taken)
				assert_field("title", "too_long", PROTO_ROOM_TITLE_MAX);
		}
	}
}

static void blank_text_and_control_characters_are_refused(void **unused)
{
	(void)unused;
	assert_false(read_params("message.post", "{" ROOM "," ID ",\"text\":\"\"}"));
	assert_field("text", "too_short", 1);
	assert_false(
		read_params("message.post", "{" ROOM "," ID ",\"text\":\" \\n\\u200b\\u3000 \"}"));
	assert_field("text", "too_short", 1);
	assert_false(read_params("message.post", "{" ROOM "," ID ",\"text\":\"a\\u001bb\"}"));
	assert_field("text", "bad_characters", 0);
	assert_false(read_params("message.post", "{" ROOM "," ID ",\"text\":\"a\\u007fb\"}"));
	assert_field("text", "bad_characters", 0);
	assert_false(read_params("message.post", "{" ROOM "," ID ",\"text\":\"a\\u0085b\"}"));
	assert_field("text", "bad_characters", 0);
	assert_true(read_params("message.post", "{" ROOM "," ID ",\"text\":\"a\\n\\tb\"}"));
	assert_false(read_params("room.create", "{" ID ",\"title\":\"a\\nb\"}"));
	assert_field("title", "bad_characters", 0);
	assert_false(read_params("room.create", "{" ID ",\"title\":\"a\\u2028b\"}"));
	assert_field("title", "bad_characters", 0);
	assert_true(read_params("room.create", "{" ID ",\"title\":\"a\",\"topic\":\"\"}"));
}

static void what_is_not_seen_stands_in_no_line(void **unused)
{
	(void)unused;
	static const char *const bad[] = {"200b", "202a", "202e", "2066", "2069"};
	static const char *const good[] = {"200c", "200d", "200e", "200f", "202f", "2065", "206a"};
	char params[160];
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		snprintf(params, sizeof(params), "{" ID ",\"title\":\"a\\u%sb\"}", bad[i]);
		assert_false(read_params("room.create", params));
		assert_field("title", "bad_characters", 0);
		snprintf(params, sizeof(params), "{" ROOM "," ID ",\"text\":\"a\\u%sb\"}", bad[i]);
		assert_true(read_params("message.post", params));
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		snprintf(params, sizeof(params), "{" ID ",\"title\":\"a\\u%sb\"}", good[i]);
		assert_true(read_params("room.create", params));
	}
}

static int finish(void **state)
{
	(void)state;
	command_free(request.command);
	request.command = NULL;
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_request_is_decoded),
		cmocka_unit_test(the_envelope_is_checked),
		cmocka_unit_test(an_id_is_taken_at_its_bound_and_not_beyond),
		cmocka_unit_test(the_id_comes_back_as_it_was),
		cmocka_unit_test(what_is_no_json_is_refused_as_such),
		cmocka_unit_test(nesting_is_bounded),
		cmocka_unit_test(only_a_note_may_be_larger_than_a_frame_of_others),
		cmocka_unit_test(the_steps_of_a_note_are_nested_as_deep_as_a_document),
		cmocka_unit_test(a_parameter_that_is_wrong_is_named),
		cmocka_unit_test(an_unknown_name_cannot_break_the_answer),
		cmocka_unit_test(text_is_bounded_in_code_points),
		cmocka_unit_test(what_is_not_seen_stands_in_no_line),
		cmocka_unit_test(blank_text_and_control_characters_are_refused),
	};
	proto_init();
	return cmocka_run_group_tests(tests, NULL, finish);
}
