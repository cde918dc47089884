/* What the script's lines come to: one command each, and one of each person who reacts. */
#include "cli/demo/play.h"

#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/solo.h"

#include <stdlib.h>
#include <string.h>

/* A line as it is played; where it is about a message, that is `said`. */
struct act {
	const struct demo_line *line;
	struct demo_said *said;
	const char *words; /* the text as it is written */
	size_t channel, person;
	uint64_t room;
	struct text text;
	struct mention_list mentions;
};

static struct demo_said *last_in(const struct demo *demo, size_t channel)
{
	for (size_t i = demo->said_count; i > 0; i--)
		if (demo->said[i - 1].channel == channel)
			return &demo->said[i - 1];
	BUG("the demonstration has a line about nothing");
}

static struct demo_said *labelled(const struct demo *demo, const char *label)
{
	for (size_t i = 0; i < demo->said_count; i++) {
		const char *other = demo->said[i].label;
		if (other && strcmp(other, label) == 0)
			return &demo->said[i];
	}
	BUG("the demonstration has a line about a message it does not have");
}

/* What is said may move: what acts point to is good until then. */
static void remember(struct demo *demo, const struct act *act, uint64_t seq)
{
	struct demo_said said = {
		.label = act->line->label,
		.words = act->words,
		.channel = act->channel,
		.author = act->person,
		.seq = seq,
		.root = act->line->act == DEMO_REPLY ? act->said->seq : 0,
		.time_ms = demo->now_ms,
	};
	demo->said = memory_resize(demo->said, (demo->said_count + 1) * sizeof(*demo->said));
	demo->said[demo->said_count++] = said;
}

static struct command *post(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_POST);
	command->params.message_post = (struct message_post_params){
		.room = act->room,
		.client_id = demo_client_id(demo),
		.text = act->text,
		.has_mentions = act->mentions.count > 0,
		.mentions = act->mentions,
	};
	return command;
}

/* Copies a message of another room, with who said it there. */
static struct command *forward(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_POST);
	command->params.message_post = (struct message_post_params){
		.room = act->room,
		.client_id = demo_client_id(demo),
		.text = act->text,
		.has_source = true,
		.source = {demo->rooms[act->said->channel], act->said->seq,
			demo->people[act->said->author], act->said->time_ms},
	};
	return command;
}

static struct command *reply(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_REPLY);
	command->params.message_reply = (struct message_reply_params){
		.room = act->room,
		.message = act->said->seq,
		.client_id = demo_client_id(demo),
		.text = act->text,
		.has_mentions = act->mentions.count > 0,
		.mentions = act->mentions,
	};
	return command;
}

static struct command *change_thread(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_THREAD_CHANGE);
	command->params.thread_change = (struct thread_change_params){
		.room = act->room,
		.message = act->said->seq,
		.client_id = demo_client_id(demo),
		.title = act->text,
		.resolved = act->line->act == DEMO_RESOLVE,
	};
	return command;
}

static struct command *edit(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_EDIT);
	command->params.message_edit = (struct message_edit_params){
		.room = act->room,
		.message = act->said->seq,
		.client_id = demo_client_id(demo),
		.text = act->text,
		.has_mentions = act->mentions.count > 0,
		.mentions = act->mentions,
	};
	return command;
}

static struct command *erase(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_ERASE);
	command->params.message_erase = (struct message_erase_params){
		.room = act->room, .message = act->said->seq, .client_id = demo_client_id(demo)};
	return command;
}

static struct command *pin(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_MESSAGE_PIN);
	command->params.message_pin = (struct message_pin_params){.room = act->room,
		.message = act->said->seq,
		.client_id = demo_client_id(demo),
		.on = true};
	return command;
}

static struct command *archive(struct demo *demo, const struct act *act)
{
	struct command *command = demo_command(COMMAND_ROOM_CHANGE);
	command->params.room_change = (struct room_change_params){.room = act->room,
		.client_id = demo_client_id(demo),
		.has_archived = true,
		.archived = true};
	return command;
}

static struct command *react(struct demo *demo, const struct act *act, struct reaction *reaction)
{
	struct command *command = demo_command(COMMAND_MESSAGE_REACT);
	*reaction = (struct reaction){act->text};
	command->params.message_react = (struct message_react_params){.room = act->room,
		.message = act->said->seq,
		.client_id = demo_client_id(demo),
		.reactions = {1, reaction}};
	return command;
}

static struct command *command_of(
	struct demo *demo, const struct act *act, struct reaction *reaction)
{
	switch (act->line->act) {
	case DEMO_SAY:
		return post(demo, act);
	case DEMO_REPLY:
		return reply(demo, act);
	case DEMO_NAME:
	case DEMO_RESOLVE:
		return change_thread(demo, act);
	case DEMO_EDIT:
		return edit(demo, act);
	case DEMO_ERASE:
		return erase(demo, act);
	case DEMO_REACT:
		return react(demo, act, reaction);
	case DEMO_PIN:
		return pin(demo, act);
	case DEMO_FORWARD:
		return forward(demo, act);
	case DEMO_ARCHIVE:
		return archive(demo, act);
	default: /* a meeting's, or a page */
		break;
	}
	BUG("the demonstration has a line of another kind");
}

/* Whoever does something in a room has read it so far. */
static void note(struct demo *demo, struct act *act, const struct dispatch *list)
{
	uint64_t seq = demo_answer_to(list, act->person).seq;
	demo->heads[act->channel] = seq;
	demo->reads[act->channel][act->person] = seq;
	if (act->line->act == DEMO_SAY || act->line->act == DEMO_REPLY ||
		act->line->act == DEMO_FORWARD)
		remember(demo, act, seq);
	else if (act->line->act == DEMO_EDIT)
		act->said->words = act->words;
}

/* By each of its people, at once. */
static int perform(struct demo *demo, struct act *act, struct fault *ret_fault)
{
	size_t people[DEMO_PEOPLE_MAX], count = demo_people_in(act->line->who, people);
	struct reaction reaction;
	for (size_t i = 0; i < count; i++)
		demo_submit(demo, people[i], command_of(demo, act, &reaction));
	struct dispatch *list = demo_run(demo);
	for (size_t i = 0; i < count; i++) {
		act->person = people[i];
		note(demo, act, list);
	}
	return solo_finish(list, ret_fault);
}

static struct demo_said *said_before(const struct demo *demo, const struct demo_line *line)
{
	if (line->about)
		return labelled(demo, line->about);
	return line->act == DEMO_REACT ? last_in(demo, demo_channel_index(line->channel)) : NULL;
}

static int play_words(struct demo *demo, const struct demo_line *line, struct fault *ret_fault)
{
	BUFFER_AUTO text;
	struct act act = {.line = line, .said = said_before(demo, line)};

	buffer_init(&text);
	act.words = line->act == DEMO_FORWARD ? act.said->words : line->text;
	demo_add_text(&text, act.words ? act.words : "", demo->made_ms);
	buffer_add_byte(&text, '\0');
	act.text = text_of((const char *)text.data);
	act.mentions = demo_mentions_in(demo, act.text.data);
	act.channel = line->channel ? demo_channel_index(line->channel) : act.said->channel;
	act.room = demo->rooms[act.channel];
	int result = perform(demo, &act, ret_fault);
	free(act.mentions.items);
	return result;
}

int demo_play_line(struct demo *demo, const struct demo_line *line, struct fault *ret_fault)
{
	if (line->act == DEMO_PAGE)
		return demo_make_page(demo, line, ret_fault);
	return line->act >= DEMO_PLAN ? demo_meet(demo, line, ret_fault)
				      : play_words(demo, line, ret_fault);
}
