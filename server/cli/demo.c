#include "cli/demo.h"

#include "base/memory.h"
#include "cli/demo_play.h"
#include "cli/solo.h"
#include "journal/census.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60 };

/* Connections count from 1. */
static uint64_t connection_of(size_t person)
{
	return (uint64_t)person + 1;
}

static int64_t demo_now_ms(void *cookie)
{
	const struct demo *demo = cookie;
	return demo->now_ms;
}

static void demo_fill_random(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	world_fill_random(&world_real, bytes, size);
}

struct dispatch *demo_do(struct demo *demo, size_t person, struct command *command)
{
	struct call *call = call_new(CALL_COMMAND, connection_of(person));
	call->command = command;
	memcpy(call->id.json, "1", 2);
	return solo_do(demo->journal, call);
}

int demo_give(struct demo *demo, size_t person, struct command *command, struct fault *ret_fault)
{
	return solo_finish(demo_do(demo, person, command), ret_fault);
}

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

struct lookup {
	const char *name;
	uint64_t id;
};

static void match(void *cookie, uint64_t id, const char *name, bool is_owner)
{
	struct lookup *lookup = cookie;
	(void)is_owner;
	if (strcmp(name, lookup->name) == 0)
		lookup->id = id;
}

uint64_t demo_person_id(struct demo *demo, size_t person)
{
	struct lookup lookup = {.name = demo_people[person].name};
	journal_people_each(demo->journal, match, &lookup);
	return lookup.id;
}

size_t demo_person_index(const char *key)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (strcmp(demo_people[i].key, key) == 0)
			return i;
	BUG("the demonstration names somebody it does not have");
}

/* The token of the session that was begun; empty: none was. */
static const char *session_in(const struct dispatch *list)
{
	for (; list; list = list->next)
		if (list->kind == DISPATCH_SIGN_IN)
			return list->token;
	return "";
}

/* Redeems a link and says hello, as a browser would. */
static int sign_in(struct demo *demo, size_t person, const char *token, struct fault *ret_fault)
{
	struct call *call = call_new(CALL_SIGN_IN, connection_of(person));
	call->sign_in = memory_new(1, sizeof(*call->sign_in));
	*call->sign_in = (struct sign_in){.token = text_of(token),
		.email = text_of(""),
		.device = text_of(""),
		.language = LANGUAGE_DE,
		.name = text_of(demo_people[person].name),
		.house = text_of(demo_house)};
	struct dispatch *list = solo_do(demo->journal, call);
	struct call *hello = call_new(CALL_COMMAND, connection_of(person));
	const char *made = session_in(list);
	vault_hash_token(made, strlen(made), hello->token_hash);
	hello->command = demo_command(COMMAND_SESSION_HELLO);
	hello->command->params.session_hello.client = text_of("demo");
	memcpy(hello->id.json, "1", 2);
	if (solo_finish(list, ret_fault) != 0) {
		call_free(hello);
		return -1;
	}
	return solo_finish(solo_do(demo->journal, hello), ret_fault);
}

/* Their profile and status, as they would say them. */
static int introduce(struct demo *demo, size_t person, struct fault *ret_fault)
{
	const struct demo_person *self = &demo_people[person];
	struct command *command = demo_command(COMMAND_PROFILE_CHANGE);
	command->params.profile_change = (struct profile_change_params){
		.client_id = demo_client_id(demo),
		.person = demo_person_id(demo, person),
		.has_email = true,
		.email = text_of(self->email),
		.has_position = true,
		.position = text_of(self->position),
		.has_place = true,
		.place = text_of(self->place),
		.has_time_zone = true,
		.time_zone = text_of("Europe/Berlin"),
	};
	if (demo_give(demo, person, command, ret_fault) != 0)
		return -1;
	if (!self->status)
		return 0;
	command = demo_command(COMMAND_STATUS_SET);
	command->params.status_set = (struct status_set_params){
		.has_emoji = true, .emoji = text_of(self->emoji), .text = text_of(self->status)};
	return demo_give(demo, person, command, ret_fault);
}

static int add_person(struct demo *demo, size_t person, struct fault *ret_fault)
{
	char token[32];
	uint64_t id = 0;
	if (person > 0) {
		struct command *command = demo_command(COMMAND_PERSON_ADD);
		command->params.person_add = (struct person_add_params){
			.client_id = demo_client_id(demo),
			.name = text_of(demo_people[person].name),
			.role = demo_people[person].owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER,
		};
		if (demo_give(demo, 0, command, ret_fault) != 0)
			return -1;
		id = demo_person_id(demo, person);
	}
	if (journal_make_link(demo->journal, id, token, ret_fault) != 0)
		return -1;
	if (sign_in(demo, person, token, ret_fault) != 0)
		return -1;
	return introduce(demo, person, ret_fault);
}

static struct text text_of_line(const struct demo_line *line)
{
	return line->text ? text_of(line->text) : text_of("");
}

/* Posts, replies, edits or erases, as the line says; message is the one it is about. */
static int say(
	struct demo *demo, const struct demo_line *line, uint64_t message, struct fault *ret_fault)
{
	uint64_t room = demo->rooms[demo_channel_index(line->channel)];
	struct client_id client_id = demo_client_id(demo);
	struct command *command;

	if (line->answers) {
		command = demo_command(COMMAND_MESSAGE_REPLY);
		command->params.message_reply = (struct message_reply_params){.room = room,
			.message = message,
			.client_id = client_id,
			.text = text_of_line(line)};
	} else if (!line->changes) {
		command = demo_command(COMMAND_MESSAGE_POST);
		command->params.message_post = (struct message_post_params){
			.room = room, .client_id = client_id, .text = text_of_line(line)};
	} else if (line->text) {
		command = demo_command(COMMAND_MESSAGE_EDIT);
		command->params.message_edit = (struct message_edit_params){.room = room,
			.message = message,
			.client_id = client_id,
			.text = text_of_line(line)};
	} else {
		command = demo_command(COMMAND_MESSAGE_ERASE);
		command->params.message_erase = (struct message_erase_params){
			.room = room, .message = message, .client_id = client_id};
	}
	return demo_give(demo, demo_person_index(line->author), command, ret_fault);
}

/* The number of the message a line is about; 0: it is a new one. */
static uint64_t message_of(const struct demo_line *line)
{
	const char *label = line->changes ? line->changes : line->answers;
	for (size_t i = 0; label && i < demo_lines_count; i++)
		if (demo_lines[i].label && strcmp(demo_lines[i].label, label) == 0)
			return demo_head_after(
				&demo_channels[demo_channel_index(demo_lines[i].channel)], i + 1);
	return 0;
}

/* Everybody has read what was said before the last day. */
static int mark_read(struct demo *demo, size_t lines, struct fault *ret_fault)
{
	for (size_t i = 0; i < demo_channels_count; i++) {
		const struct demo_channel *channel = &demo_channels[i];
		for (size_t m = 0; channel->members[m]; m++) {
			struct command *command = demo_command(COMMAND_ROOM_MARK);
			command->params.room_mark.room = demo->rooms[i];
			command->params.room_mark.seq = (int64_t)demo_head_after(channel, lines);
			if (demo_give(demo, demo_person_index(channel->members[m]), command,
				    ret_fault) != 0)
				return -1;
		}
	}
	return 0;
}

static int play_line(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_line *line = &demo_lines[index];
	demo->now_ms = demo->midnight_ms +
		       ((int64_t)line->minute - (int64_t)line->days_ago * DAY_MINUTES) * MINUTE_MS;
	if (line->days_ago == 1 && index > 0 && demo_lines[index - 1].days_ago > 1 &&
		mark_read(demo, index, ret_fault) != 0)
		return -1;
	return say(demo, line, message_of(line), ret_fault);
}

static int play(struct demo *demo, struct fault *ret_fault)
{
	demo->now_ms =
		demo->midnight_ms - (int64_t)demo_lines[0].days_ago * DAY_MINUTES * MINUTE_MS;
	for (size_t i = 0; i < demo_people_count; i++)
		if (add_person(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_channels_count; i++)
		if (demo_add_room(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_lines_count; i++)
		if (play_line(demo, i, ret_fault) != 0)
			return -1;
	return demo_archive(demo, ret_fault);
}

/* The mark of a folder that a demonstration has filled. */
static int mark_path(const char *folder, char *ret_path, size_t size, struct fault *ret_fault)
{
	int written = snprintf(ret_path, size, "%s/demo", folder);
	if (written < 0 || (size_t)written >= size)
		return fault_set(ret_fault, "the data folder's path is too long");
	return 0;
}

int demo_fill(const char *folder, const char *key_path, struct fault *ret_fault)
{
	char mark[4096];
	int64_t now_ms = world_now_ms(&world_real);
	int64_t day_ms = (int64_t)DAY_MINUTES * MINUTE_MS;
	struct demo demo = {.midnight_ms = now_ms - now_ms % day_ms, .now_ms = now_ms - 7 * day_ms};
	struct journal_options options = {
		.folder = folder,
		.key_path = key_path,
		.world = &demo.world,
		.server_version = RUNDE_VERSION,
		.connections_per_person = 1,
	};

	if (mark_path(folder, mark, sizeof(mark), ret_fault) != 0)
		return -1;
	if (access(mark, F_OK) == 0)
		return 0;
	demo.world = (struct world){demo_now_ms, demo_fill_random, &demo};
	if (journal_open(&options, &demo.journal, ret_fault) != 0)
		return -1;
	int result = -1;
	if (!journal_is_new(demo.journal))
		fault_set(ret_fault, "--demo wants an empty data folder; %s has data", folder);
	else
		result = play(&demo, ret_fault);
	journal_free(demo.journal);
	int fd = result == 0 ? open(mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600) : -1;
	if (result == 0 && fd < 0)
		return fault_set(ret_fault, "the data folder %s cannot be written", folder);
	if (fd >= 0)
		close(fd);
	return result;
}

struct linking {
	struct journal *journal;
	struct demo_link *links;
	size_t count;
	struct fault *fault;
	bool failed;
};

static void make_link(void *cookie, uint64_t id, const char *name, bool is_owner)
{
	struct linking *linking = cookie;
	struct demo_link *link;
	(void)is_owner;
	linking->links =
		memory_resize(linking->links, (linking->count + 2) * sizeof(*linking->links));
	link = &linking->links[linking->count++];
	snprintf(link->name, sizeof(link->name), "%s", name);
	linking->links[linking->count].name[0] = '\0';
	if (journal_make_link(linking->journal, id, link->token, linking->fault) != 0)
		linking->failed = true;
}

int demo_make_links(struct journal *journal, struct demo_link **ret_links, struct fault *ret_fault)
{
	struct linking linking = {.journal = journal, .fault = ret_fault};
	journal_people_each(journal, make_link, &linking);
	if (linking.failed) {
		free(linking.links);
		return -1;
	}
	*ret_links = linking.links;
	return 0;
}
