/* The demonstration's rooms, and how its people want to have them. */
#include "cli/demo/play.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

size_t demo_channel_index(const char *title)
{
	for (size_t i = 0; i < demo_channels_count; i++)
		if (strcmp(demo_channels[i].title, title) == 0)
			return i;
	BUG("the demonstration names a room it does not have");
}

/* As the first member; the room is kept in its place. */
static int make(struct demo *demo, size_t index, struct command *command, struct fault *ret_fault)
{
	struct demo_answer answer = {0};
	size_t maker = demo_person_index(demo_channels[index].members[0]);
	int result = demo_give(demo, maker, command, &answer, ret_fault);
	demo->rooms[index] = answer.room;
	return result;
}

static int open_talk(struct demo *demo, size_t index, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_CONVERSATION_OPEN);
	struct person_ref_list people = demo_people_of(demo, demo_channels[index].members, 1);
	command->params.conversation_open = (struct conversation_open_params){
		.client_id = demo_client_id(demo), .people = people};
	int result = make(demo, index, command, ret_fault);
	free(people.items);
	return result;
}

static int create(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_channel *channel = &demo_channels[index];
	struct command *command = demo_command(COMMAND_ROOM_CREATE);
	command->params.room_create = (struct room_create_params){
		.client_id = demo_client_id(demo),
		.title = text_of(channel->title),
		.has_topic = true,
		.topic = text_of(channel->topic),
		.has_access = true,
		.access = channel->kind == DEMO_CLOSED ? ROOM_ACCESS_CLOSED : ROOM_ACCESS_OPEN,
	};
	return make(demo, index, command, ret_fault);
}

/* A closed one lets in whom a member brings. */
static int invite(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_channel *channel = &demo_channels[index];
	struct command *command = demo_command(COMMAND_ROOM_INVITE);
	struct person_ref_list people = demo_people_of(demo, channel->members, 1);
	command->params.room_invite = (struct room_invite_params){
		.room = demo->rooms[index], .client_id = demo_client_id(demo), .people = people};
	size_t maker = demo_person_index(channel->members[0]);
	int result = demo_give(demo, maker, command, NULL, ret_fault);
	free(people.items);
	return result;
}

static int join(struct demo *demo, size_t index, const char *key, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_ROOM_JOIN);
	command->params.room_join.room = demo->rooms[index];
	return demo_give(demo, demo_person_index(key), command, NULL, ret_fault);
}

int demo_add_room(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_channel *channel = &demo_channels[index];
	if (channel->kind == DEMO_TALK)
		return open_talk(demo, index, ret_fault);
	if (create(demo, index, ret_fault) != 0)
		return -1;
	if (channel->kind == DEMO_CLOSED)
		return invite(demo, index, ret_fault);
	for (size_t i = 1; channel->members[i]; i++)
		if (join(demo, index, channel->members[i], ret_fault) != 0)
			return -1;
	return 0;
}

int demo_wish(struct demo *demo, const struct demo_wish *wish, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_ROOM_PREFER);
	command->params.room_prefer = (struct room_prefer_params){
		.room = demo->rooms[demo_channel_index(wish->channel)],
		.has_favourite = true,
		.favourite = wish->favourite,
		.has_section = wish->section != NULL,
		.section = text_of(wish->section ? wish->section : ""),
		.has_level = wish->quiet,
		.level = NOTICE_LEVEL_MENTIONS,
	};
	return demo_give(demo, demo_person_index(wish->who), command, NULL, ret_fault);
}
