/* Who comes to a meeting, who is in it, who moderates it. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

bool rule_meeting_call(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting_call_params *params = &matter->command->params.meeting_call;
	const struct meeting *meeting = meeting_of(matter);
	if (!meeting_goes_on(meeting))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (!addressee_fits(matter, params->person, ret_refusal))
		return false;
	if (meeting_has(meeting, params->person))
		return refuse_field(ret_refusal, "person", "taken");
	decision_refer(decision, matter, EVENT_MEETING_CALLED)->body.meeting_called =
		(struct meeting_called){
			.person = params->person,
			.has_item = meeting->run.has_item,
			.item = meeting->run.item,
			.text = params->has_text ? params->text : text_of(""),
		};
	return true;
}

bool rule_meeting_answer(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting *meeting = meeting_of(matter);
	struct work work;
	if (!meeting->plan.has_start) /* to a template nobody comes */
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (!meeting_answer_of(meeting, matter->who->person) &&
		meeting->answers.count >= PROTO_MEETING_ANSWERS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	work_begin(&work, matter, decision, meeting);
	work_tell(&work, EVENT_MEETING_ANSWERED)->body.meeting_answered.answer =
		matter->command->params.meeting_answer.answer;
	return true;
}

static int64_t came_at(const struct meeting *meeting, uint64_t person, int64_t now_ms)
{
	for (size_t i = 0; i < meeting->here.count; i++)
		if (meeting->here.items[i].person == person)
			return meeting->here.items[i].came;
	return now_ms;
}

bool rule_meeting_attend(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting *meeting = meeting_of(matter);
	uint64_t person = matter->who->person;
	bool here = matter->command->params.meeting_attend.here;
	struct work work;
	if (here == meeting_has(meeting, person))
		return true;
	if (here && meeting->run.phase == MEETING_PHASE_PLANNED)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (here && meeting->here.count >= PROTO_MEETING_ANSWERS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	work_begin(&work, matter, decision, meeting);
	work_tell(&work, EVENT_MEETING_ATTENDED)->body.meeting_attended =
		(struct meeting_attended){here, came_at(meeting, person, work.now_ms)};
	return true;
}

bool room_decide_leaving(const struct room *room, uint64_t person, const struct moment *moment,
	struct decision *ret_decision)
{
	const struct meeting *meeting = meetings_of_person(room, person);
	ret_decision->count = 0;
	ret_decision->erases = 0;
	ret_decision->floor.revision = 0;
	if (!meeting || room->head >= PROTO_SEQ_MAX)
		return false;
	struct event *left =
		decision_add(ret_decision, room, EVENT_MEETING_ATTENDED, person, moment);
	left->ref = meeting->meeting;
	left->body.meeting_attended.came = came_at(meeting, person, left->time_ms);
	return true;
}

bool rule_meeting_moderate(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct meeting *meeting = meeting_of(matter);
	uint64_t person = matter->command->params.meeting_moderate.person;
	struct work work;
	if (meeting->run.phase == MEETING_PHASE_PLANNED)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (person == meeting_moderator(meeting))
		return true;
	if (!person_fits(matter, "person", person, ret_refusal))
		return false;
	if (person != matter->who->person && !meeting_has(meeting, person))
		return refuse_field(ret_refusal, "person", "unknown_person");
	work_begin(&work, matter, decision, meeting);
	work.meeting.run.has_moderator = true;
	work.meeting.run.moderator = person;
	work_tell(&work, EVENT_MEETING_MOVED);
	return true;
}
