/* What the demonstration's people have read. */
#include "cli/demo/play.h"

#include "cli/solo.h"

static void mark_thread(
	struct demo *demo, const struct demo_said *root, size_t person, uint64_t last)
{
	struct command *command = demo_command(COMMAND_THREAD_MARK);
	command->params.thread_mark = (struct thread_mark_params){
		.room = demo->rooms[root->channel], .message = root->seq, .seq = (int64_t)last};
	demo_submit(demo, person, command);
}

/* The last reply in a message's thread; 0: there is none. *ret_part says whether the person has
 * replied, or said what was replied to. */
static uint64_t last_reply(
	const struct demo *demo, const struct demo_said *root, size_t person, bool *ret_part)
{
	uint64_t last = 0;
	*ret_part = root->author == person;
	for (size_t i = 0; i < demo->said_count; i++) {
		const struct demo_said *reply = &demo->said[i];
		if (reply->channel != root->channel || reply->root != root->seq)
			continue;
		last = reply->seq;
		*ret_part |= reply->author == person;
	}
	return last;
}

static void mark_threads(struct demo *demo, size_t person)
{
	for (size_t i = 0; i < demo->said_count; i++) {
		const struct demo_said *root = &demo->said[i];
		bool takes_part;
		uint64_t last = last_reply(demo, root, person, &takes_part);
		if (last && takes_part)
			mark_thread(demo, root, person, last);
	}
}

int demo_catch_up(struct demo *demo, struct fault *ret_fault)
{
	for (size_t room = 0; room < demo_channels_count; room++)
		for (size_t person = 0; person < demo_people_count; person++)
			demo->reads[room][person] = demo->heads[room];
	for (size_t person = 0; person < demo_people_count; person++) {
		struct command *command = demo_command(COMMAND_INBOX_DONE);
		command->params.inbox_done.done = true;
		demo_submit(demo, person, command);
		mark_threads(demo, person);
	}
	demo_read_cases(demo);
	return solo_finish(demo_run(demo), ret_fault);
}

static void mark_room(struct demo *demo, size_t room, size_t person)
{
	struct command *command = demo_command(COMMAND_ROOM_MARK);
	command->params.room_mark.room = demo->rooms[room];
	command->params.room_mark.seq = (int64_t)demo->reads[room][person];
	demo_submit(demo, person, command);
}

int demo_mark_read(struct demo *demo, struct fault *ret_fault)
{
	for (size_t room = 0; room < demo_channels_count; room++) {
		const char *const *member = demo_channels[room].members;
		for (; *member; member++)
			mark_room(demo, room, demo_person_index(*member));
	}
	return solo_finish(demo_run(demo), ret_fault);
}
