/* How what the demonstration's meetings decided and gave to do comes on record. */
#include "cli/demo/play.h"

#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/demo/meeting_script.h"

#include <string.h>

enum { EVENING = 18 * 60 };

/* Where something comes on record, and who keeps the records there. */
struct place {
	struct demo *demo;
	uint64_t room, meeting;
	size_t owner, taker;
	struct fault *fault;
};

static uint64_t recorded(const struct demo *demo, const char *words)
{
	for (size_t i = 0; i < demo_records_count; i++) {
		const struct demo_record *record = &demo_records[i];
		const char *said = record->task ? record->task : record->decision;
		if (said && strcmp(said, words) == 0 && demo->records[i])
			return demo->records[i];
	}
	BUG("the demonstration names something that is not on record");
}

static int give(const struct place *place, size_t person, struct command *command, size_t index)
{
	struct demo_answer answer;
	if (demo_give(place->demo, person, command, &answer, place->fault) != 0)
		return -1;
	place->demo->records[index] = answer.seq;
	return 0;
}

static int decide(const struct place *place, size_t index)
{
	const struct demo_record *record = &demo_records[index];
	struct command *command = demo_command(COMMAND_DECISION_MAKE);
	command->params.decision_make = (struct decision_make_params){
		.room = place->room,
		.client_id = demo_client_id(place->demo),
		.has_meeting = true,
		.meeting = place->meeting,
		.has_item = true,
		.item = record->item,
		.text = text_of(record->decision),
		.has_corrects = record->corrects != NULL,
		.corrects = record->corrects ? recorded(place->demo, record->corrects) : 0,
	};
	return give(place, place->taker, command, index);
}

/* In the evening of its day. */
static int64_t until_ms(const struct demo *demo, int day)
{
	return demo_day_ms(demo->made_ms, day) + (int64_t)EVENING * MINUTE_MS;
}

static int give_task(const struct place *place, size_t index)
{
	const struct demo_record *record = &demo_records[index];
	struct demo *demo = place->demo;
	struct command *command = demo_command(COMMAND_TASK_MAKE);
	command->params.task_make = (struct task_make_params){
		.room = place->room,
		.client_id = demo_client_id(demo),
		.has_meeting = true,
		.meeting = place->meeting,
		.has_item = true,
		.item = record->item,
		.text = text_of(record->task),
		.has_person = record->doer != NULL,
		.person = record->doer ? demo->people[demo_person_index(record->doer)] : 0,
		.has_until = record->day != 0,
		.until = record->day ? until_ms(demo, record->day) : 0,
	};
	return give(place, place->owner, command, index);
}

/* Whoever did it says that it is done. */
static int close_task(const struct place *place, const char *words)
{
	struct demo *demo = place->demo;
	const struct demo_record *record = demo_records;
	while (!record->task || strcmp(record->task, words) != 0)
		record++;
	size_t doer = demo_person_index(record->doer);
	struct command *command = demo_command(COMMAND_TASK_CHANGE);
	command->params.task_change = (struct task_change_params){
		.room = place->room,
		.task = recorded(demo, words),
		.client_id = demo_client_id(demo),
		.text = text_of(record->task),
		.has_person = true,
		.person = demo->people[doer],
		.has_until = true,
		.until = until_ms(demo, record->day),
		.status = TASK_STATUS_DONE,
	};
	return demo_give(demo, doer, command, NULL, place->fault);
}

int demo_record_item(
	struct demo *demo, const char *key, int item, uint64_t meeting, struct fault *ret_fault)
{
	const struct demo_meeting *script = demo_meeting_named(demo_sitting_named(key)->meeting);
	const struct place place = {demo, demo->rooms[demo_channel_index(script->channel)], meeting,
		demo_person_index(script->owner), demo_person_index(script->taker), ret_fault};
	for (size_t i = 0; i < demo_records_count; i++) {
		const struct demo_record *record = &demo_records[i];
		if (record->item != item || strcmp(record->sitting, key) != 0)
			continue;
		if ((record->decision && decide(&place, i) != 0) ||
			(record->task && give_task(&place, i) != 0) ||
			(record->closes && close_task(&place, record->closes) != 0))
			return -1;
	}
	return 0;
}
