#include "proto/command.h"

#include "proto/tables.h"

#include <stdlib.h>
#include <string.h>

const struct command_info *command_info(enum command_kind kind)
{
	return &command_rows[kind].info;
}

size_t command_result_size(enum command_kind kind)
{
	return command_rows[kind].result->size;
}

static uint64_t number_at(const struct command *command, long offset)
{
	uint64_t value = 0;
	if (offset != NOWHERE)
		memcpy(&value, (const char *)&command->params + offset, sizeof(value));
	return value;
}

uint64_t command_room(const struct command *command)
{
	return number_at(command, command_rows[command->kind].room);
}

uint64_t command_subject(const struct command *command)
{
	return number_at(command, command_rows[command->kind].subject);
}

uint64_t command_person(const struct command *command)
{
	return number_at(command, command_rows[command->kind].person);
}

struct client_id command_client_id(const struct command *command)
{
	struct client_id id = {{0}};
	long offset = command_rows[command->kind].client_id;
	if (offset != NOWHERE)
		memcpy(&id, (const char *)&command->params + offset, sizeof(id));
	return id;
}

void command_free(struct command *command)
{
	if (!command)
		return;
	arena_fini(&command->arena);
	free(command);
}
