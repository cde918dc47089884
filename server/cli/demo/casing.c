/* How the demonstration's cases are opened, talked over and brought to an end. */
#include "cli/demo/play.h"

#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/demo/case_script.h"
#include "cli/solo.h"
#include "proto/gen/limits.h"

#include <stdlib.h>
#include <string.h>

enum { EVENING = 18 * 60 };

static size_t index_of(const char *key)
{
	for (size_t i = 0; i < demo_cases_count; i++)
		if (strcmp(demo_cases[i].key, key) == 0)
			return i;
	BUG("the demonstration names a case it does not have");
}

/* The clock goes on to this minute of the day. */
static void go_to(struct demo *demo, int day, int minute)
{
	int64_t then_ms = demo_day_ms(demo->made_ms, day) + (int64_t)minute * MINUTE_MS;
	if (then_ms > demo->now_ms)
		demo->now_ms = then_ms;
}

static int open_case(struct demo *demo, size_t index, struct fault *ret_fault)
{
	const struct demo_case *script = &demo_cases[index];
	size_t maker = demo_person_index(script->people[0]);
	struct person_ref_list people = demo_people_of(demo, script->people, 1);
	struct command *command = demo_command(COMMAND_CASE_OPEN);
	command->params.case_open = (struct case_open_params){
		.client_id = demo_client_id(demo),
		.customer = text_of(script->customer),
		.title = text_of(script->title),
		.shared_title = text_of(script->shared_title),
		.has_question = true,
		.question = text_of(script->question),
		.has_people = true,
		.people = people,
	};
	struct dispatch *list = demo_do(demo, maker, command);
	demo->cases[index].backstage = demo_answer_to(list, maker).room;
	demo->cases[index].shared = demo_id_in(list, "\"shared\":\"");
	free(people.items);
	return solo_finish(list, ret_fault);
}

/* Whoever does something in a room has read it so far. */
static int read_to(
	struct demo *demo, size_t person, const struct demo_answer *answer, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_ROOM_MARK);
	command->params.room_mark.room = answer->room;
	command->params.room_mark.seq = (int64_t)answer->seq;
	return demo_give(demo, person, command, NULL, ret_fault);
}

static int give(struct demo *demo, const struct demo_case_act *act, struct command *command,
	struct fault *ret_fault)
{
	struct demo_answer answer;
	size_t person = demo_person_index(act->who);
	if (demo_give(demo, person, command, &answer, ret_fault) != 0)
		return -1;
	demo->cases[index_of(act->in)].heads[act->side] = answer.seq;
	return read_to(demo, person, &answer, ret_fault);
}

static uint64_t room_of(const struct demo *demo, const struct demo_case_act *act)
{
	const struct demo_sides *sides = &demo->cases[index_of(act->in)];
	return act->side == DEMO_SHARED ? sides->shared : sides->backstage;
}

static int64_t due_ms(const struct demo *demo, const struct demo_case_act *act)
{
	return demo_day_ms(demo->made_ms, act->due) + (int64_t)EVENING * MINUTE_MS;
}

static int say(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	BUFFER_AUTO text;
	buffer_init(&text);
	struct command *command = demo_command(COMMAND_MESSAGE_POST);
	demo_add_text(&text, act->say, demo->made_ms);
	buffer_add_byte(&text, '\0');
	command->params.message_post = (struct message_post_params){.room = room_of(demo, act),
		.client_id = demo_client_id(demo),
		.text = text_of((const char *)text.data)};
	return give(demo, act, command, ret_fault);
}

static int give_task(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_TASK_MAKE);
	command->params.task_make = (struct task_make_params){
		.room = room_of(demo, act),
		.client_id = demo_client_id(demo),
		.text = text_of(act->task),
		.has_person = true,
		.person = demo->people[demo_person_index(act->doer)],
		.has_until = true,
		.until = due_ms(demo, act),
	};
	return give(demo, act, command, ret_fault);
}

/* Whoever comes sees what was said before. */
static int open_history(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_ROOM_CHANGE);
	command->params.room_change = (struct room_change_params){
		.room = demo->cases[index_of(act->in)].shared,
		.client_id = demo_client_id(demo),
		.has_newcomers = true,
		.newcomers = NEWCOMER_VIEW_ALL,
	};
	return demo_give(demo, demo_person_index(act->who), command, NULL, ret_fault);
}

/* Of the customer's, for as long as can be. */
static int invite(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_GUEST_INVITE);
	command->params.guest_invite = (struct guest_invite_params){
		.room = demo->cases[index_of(act->in)].backstage,
		.name = text_of(act->guest),
		.company = text_of(demo_cases[index_of(act->in)].customer),
		.hours = PROTO_GUEST_LINK_HOURS_MAX,
	};
	return demo_give(demo, demo_person_index(act->who), command, NULL, ret_fault);
}

static struct text words(const char *words)
{
	return text_of(words ? words : "");
}

static int change(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	struct case_contact contact = {
		words(act->contact), act->position != NULL, words(act->position)};
	struct command *command = demo_command(COMMAND_CASE_CHANGE);
	command->params.case_change = (struct case_change_params){
		.room = room_of(demo, act),
		.client_id = demo_client_id(demo),
		.has_contacts = act->contact != NULL,
		.contacts = {1, &contact},
		.has_facts = act->facts != NULL,
		.facts = words(act->facts),
		.has_options = act->options != NULL,
		.options = words(act->options),
		.has_solution = act->solution != NULL,
		.solution = words(act->solution),
		.has_deputy = act->deputy != NULL,
		.deputy = act->deputy ? demo->people[demo_person_index(act->deputy)] : 0,
		.has_state = act->state != 0,
		.state = act->state,
		.has_until = act->state == CASE_STATE_POSTPONED,
		.until = due_ms(demo, act),
	};
	return give(demo, act, command, ret_fault);
}

static int play(struct demo *demo, const struct demo_case_act *act, struct fault *ret_fault)
{
	go_to(demo, act->day, act->clock);
	if (act->say)
		return say(demo, act, ret_fault);
	if (act->guest)
		return open_history(demo, act, ret_fault) == 0 ? invite(demo, act, ret_fault) : -1;
	return act->task ? give_task(demo, act, ret_fault) : change(demo, act, ret_fault);
}

int demo_play_cases(struct demo *demo, int day, struct fault *ret_fault)
{
	for (size_t i = 0; i < demo_cases_count; i++) {
		if (demo_cases[i].day != day)
			continue;
		go_to(demo, day, demo_cases[i].clock);
		if (open_case(demo, i, ret_fault) != 0)
			return -1;
	}
	for (size_t i = 0; i < demo_case_acts_count; i++)
		if (demo_case_acts[i].day == day && play(demo, &demo_case_acts[i], ret_fault) != 0)
			return -1;
	return 0;
}

static void mark(struct demo *demo, size_t person, uint64_t room, uint64_t head)
{
	struct command *command = demo_command(COMMAND_ROOM_MARK);
	command->params.room_mark.room = room;
	command->params.room_mark.seq = (int64_t)head;
	demo_submit(demo, person, command);
}

void demo_read_cases(struct demo *demo)
{
	for (size_t i = 0; i < demo_cases_count; i++) {
		const struct demo_sides *sides = &demo->cases[i];
		for (const char *const *key = demo_cases[i].people; sides->backstage && *key;
			key++) {
			size_t person = demo_person_index(*key);
			mark(demo, person, sides->backstage, sides->heads[DEMO_BACKSTAGE]);
			mark(demo, person, sides->shared, sides->heads[DEMO_SHARED]);
		}
	}
}
