/* Every example in proto/ is read, and encodes to what it was. */
#include "proto/answer.h"
#include "proto/encode.h"
#include "proto/event.h"
#include "proto/request.h"
#include "proto/state.h"
#include "proto/tables.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const areas[] = {"session", "room", "message", "person", "picture", "presence",
	"group", "inbox", "thread", "saved", "meeting", "agenda", "token", "key", "floor", "poll",
	"decision", "task", "note", "page", "minutes", "case", "guest"};
enum { AREA_COUNT = sizeof(areas) / sizeof(*areas) };

static json_t *read_part(const char *area, const char *part)
{
	char path[512];
	json_error_t error;
	snprintf(path, sizeof(path), "%s/proto/%s.json", RUNDE_SOURCE_DIR, area);
	json_t *source = json_load_file(path, 0, &error);
	if (!source)
		fail_msg("%s: %s", path, error.text);
	json_t *found = json_incref(json_object_get(source, part));
	json_decref(source);
	return found;
}

static void assert_encoded(const struct buffer *buffer, const json_t *wanted)
{
	json_t *read = json_loadb((const char *)buffer->data, buffer->size, 0, NULL);
	assert_non_null(read);
	if (!json_equal(read, wanted))
		fail_msg("%.*s", (int)buffer->size, buffer->data);
	json_decref(read);
}

static void check_command(const char *name, json_t *params)
{
	BUFFER_AUTO out;
	struct request request;
	struct refusal refusal;
	json_t *frame = json_pack("{s:s, s:s, s:s, s:O}", "jsonrpc", "2.0", "id", "a", "method",
		name, "params", params);
	char *text = json_dumps(frame, JSON_COMPACT);

	buffer_init(&out);
	if (!request_read(text, strlen(text), &request, &refusal))
		fail_msg("%s: %s %s", name, refusal.field, refusal.reason);
	const struct command_row *row = &command_rows[request.command->kind];
	assert_string_equal(row->info.name, name);
	encode_object(row->params, &request.command->params, &out);
	assert_encoded(&out, params);
	command_free(request.command);
	free(text);
	json_decref(frame);
}

static void the_example_of_each_command_is_read_as_it_stands(void **unused)
{
	int count = 0;
	(void)unused;
	for (int i = 0; i < AREA_COUNT; i++) {
		const char *name;
		json_t *command;
		json_t *commands = read_part(areas[i], "commands");
		json_object_foreach(commands, name, command)
		{
			check_command(name,
				json_object_get(json_object_get(command, "example"), "params"));
			count++;
		}
		json_decref(commands);
	}
	assert_int_equal(count, COMMAND_COUNT);
}

static void check_event(const char *name, int number, const json_t *example)
{
	BUFFER_AUTO out;
	ARENA_AUTO arena;
	struct event event = {.kind = (enum event_kind)number};
	char *text = json_dumps(example, JSON_COMPACT);

	buffer_init(&out);
	arena_init(&arena);
	assert_string_equal(event_info(number)->name, name);
	assert_true(event_decode_body(event.kind, text, strlen(text), &arena, &event.body));
	event_encode_body(&event, &out);
	assert_encoded(&out, example);
	free(text);
}

static void the_example_of_each_event_is_read_as_it_stands(void **unused)
{
	size_t count = 0;
	(void)unused;
	for (int i = 0; i < AREA_COUNT; i++) {
		const char *name;
		json_t *event;
		json_t *events = read_part(areas[i], "events");
		json_object_foreach(events, name, event)
		{
			check_event(name, (int)json_integer_value(json_object_get(event, "number")),
				json_object_get(event, "example"));
			count++;
		}
		json_decref(events);
	}
	assert_int_equal(count, event_row_count);
}

static const char house[] =
	"{\"kind\":\"house\",\"seq\":9,"
	"\"members\":[{\"person\":\"1vb8r3hn4t6yz\",\"role\":\"owner\",\"profile\":{\"name\":\"Ada "
	"Brandt\",\"active\":true}},"
	"{\"person\":\"000000000000a\",\"role\":\"member\"}],\"pins\":[],\"groups\":[],"
	"\"channels\":[{\"room\":\"5w9e2k7c4p1xa\",\"title\":\"angebote\",\"topic\":\"Grüße "
	"😀\",\"archived\":false}],\"meetings\":[],"
	"\"house\":{\"title\":\"Brandt \\\"Vertrieb\\\"\",\"language\":\"de\"}}";

static void a_state_comes_back_as_it_went(void **unused)
{
	BUFFER_AUTO out;
	ARENA_AUTO arena;
	struct room_state state;
	(void)unused;
	buffer_init(&out);
	arena_init(&arena);
	assert_true(room_state_decode(house, strlen(house), &arena, &state));
	assert_int_equal(state.kind, ROOM_KIND_HOUSE);
	assert_int_equal(state.seq, 9);
	assert_string_equal(state.house.title.data, "Brandt \"Vertrieb\"");
	assert_int_equal(state.members.count, 2);
	assert_true(state.members.items[0].has_profile);
	assert_int_equal(state.members.items[1].person, 10);
	assert_int_equal(state.members.items[1].role, MEMBER_ROLE_MEMBER);
	assert_false(state.members.items[1].has_profile);
	assert_int_equal(state.channels.count, 1);
	room_state_encode(&state, &out);
	assert_int_equal(out.size, strlen(house));
	assert_memory_equal(out.data, house, out.size);
}

static void a_state_of_a_newer_version_can_be_read_and_a_broken_one_cannot(void **unused)
{
	static const char newer[] =
		"{\"kind\":\"channel\",\"seq\":2,\"title\":\"a\",\"topic\":\"b\",\"later\":{},"
		"\"members\":[{\"person\":\"000000000000a\",\"role\":\"owner\",\"since\":5}],"
		"\"channels\":[]}";
	static const char *const broken[] = {
		"",
		"{}",
		"[]",
		"{\"kind\":\"channel\",\"seq\":2,\"title\":\"a\",\"topic\":\"b\",\"members\":[5],"
		"\"channels\":[]}",
		"{\"kind\":\"castle\",\"seq\":2,\"title\":\"a\",\"topic\":\"b\",\"members\":[],"
		"\"channels\":[]}",
		"{\"kind\":\"channel\",\"seq\":2,\"title\":\"a\",\"topic\":\"b\",\"members\":{},"
		"\"channels\":[]}",
	};
	ARENA_AUTO arena;
	struct room_state state;
	(void)unused;
	arena_init(&arena);
	assert_true(room_state_decode(newer, strlen(newer), &arena, &state));
	assert_int_equal(state.members.items[0].role, MEMBER_ROLE_OWNER);
	assert_int_equal(state.channels.count, 0);
	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
		assert_false(room_state_decode(broken[i], strlen(broken[i]), &arena, &state));
}

static void check_answer(const char *name, json_t *result)
{
	BUFFER_AUTO out;
	ANSWER_AUTO answer;
	enum command_kind kind = 0;
	while (strcmp(command_info(kind)->name, name) != 0)
		kind++;
	json_t *frame = json_pack("{s:s, s:i, s:O}", "jsonrpc", "2.0", "id", 1, "result", result);
	char *text = json_dumps(frame, JSON_COMPACT);
	buffer_init(&out);
	if (!answer_read(text, strlen(text), kind, &answer))
		fail_msg("%s: %s", name, text);
	assert_int_equal(answer.error, ERROR_NONE);
	encode_object(command_rows[kind].result, &answer.result, &out);
	assert_encoded(&out, result);
	free(text);
	json_decref(frame);
}

static void the_example_of_each_answer_is_read_as_it_stands(void **unused)
{
	(void)unused;
	for (int i = 0; i < AREA_COUNT; i++) {
		const char *name;
		json_t *command;
		json_t *commands = read_part(areas[i], "commands");
		json_object_foreach(commands, name, command)
		{
			check_answer(name,
				json_object_get(json_object_get(command, "example"), "result"));
		}
		json_decref(commands);
	}
}

static void an_error_is_read_and_what_is_no_answer_is_not(void **unused)
{
	static const char refused[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":"
				      "{\"code\":4,\"message\":\"Nein.\",\"data\":{}}}";
	static const char wrong[] =
		"{\"id\":1,\"error\":{\"code\":-32602,\"message\":\"Falsch.\",\"data\":"
		"{\"field\":\"name\",\"reason\":\"too_long\",\"limit\":80}}}";
	static const char *const others[] = {"", "{}", "[]", "{\"id\":1,\"result\":{\"seq\":1}}",
		"{\"method\":\"room.marked\",\"params\":{}}", "{\"error\":{\"code\":4}}"};
	struct answer answer;
	(void)unused;
	assert_true(answer_read(refused, strlen(refused), COMMAND_ROOM_JOIN, &answer));
	assert_int_equal(answer.error, ERROR_NOT_ALLOWED);
	assert_string_equal(answer.message.data, "Nein.");
	assert_null(answer.field.data);
	answer_fini(&answer);
	assert_true(answer_read(wrong, strlen(wrong), COMMAND_PERSON_ADD, &answer));
	assert_int_equal(answer.error, ERROR_INVALID_PARAMS);
	assert_string_equal(answer.field.data, "name");
	assert_string_equal(answer.reason.data, "too_long");
	assert_int_equal(answer.limit, 80);
	answer_fini(&answer);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		assert_false(answer_read(others[i], strlen(others[i]), COMMAND_ROOM_JOIN, &answer));
		answer_fini(&answer);
	}
}

/* What a newer server says. */
static void what_is_not_known_in_an_answer_is_passed_over(void **unused)
{
	static const char text[] =
		"{\"id\":1,\"more\":1,\"result\":{\"room\":\"5w9e2k7c4p1xa\",\"head\":2,\"from\":1,"
		"\"to\":2,\"new\":{},\"events\":[{\"seq\":1,\"kind\":\"room.painted\",\"body\":"
		"{\"colour\":\"grün\"}},{\"seq\":2,\"kind\":\"message.posted\",\"mood\":3}]}}";
	struct answer answer;
	(void)unused;
	assert_true(answer_read(text, strlen(text), COMMAND_ROOM_HISTORY, &answer));
	const struct journal_event_list *events = &answer.result.room_history.events;
	assert_int_equal(events->count, 2);
	assert_int_equal(events->items[0].kind, EVENT_VOID);
	assert_string_equal(events->items[0].body.data, "{\"colour\":\"grün\"}");
	assert_int_equal(events->items[1].kind, EVENT_MESSAGE_POSTED);
	answer_fini(&answer);
}

static void check_written(const char *name, json_t *params)
{
	BUFFER_AUTO out;
	struct request request, again;
	struct refusal refusal;
	json_t *frame = json_pack("{s:s, s:i, s:s, s:O}", "jsonrpc", "2.0", "id", 1, "method", name,
		"params", params);
	char *text = json_dumps(frame, JSON_COMPACT);
	buffer_init(&out);
	assert_true(request_read(text, strlen(text), &request, &refusal));
	request_write(&out, request.command);
	assert_encoded(&out, frame);
	assert_true(request_read((const char *)out.data, out.size, &again, &refusal));
	command_free(request.command);
	command_free(again.command);
	free(text);
	json_decref(frame);
}

static void the_example_of_each_request_is_written_as_it_stands(void **unused)
{
	(void)unused;
	for (int i = 0; i < AREA_COUNT; i++) {
		const char *name;
		json_t *command;
		json_t *commands = read_part(areas[i], "commands");
		json_object_foreach(commands, name, command)
		{
			check_written(name,
				json_object_get(json_object_get(command, "example"), "params"));
		}
		json_decref(commands);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_each_command_is_read_as_it_stands),
		cmocka_unit_test(the_example_of_each_answer_is_read_as_it_stands),
		cmocka_unit_test(an_error_is_read_and_what_is_no_answer_is_not),
		cmocka_unit_test(what_is_not_known_in_an_answer_is_passed_over),
		cmocka_unit_test(the_example_of_each_request_is_written_as_it_stands),
		cmocka_unit_test(the_example_of_each_event_is_read_as_it_stands),
		cmocka_unit_test(a_state_comes_back_as_it_went),
		cmocka_unit_test(a_state_of_a_newer_version_can_be_read_and_a_broken_one_cannot),
	};
	proto_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
