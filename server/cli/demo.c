#include "cli/demo.h"

#include "base/memory.h"
#include "cli/demo_script.h"
#include "cli/solo.h"
#include "journal/census.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MINUTE_MS = 60 * 1000, DAY_MINUTES = 24 * 60 };

struct demo {
	struct journal *journal;
	struct world world;          /* its clock stands where the script is */
	int64_t now_ms, midnight_ms; /* midnight: the last one before the demonstration is made */
};

/* The script's people and channels have their place in its tables; connections count from 1. */
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

static int give(
	struct demo *demo, uint64_t connection, struct command *command, struct fault *ret_fault)
{
	struct call *call = call_new(CALL_COMMAND, connection);
	call->command = command;
	memcpy(call->id.json, "1", 2);
	return solo_finish(solo_do(demo->journal, call), ret_fault);
}

static struct command *command_of(enum command_kind kind)
{
	struct command *command = memory_new(1, sizeof(*command));
	command->kind = kind;
	return command;
}

static struct client_id fresh_client_id(struct demo *demo)
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

static uint64_t person_id(struct demo *demo, const char *name)
{
	struct lookup lookup = {.name = name};
	journal_people_each(demo->journal, match, &lookup);
	return lookup.id;
}

static uint64_t channel_id(struct demo *demo, const char *title)
{
	struct lookup lookup = {.name = title};
	journal_channels_each(demo->journal, match, &lookup);
	return lookup.id;
}

static size_t person_index(const char *key)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (strcmp(demo_people[i].key, key) == 0)
			return i;
	BUG("the demonstration names somebody it does not have");
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
	vault_hash_token(list->token, strlen(list->token), hello->token_hash);
	hello->command = command_of(COMMAND_SESSION_HELLO);
	hello->command->params.session_hello.client = text_of("demo");
	memcpy(hello->id.json, "1", 2);
	if (solo_finish(list, ret_fault) != 0) {
		call_free(hello);
		return -1;
	}
	return solo_finish(solo_do(demo->journal, hello), ret_fault);
}

static int add_person(struct demo *demo, size_t person, struct fault *ret_fault)
{
	char token[32];
	uint64_t id = 0;
	if (person > 0) {
		struct command *command = command_of(COMMAND_PERSON_ADD);
		command->params.person_add = (struct person_add_params){
			.client_id = fresh_client_id(demo),
			.name = text_of(demo_people[person].name),
			.role = demo_people[person].owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER,
		};
		if (give(demo, connection_of(0), command, ret_fault) != 0)
			return -1;
		id = person_id(demo, demo_people[person].name);
	}
	if (journal_make_link(demo->journal, id, token, ret_fault) != 0)
		return -1;
	return sign_in(demo, person, token, ret_fault);
}

static int add_channel(
	struct demo *demo, const struct demo_channel *channel, struct fault *ret_fault)
{
	struct command *command = command_of(COMMAND_ROOM_CREATE);
	command->params.room_create = (struct room_create_params){
		.client_id = fresh_client_id(demo),
		.title = text_of(channel->title),
		.has_topic = true,
		.topic = text_of(channel->topic),
	};
	if (give(demo, connection_of(person_index(channel->members[0])), command, ret_fault) != 0)
		return -1;
	uint64_t room = channel_id(demo, channel->title);
	for (size_t i = 1; channel->members[i]; i++) {
		command = command_of(COMMAND_ROOM_JOIN);
		command->params.room_join.room = room;
		if (give(demo, connection_of(person_index(channel->members[i])), command,
			    ret_fault) != 0)
			return -1;
	}
	return 0;
}

static struct text text_of_line(const struct demo_line *line)
{
	return line->text ? text_of(line->text) : text_of("");
}

/* Posts, edits or erases, as the line says; message is the one it changes. */
static int say(
	struct demo *demo, const struct demo_line *line, uint64_t message, struct fault *ret_fault)
{
	uint64_t room = channel_id(demo, line->channel);
	struct client_id client_id = fresh_client_id(demo);
	struct command *command;

	if (!line->changes) {
		command = command_of(COMMAND_MESSAGE_POST);
		command->params.message_post = (struct message_post_params){
			.room = room, .client_id = client_id, .text = text_of_line(line)};
	} else if (line->text) {
		command = command_of(COMMAND_MESSAGE_EDIT);
		command->params.message_edit = (struct message_edit_params){.room = room,
			.message = message,
			.client_id = client_id,
			.text = text_of_line(line)};
	} else {
		command = command_of(COMMAND_MESSAGE_ERASE);
		command->params.message_erase = (struct message_erase_params){
			.room = room, .message = message, .client_id = client_id};
	}
	return give(demo, connection_of(person_index(line->author)), command, ret_fault);
}

/* The last event of a channel after the script's first `lines` lines: the channel's first events
 * are its creation and its members, then every line adds one. */
static uint64_t head_after(const struct demo_channel *channel, size_t lines)
{
	uint64_t seq = 1;
	for (size_t m = 0; channel->members[m]; m++)
		seq++;
	for (size_t i = 0; i < lines; i++)
		seq += strcmp(demo_lines[i].channel, channel->title) == 0;
	return seq;
}

static uint64_t seq_of_line(size_t index)
{
	for (size_t i = 0; i < demo_channels_count; i++)
		if (strcmp(demo_channels[i].title, demo_lines[index].channel) == 0)
			return head_after(&demo_channels[i], index + 1);
	BUG("the demonstration names a channel it does not have");
}

static uint64_t changed_by(const struct demo_line *line)
{
	for (size_t i = 0; line->changes && i < demo_lines_count; i++)
		if (demo_lines[i].label && strcmp(demo_lines[i].label, line->changes) == 0)
			return seq_of_line(i);
	return 0;
}

/* Everybody has read what was said before the last day. */
static int mark_read(struct demo *demo, size_t lines, struct fault *ret_fault)
{
	for (size_t i = 0; i < demo_channels_count; i++) {
		const struct demo_channel *channel = &demo_channels[i];
		for (size_t m = 0; channel->members[m]; m++) {
			struct command *command = command_of(COMMAND_ROOM_MARK);
			command->params.room_mark.room = channel_id(demo, channel->title);
			command->params.room_mark.seq = (int64_t)head_after(channel, lines);
			if (give(demo, connection_of(person_index(channel->members[m])), command,
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
	return say(demo, line, changed_by(line), ret_fault);
}

static int play(struct demo *demo, struct fault *ret_fault)
{
	demo->now_ms =
		demo->midnight_ms - (int64_t)demo_lines[0].days_ago * DAY_MINUTES * MINUTE_MS;
	for (size_t i = 0; i < demo_people_count; i++)
		if (add_person(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_channels_count; i++)
		if (add_channel(demo, &demo_channels[i], ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_lines_count; i++)
		if (play_line(demo, i, ret_fault) != 0)
			return -1;
	return 0;
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
