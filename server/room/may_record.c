#include "room/may_record.h"

#include "room/meetings.h"
#include "room/polls.h"
#include "room/tasks.h"

bool sees_record(const struct room *room, const struct who *who, const struct subject *subject,
	enum event_kind kind)
{
	if (!subject || !subject->exists || subject->kind != kind)
		return false;
	uint64_t since = room_member_since(room, who->person);
	return subject->seq >= since || (subject->changed && subject->changed >= since) ||
	       polls_find(room, subject->seq) || tasks_find(room, subject->seq) ||
	       meetings_find(room, subject->seq);
}

enum error_kind may_poll(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject)
{
	if (!sees_record(room, who, subject, EVENT_POLL_ASKED))
		return ERROR_NOT_FOUND;
	const struct meeting *meeting = meetings_find(room, subject->root);
	bool leads = subject->author == who->person ||
		     (meeting && meeting_is_led_by(room, meeting, who->person));
	bool allowed = true;
	if (action == COMMAND_POLL_OPEN)
		allowed = leads;
	else if (action == COMMAND_POLL_CLOSE)
		allowed = leads || room_member_role(room, who->person) == MEMBER_ROLE_OWNER;
	else if (action == COMMAND_POLL_VOTE && subject->root)
		allowed = meeting && meeting_has(meeting, who->person);
	return allowed ? ERROR_NONE : ERROR_NOT_ALLOWED;
}

enum error_kind may_reword(
	const struct room *room, const struct who *who, const struct subject *subject)
{
	if (!sees_record(room, who, subject, EVENT_DECISION_MADE))
		return ERROR_NOT_FOUND;
	const struct meeting *meeting = meetings_find(room, subject->root);
	bool allowed = subject->author == who->person ||
		       (meeting && meeting_is_kept_by(room, meeting, who->person));
	return allowed ? ERROR_NONE : ERROR_NOT_ALLOWED;
}

enum error_kind may_note(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject)
{
	if (!subject || !subject->exists || subject->erased || !subject->has_place)
		return ERROR_NOT_FOUND;
	if (!sees_record(room, who, subject, EVENT_PAGE_MADE) &&
		!sees_record(room, who, subject, EVENT_MEETING_PLANNED))
		return ERROR_NOT_FOUND;
	if (action != COMMAND_NOTE_WRITE)
		return ERROR_NONE;
	if (room->settings.archived || subject->put_away)
		return ERROR_ARCHIVED;
	return subject->called_off || subject->closed ? ERROR_WRONG_PHASE : ERROR_NONE;
}
