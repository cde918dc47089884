/* Frames from clients, through the one parser. A refusal must itself be a frame that can be read,
 * and what was taken must encode to parameters that are taken again. */
#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/reply.h"
#include "proto/tables.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_refusal(const struct request *request, const struct refusal *refusal)
{
	BUFFER_AUTO answer;
	struct refusal unused;
	buffer_init(&answer);
	reply_error(&answer, &request->id, refusal);
	json_t *json =
		decode_parse((const char *)answer.data, answer.size, LIMIT_JSON_DEPTH, &unused);
	if (!json)
		BUG("a refusal is no JSON");
	json_decref(json);
}

static void check_command(const struct command *command)
{
	const struct command_row *row = &command_rows[command->kind];
	BUFFER_AUTO out;
	ARENA_AUTO arena;
	union command_params again = {0};
	struct refusal refusal;
	buffer_init(&out);
	arena_init(&arena);
	encode_object(row->params, &command->params, &out);
	json_t *json =
		decode_parse((const char *)out.data, out.size, LIMIT_NOTE_JSON_DEPTH, &refusal);
	if (!json || !decode_object(row->params, json, DECODE_STRICT, &arena, &again, &refusal))
		BUG("parameters that were taken are not taken again");
	json_decref(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct request request;
	struct refusal refusal;

	if (size > LIMIT_FRAME_BYTES)
		return 0;
	if (request_read((const char *)data, size, &request, &refusal))
		check_command(request.command);
	else
		check_refusal(&request, &refusal);
	command_free(request.command);
	return 0;
}
