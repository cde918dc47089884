/* What is sent to a webhook. What becomes of it must be a message that the one parser takes. */
#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/gen/limits.h"
#include "proto/hook.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct command *command)
{
	static const struct field fields[] = {
		{"text", FIELD_TEXT, 0, SIZE_MAX, 1, PROTO_MESSAGE_TEXT_MAX, NULL, NULL, NULL},
		{0}};
	static const struct shape shape = {sizeof(struct text), fields};
	BUFFER_AUTO out;
	ARENA_AUTO arena;
	struct text again = {0};
	struct refusal refusal;
	buffer_init(&out);
	arena_init(&arena);
	encode_object(&shape, &command->params.message_post.text, &out);
	json_t *json = decode_parse((const char *)out.data, out.size, LIMIT_JSON_DEPTH, &refusal);
	if (!json || !decode_object(&shape, json, DECODE_STRICT, &arena, &again, &refusal))
		BUG("a message that nobody could post");
	json_decref(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum hook_fault fault;
	struct command *command;
	if (size > LIMIT_HOOK_BODY_BYTES)
		return 0;
	command = hook_read((const char *)data, size, &fault);
	if (command)
		check(command);
	command_free(command);
	return 0;
}
