#include "proto/request.h"

#include "base/memory.h"
#include "proto/decode.h"
#include "proto/tables.h"

#include <stdio.h>
#include <string.h>

/* Aborts rather than fails: where one of its allocations fails, jansson 2.14 writes past another.
 * See decode_parse(). */
static void *allocate(size_t size_bytes)
{
	return memory_resize(NULL, size_bytes);
}

void proto_init(void)
{
	json_set_alloc_funcs(allocate, free);
	json_object_seed(0);
}

static bool is_plain(const char *text, size_t size_bytes)
{
	for (size_t i = 0; i < size_bytes; i++)
		if (text[i] < 0x20 || text[i] > 0x7e || text[i] == '"' || text[i] == '\\')
			return false;
	return size_bytes > 0 && size_bytes <= LIMIT_REQUEST_ID_BYTES;
}

static bool read_id(const json_t *json, struct request_id *ret_id)
{
	if (json_is_integer(json)) {
		long long number = json_integer_value(json);
		if (number < -DECODE_INTEGER_MAX || number > DECODE_INTEGER_MAX)
			return false;
		snprintf(ret_id->json, sizeof(ret_id->json), "%lld", number);
		return true;
	}
	if (!json_is_string(json) || !is_plain(json_string_value(json), json_string_length(json)))
		return false;
	snprintf(ret_id->json, sizeof(ret_id->json), "\"%s\"", json_string_value(json));
	return true;
}

/* The envelope has these members and no other. */
static bool is_envelope(const json_t *object)
{
	static const char *const members[] = {"jsonrpc", "id", "method", "params"};
	size_t known = 0;
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		known += json_object_get(object, members[i]) != NULL;
	const json_t *version = json_object_get(object, "jsonrpc");
	const json_t *params = json_object_get(object, "params");
	return known == json_object_size(object) && json_is_string(version) &&
	       strcmp(json_string_value(version), "2.0") == 0 &&
	       json_is_string(json_object_get(object, "method")) &&
	       (!params || json_is_object(params));
}

static const struct command_row *row_of(const char *name, enum command_kind *ret_kind)
{
	for (int kind = 0; kind < COMMAND_COUNT; kind++) {
		if (strcmp(command_rows[kind].info.name, name) == 0) {
			*ret_kind = (enum command_kind)kind;
			return &command_rows[kind];
		}
	}
	return NULL;
}

/* The steps of a note are nested as a document is, and larger than what any other command says. */
static bool writes_note(const json_t *object)
{
	const char *method = json_string_value(json_object_get(object, "method"));
	return method && strcmp(method, command_rows[COMMAND_NOTE_WRITE].info.name) == 0;
}

static struct command *read_command(const json_t *object, struct refusal *ret_refusal)
{
	const char *method = json_string_value(json_object_get(object, "method"));
	json_t *params = json_incref(json_object_get(object, "params"));
	struct command *command = NULL;
	enum command_kind kind = COMMAND_COUNT;
	const struct command_row *row = row_of(method, &kind);

	if (!row) {
		*ret_refusal = refusal_of(ERROR_UNKNOWN_COMMAND);
		json_decref(params);
		return NULL;
	}
	if (!params)
		params = json_object();
	command = memory_new(1, sizeof(*command));
	command->kind = kind;
	arena_init(&command->arena);
	if (!decode_object(row->params, params, DECODE_STRICT, &command->arena, &command->params,
		    ret_refusal)) {
		command_free(command);
		command = NULL;
	}
	json_decref(params);
	return command;
}

bool request_read(const char *frame, size_t size_bytes, struct request *ret_request,
	struct refusal *ret_refusal)
{
	json_t *object;

	*ret_request = (struct request){.id = {"null"}};
	object = decode_parse(frame, size_bytes, LIMIT_NOTE_JSON_DEPTH, ret_refusal);
	if (!object)
		return false;
	bool large = writes_note(object);
	if (!large && !decode_is_shallow(frame, size_bytes, LIMIT_JSON_DEPTH))
		*ret_refusal = refusal_of(ERROR_PARSE_ERROR);
	else if (!read_id(json_object_get(object, "id"), &ret_request->id) || !is_envelope(object))
		*ret_refusal = refusal_of(ERROR_INVALID_REQUEST);
	else if (!large && size_bytes > LIMIT_FRAME_BYTES)
		*ret_refusal = refusal_of_field("params", "too_long", LIMIT_FRAME_BYTES);
	else
		ret_request->command = read_command(object, ret_refusal);
	json_decref(object);
	return ret_request->command != NULL;
}
