/* How the demonstration's meetings are planned and held. */
#include "cli/demo/play.h"

#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/demo/meeting_script.h"
#include "cli/solo.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK_DAYS = 5, SOON_MINUTES = 12, ROUND_MS = 5 * MINUTE_MS };

/* A meeting as it is played. */
struct play {
	struct demo *demo;
	const struct demo_meeting *script;
	uint64_t room, *meeting; /* meeting: the one of its series that is next */
	size_t owner;
	struct fault *fault;
};

static struct play play_of(
	struct demo *demo, const struct demo_meeting *script, struct fault *fault)
{
	if (!script)
		BUG("the demonstration names a meeting it does not have");
	size_t channel = demo_channel_index(script->channel);
	return (struct play){demo, script, demo->rooms[channel], &demo->meetings[channel],
		demo_person_index(script->owner), fault};
}

static struct text text_or_empty(const char *text)
{
	return text_of(text ? text : "");
}

static struct agenda_draft draft_of(const struct demo *demo, const struct demo_item *item)
{
	return (struct agenda_draft){
		.title = text_of(item->title),
		.purpose = item->purpose,
		.minutes = item->minutes,
		.has_outcome = item->outcome != NULL,
		.outcome = text_or_empty(item->outcome),
		.has_owner = item->owner != NULL,
		.owner = item->owner ? demo->people[demo_person_index(item->owner)] : 0,
		.has_standing = item->standing,
		.standing = item->standing,
	};
}

static int64_t start_ms(const struct demo *demo, const struct demo_meeting *script, int week)
{
	if (!script->day)
		return (demo->made_ms + SOON_MINUTES * MINUTE_MS + ROUND_MS - 1) / ROUND_MS *
		       ROUND_MS;
	int minute = script->clock / 100 * 60 + script->clock % 100;
	return demo_day_ms(demo->made_ms, script->day + week * WEEK_DAYS) +
	       (int64_t)minute * MINUTE_MS;
}

static struct meeting_plan plan_of(
	const struct play *play, struct meeting_date *later, struct attendee *attendees)
{
	const struct demo_meeting *script = play->script;
	struct meeting_plan plan = {
		.title = text_of(script->title),
		.goal = text_of(script->goal),
		.has_start = true,
		.start = start_ms(play->demo, script, 0),
		.minutes = script->minutes,
		.time_zone = text_of("Europe/Berlin"),
		.rhythm = script->weeks ? MEETING_RHYTHM_WEEKLY : MEETING_RHYTHM_ONCE,
		.later = {(size_t)script->weeks, later},
		.moderator = play->demo->people[play->owner],
		.has_minute_taker = script->taker != NULL,
		.everyone = script->people == NULL,
		.attendees.items = attendees,
	};
	if (plan.has_minute_taker)
		plan.minute_taker = play->demo->people[demo_person_index(script->taker)];
	for (int week = 1; week <= script->weeks; week++)
		later[week - 1].start = start_ms(play->demo, script, week);
	size_t people[DEMO_PEOPLE_MAX];
	plan.attendees.count = script->people ? demo_people_in(script->people, people) : 0;
	for (size_t i = 0; i < plan.attendees.count; i++)
		attendees[i] =
			(struct attendee){play->demo->people[people[i]], ATTENDEE_ROLE_PARTICIPANT};
	return plan;
}

int demo_plan_meeting(struct demo *demo, const char *key, struct fault *ret_fault)
{
	struct play play = play_of(demo, demo_meeting_named(key), ret_fault);
	struct meeting_date later[PROTO_MEETING_DATES_MAX];
	struct attendee attendees[DEMO_PEOPLE_MAX];
	struct agenda_draft items[DEMO_ITEMS_MAX];
	struct command *command = demo_command(COMMAND_MEETING_PLAN);
	struct demo_answer answer;
	size_t count = 0;

	for (; play.script->items[count].title; count++)
		items[count] = draft_of(demo, &play.script->items[count]);
	command->params.meeting_plan = (struct meeting_plan_params){
		.room = play.room,
		.client_id = demo_client_id(demo),
		.plan = plan_of(&play, later, attendees),
		.items = {count, items},
	};
	if (demo_give(demo, play.owner, command, &answer, ret_fault) != 0)
		return -1;
	*play.meeting = answer.seq;
	return 0;
}

int demo_answer_meeting(struct demo *demo, const char *key, const char *who,
	enum attendee_answer answer, struct fault *ret_fault)
{
	struct play play = play_of(demo, demo_meeting_named(key), ret_fault);
	struct command *command = demo_command(COMMAND_MEETING_ANSWER);
	command->params.meeting_answer = (struct meeting_answer_params){
		play.room, *play.meeting, demo_client_id(demo), answer};
	return demo_give(demo, demo_person_index(who), command, NULL, ret_fault);
}

/* Gives a command that ends a meeting of a series: the next one is there after it. */
static int give_last(struct play *play, struct command *command)
{
	struct dispatch *list = demo_do(play->demo, play->owner, command);
	uint64_t next = demo_seq_of(list, "meeting.planned");
	if (next)
		*play->meeting = next;
	return solo_finish(list, play->fault);
}

int demo_call_off_meeting(struct demo *demo, const char *key, struct fault *ret_fault)
{
	struct play play = play_of(demo, demo_meeting_named(key), ret_fault);
	struct command *command = demo_command(COMMAND_MEETING_CANCEL);
	command->params.meeting_cancel = (struct meeting_cancel_params){
		.room = play.room, .meeting = *play.meeting, .client_id = demo_client_id(demo)};
	return give_last(&play, command);
}

static struct command *run_to(const struct play *play, enum meeting_phase phase)
{
	struct command *command = demo_command(COMMAND_MEETING_RUN);
	command->params.meeting_run = (struct meeting_run_params){.room = play->room,
		.meeting = *play->meeting,
		.client_id = demo_client_id(play->demo),
		.phase = phase};
	return command;
}

static int give(const struct play *play, size_t person, struct command *command)
{
	return demo_give(play->demo, person, command, NULL, play->fault);
}

static int propose(const struct play *play, const struct demo_sitting *sitting, int number)
{
	struct demo *demo = play->demo;
	struct command *command = demo_command(COMMAND_AGENDA_ADD);
	command->params.agenda_add = (struct agenda_add_params){.room = play->room,
		.meeting = *play->meeting,
		.client_id = demo_client_id(demo),
		.draft = draft_of(demo, &sitting->proposal)};
	if (give(play, demo_person_index(sitting->proposer), command) != 0)
		return -1;
	command = demo_command(COMMAND_AGENDA_CHANGE);
	command->params.agenda_change = (struct agenda_change_params){.room = play->room,
		.meeting = *play->meeting,
		.client_id = demo_client_id(demo),
		.item = number,
		.has_state = true,
		.state = ITEM_STATE_OPEN};
	return give(play, play->owner, command);
}

static int come(const struct play *play, size_t person)
{
	struct command *command = demo_command(COMMAND_MEETING_ATTEND);
	command->params.meeting_attend = (struct meeting_attend_params){
		play->room, *play->meeting, demo_client_id(play->demo), true};
	return give(play, person, command);
}

static int come_all(const struct play *play, const char *keys)
{
	size_t people[DEMO_PEOPLE_MAX], count = demo_people_in(keys, people);
	if (come(play, play->owner) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (come(play, people[i]) != 0)
			return -1;
	return 0;
}

static int confirm(const struct play *play, size_t person, uint64_t summary, const char *text)
{
	struct command *command = demo_command(COMMAND_AGENDA_CONFIRM);
	command->params.agenda_confirm = (struct agenda_confirm_params){
		play->room, demo_client_id(play->demo), summary, text_of(text)};
	return give(play, person, command);
}

static int summarise(const struct play *play, const struct demo_turn *turn)
{
	struct demo *demo = play->demo;
	size_t people[DEMO_PEOPLE_MAX], count = demo_people_in(turn->agree, people);
	struct demo_answer answer;
	struct command *command = demo_command(COMMAND_AGENDA_SUMMARISE);
	command->params.agenda_summarise = (struct agenda_summarise_params){play->room,
		*play->meeting, demo_client_id(demo), turn->item, text_of(turn->summary)};
	if (demo_give(demo, demo_person_index(play->script->taker), command, &answer,
		    play->fault) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (confirm(play, people[i], answer.seq, "") != 0)
			return -1;
	return turn->adds ? confirm(play, demo_person_index(turn->adds), answer.seq, turn->addition)
			  : 0;
}

static int go_to(const struct play *play, const struct demo_turn *from, const struct demo_turn *to)
{
	struct command *command = demo_command(COMMAND_MEETING_GO);
	command->params.meeting_go = (struct meeting_go_params){.room = play->room,
		.meeting = *play->meeting,
		.client_id = demo_client_id(play->demo),
		.seen = from->item,
		.has_item = true,
		.item = to->item,
		.has_leave = true,
		.leave = from->leave};
	return give(play, play->owner, command);
}

/* It begins with its first turn, and ends with its last. */
static int take_turns(struct play *play, const struct demo_sitting *sitting)
{
	for (const struct demo_turn *turn = sitting->turns; turn->item; turn++) {
		play->demo->now_ms += (int64_t)turn->minutes * MINUTE_MS;
		if (demo_write_notes(play->demo, sitting->key, turn->item, play->room,
			    *play->meeting, play->fault) != 0 ||
			demo_record_item(play->demo, sitting->key, turn->item, *play->meeting,
				play->fault) != 0 ||
			(turn->summary && summarise(play, turn) != 0) ||
			(turn[1].item && go_to(play, turn, turn + 1) != 0))
			return -1;
	}
	return give_last(play, run_to(play, MEETING_PHASE_ENDED));
}

int demo_hold_meeting(struct demo *demo, const char *key, struct fault *ret_fault)
{
	const struct demo_sitting *sitting = demo_sitting_named(key);
	if (!sitting)
		BUG("the demonstration holds a meeting it does not have");
	struct play play = play_of(demo, demo_meeting_named(sitting->meeting), ret_fault);
	int items = 0;
	while (play.script->items[items].title)
		items++;
	if ((sitting->proposer && propose(&play, sitting, items + 1) != 0) ||
		give(&play, play.owner, run_to(&play, MEETING_PHASE_RUNNING)) != 0 ||
		come_all(&play, sitting->people) != 0)
		return -1;
	return take_turns(&play, sitting);
}

int demo_meet(struct demo *demo, const struct demo_line *line, struct fault *ret_fault)
{
	switch (line->act) {
	case DEMO_PLAN:
		return demo_plan_meeting(demo, line->text, ret_fault);
	case DEMO_CALL_OFF:
		return demo_call_off_meeting(demo, line->text, ret_fault);
	default:
		return demo_hold_meeting(demo, line->text, ret_fault);
	}
}
