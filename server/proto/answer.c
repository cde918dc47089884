#include "proto/answer.h"

#include "base/limits.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

void request_write(struct buffer *out, const struct command *command)
{
	const struct command_row *row = &command_rows[command->kind];
	buffer_add_string(out, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"");
	buffer_add_string(out, row->info.name);
	buffer_add_string(out, "\",\"params\":");
	encode_object(row->params, &command->params, out);
	buffer_add_byte(out, '}');
}

/* Codes never change; one that is not known yet is as good as this. */
static enum error_kind error_of(json_int_t code)
{
	for (int kind = ERROR_NONE + 1; kind < ERROR_COUNT; kind++)
		if (error_rows[kind].code == code)
			return (enum error_kind)kind;
	return ERROR_UNAVAILABLE;
}

static struct text copy_string(struct arena *arena, const json_t *string)
{
	if (!json_is_string(string))
		return (struct text){0};
	return arena_copy_text(arena, json_string_value(string), json_string_length(string));
}

static bool read_error(const json_t *error, struct answer *answer)
{
	const json_t *code = json_object_get(error, "code");
	const json_t *data = json_object_get(error, "data");
	answer->message = copy_string(&answer->arena, json_object_get(error, "message"));
	answer->field = copy_string(&answer->arena, json_object_get(data, "field"));
	answer->reason = copy_string(&answer->arena, json_object_get(data, "reason"));
	answer->limit = json_integer_value(json_object_get(data, "limit"));
	if (!json_is_integer(code) || !answer->message.data)
		return false;
	answer->error = error_of(json_integer_value(code));
	return true;
}

bool answer_read(
	const char *frame, size_t size_bytes, enum command_kind kind, struct answer *ret_answer)
{
	struct refusal refusal;
	*ret_answer = (struct answer){0};
	arena_init(&ret_answer->arena);
	json_t *object = decode_parse(frame, size_bytes, LIMIT_JSON_DEPTH, &refusal);
	const json_t *result = json_object_get(object, "result");
	const json_t *error = json_object_get(object, "error");
	bool read = false;
	if (json_is_object(result))
		read = decode_object(command_rows[kind].result, result, DECODE_OWN,
			&ret_answer->arena, &ret_answer->result, &refusal);
	else if (json_is_object(error))
		read = read_error(error, ret_answer);
	json_decref(object);
	return read;
}

void answer_fini(struct answer *answer)
{
	arena_fini(&answer->arena);
}
