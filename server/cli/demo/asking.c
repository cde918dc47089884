/* Commands of the demonstration's people, and what they are answered. */
#include "cli/demo/play.h"

#include "base/id.h"
#include "base/memory.h"
#include "cli/solo.h"

#include <stdlib.h>
#include <string.h>

struct command *demo_command(enum command_kind kind)
{
	struct command *command = memory_new(1, sizeof(*command));
	command->kind = kind;
	return command;
}

struct client_id demo_client_id(struct demo *demo)
{
	struct client_id id;
	world_fill_random(&demo->world, id.bytes, sizeof(id.bytes));
	for (int i = 0; i < 6; i++)
		id.bytes[i] = (uint8_t)((uint64_t)demo->now_ms >> (40 - 8 * i));
	return id;
}

/* Connections count from 1. */
static uint64_t connection_of(size_t person)
{
	return (uint64_t)person + 1;
}

void demo_submit(struct demo *demo, size_t person, struct command *command)
{
	struct call *call = call_new(CALL_COMMAND, connection_of(person));
	call->command = command;
	memcpy(call->id.json, "1", 2);
	if (!journal_submit(demo->journal, call))
		BUG("the demonstration submits more than the queue holds");
}

struct dispatch *demo_run(struct demo *demo)
{
	journal_run(demo->journal);
	return journal_take(demo->journal);
}

struct dispatch *demo_do(struct demo *demo, size_t person, struct command *command)
{
	demo_submit(demo, person, command);
	return demo_run(demo);
}

/* What stands after `key` in a frame, or NULL. A frame ends with a brace, so numbers end too. */
static const char *value_in(const struct dispatch *dispatch, const char *key)
{
	if (!dispatch->frame)
		return NULL;
	const char *frame = (const char *)frame_payload(dispatch->frame);
	const char *at = memmem(frame, dispatch->frame->size, key, strlen(key));
	return at ? at + strlen(key) : NULL;
}

uint64_t demo_id_in(const struct dispatch *list, const char *key)
{
	uint64_t id = 0;
	for (; list; list = list->next) {
		const char *value = value_in(list, key);
		if (value && id_read(value, 13, &id))
			return id;
	}
	return 0;
}

uint64_t demo_seq_of(const struct dispatch *list, const char *kind)
{
	static const char key[] = "\"seq\":";
	for (; list; list = list->next) {
		const char *at = value_in(list, kind);
		const char *start = at ? (const char *)frame_payload(list->frame) : NULL;
		for (; at && at > start; at--)
			if (strncmp(at, key, sizeof(key) - 1) == 0)
				return strtoull(at + sizeof(key) - 1, NULL, 10);
	}
	return 0;
}

struct demo_answer demo_answer_to(const struct dispatch *list, size_t person)
{
	struct demo_answer answer = {0};
	uint64_t connection = connection_of(person);
	for (; list; list = list->next) {
		if (list->kind != DISPATCH_ANSWER || list->connection != connection ||
			list->unasked || list->error != ERROR_NONE)
			continue;
		const char *room = value_in(list, "\"room\":\"");
		const char *seq = value_in(list, "\"seq\":");
		if (room && seq && id_read(room, 13, &answer.room))
			answer.seq = strtoull(seq, NULL, 10);
	}
	return answer;
}

int demo_give(struct demo *demo, size_t person, struct command *command,
	struct demo_answer *ret_answer, struct fault *ret_fault)
{
	struct dispatch *list = demo_do(demo, person, command);
	struct demo_answer answer = demo_answer_to(list, person);
	if (solo_finish(list, ret_fault) != 0)
		return -1;
	if (ret_answer)
		*ret_answer = answer;
	return 0;
}
