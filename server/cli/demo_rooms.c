#include "cli/demo_play.h"

#include "base/id.h"
#include "base/memory.h"
#include "cli/solo.h"

#include <string.h>

size_t demo_channel_index(const char *title)
{
	for (size_t i = 0; i < demo_channels_count; i++)
		if (strcmp(demo_channels[i].title, title) == 0)
			return i;
	BUG("the demonstration names a room it does not have");
}

/* The room that the answer names. */
static uint64_t room_of(const struct dispatch *list, uint64_t connection)
{
	static const char key[] = "\"room\":\"";
	uint64_t room = 0;
	for (; list; list = list->next) {
		if (list->kind != DISPATCH_ANSWER || list->connection != connection)
			continue;
		const char *frame = (const char *)frame_payload(list->frame);
		const char *at = memmem(frame, list->frame->size, key, sizeof(key) - 1);
		if (at && id_read(at + sizeof(key) - 1, 13, &room))
			return room;
	}
	return room;
}

/* As the first member; the room is kept in its place. */
static int make(struct demo *demo, size_t index, struct command *command, struct fault *ret_fault)
{
	size_t maker = demo_person_index(demo_channels[index].members[0]);
	struct dispatch *list = demo_do(demo, maker, command);
	demo->rooms[index] = room_of(list, (uint64_t)maker + 1);
	return solo_finish(list, ret_fault);
}

/* Everybody but the first, who makes it. The list is malloc'ed. */
static struct person_ref_list others_in(struct demo *demo, const struct demo_channel *channel)
{
	struct person_ref_list list = {.items = memory_new(DEMO_MEMBERS_MAX, sizeof(*list.items))};
	for (size_t i = 1; channel->members[i]; i++)
		list.items[list.count++].person =
			demo_person_id(demo, demo_person_index(channel->members[i]));
	return list;
}

static int add_talk(struct demo *demo, size_t index, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_CONVERSATION_OPEN);
	struct person_ref_list people = others_in(demo, &demo_channels[index]);
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
	struct person_ref_list people = others_in(demo, channel);
	command->params.room_invite = (struct room_invite_params){
		.room = demo->rooms[index], .client_id = demo_client_id(demo), .people = people};
	int result = demo_give(demo, demo_person_index(channel->members[0]), command, ret_fault);
	free(people.items);
	return result;
}

int demo_add_room(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_channel *channel = &demo_channels[index];
	if (channel->kind == DEMO_TALK)
		return add_talk(demo, index, ret_fault);
	if (create(demo, index, ret_fault) != 0)
		return -1;
	if (channel->kind == DEMO_CLOSED)
		return invite(demo, index, ret_fault);
	for (size_t i = 1; channel->members[i]; i++) {
		struct command *command = demo_command(COMMAND_ROOM_JOIN);
		command->params.room_join.room = demo->rooms[index];
		if (demo_give(demo, demo_person_index(channel->members[i]), command, ret_fault) !=
			0)
			return -1;
	}
	return 0;
}

int demo_archive(struct demo *demo, struct fault *ret_fault)
{
	for (size_t i = 0; i < demo_channels_count; i++) {
		if (demo_channels[i].kind != DEMO_ARCHIVED)
			continue;
		struct command *command = demo_command(COMMAND_ROOM_CHANGE);
		command->params.room_change = (struct room_change_params){.room = demo->rooms[i],
			.client_id = demo_client_id(demo),
			.has_archived = true,
			.archived = true};
		size_t owner = demo_person_index(demo_channels[i].members[0]);
		if (demo_give(demo, owner, command, ret_fault) != 0)
			return -1;
	}
	return 0;
}

/* Its creation; then everybody who joins an open channel is an event, while those whom somebody
 * brings come together. */
static uint64_t first_events(const struct demo_channel *channel)
{
	uint64_t members = 0;
	while (channel->members[members])
		members++;
	switch (channel->kind) {
	case DEMO_TALK:
		return 2;
	case DEMO_CLOSED:
		return 3;
	default:
		return 1 + members;
	}
}

uint64_t demo_head_after(const struct demo_channel *channel, size_t lines)
{
	uint64_t seq = first_events(channel);
	for (size_t i = 0; i < lines; i++)
		seq += strcmp(demo_lines[i].channel, channel->title) == 0;
	return seq;
}
