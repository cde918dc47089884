#include "room/may_meeting.h"

#include "room/meetings.h"

/* The moderation falls to whoever is next in order, and takes it, while the moderator is gone. */
static bool may_take_over(const struct subject *subject, const struct who *who, uint64_t person)
{
	return person == who->person && person == subject->heir && !subject->moderated;
}

enum error_kind may_meet(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject, uint64_t person)
{
	if (!subject || !subject->exists || subject->kind != EVENT_MEETING_PLANNED)
		return ERROR_NOT_FOUND;
	const struct meeting *meeting = meetings_find(room, subject->seq);
	if (!meeting && subject->seq < room_member_since(room, who->person))
		return ERROR_NOT_FOUND;
	if (action == COMMAND_MEETING_OPEN)
		return ERROR_NONE;
	if (!meeting) /* it has ended */
		return ERROR_WRONG_PHASE;
	bool allowed = meeting_is_led_by(room, meeting, who->person);
	bool here = meeting_has(meeting, who->person);
	switch (action) {
	case COMMAND_MEETING_ANSWER:
	case COMMAND_MEETING_ATTEND:
	case COMMAND_AGENDA_ADD:
	case COMMAND_AGENDA_CHANGE:
	case COMMAND_AGENDA_REMOVE:
		return ERROR_NONE;
	case COMMAND_AGENDA_SUMMARISE:
	case COMMAND_POLL_ASK:
	case COMMAND_DECISION_MAKE:
		allowed = meeting_is_kept_by(room, meeting, who->person);
		break;
	case COMMAND_FLOOR_SIGN: /* which no rule looks at */
		if (here && !meeting_goes_on(meeting))
			return ERROR_WRONG_PHASE;
		/* fall through */
	case COMMAND_FLOOR_RAISE:
	case COMMAND_FLOOR_READY:
		allowed = here;
		break;
	case COMMAND_FLOOR_LOWER: /* of others only those who answer for it, as the rules say */
	case COMMAND_FLOOR_END:
	case COMMAND_FLOOR_PASS:
	case COMMAND_MEETING_CALL:
	case COMMAND_TASK_MAKE:
		allowed = allowed || here;
		break;
	case COMMAND_MEETING_MODERATE:
		allowed = allowed || may_take_over(subject, who, person);
		break;
	default:
		break;
	}
	return allowed ? ERROR_NONE : ERROR_NOT_ALLOWED;
}

enum error_kind may_confirm(
	const struct room *room, const struct who *who, const struct subject *subject)
{
	if (!subject || !subject->exists || subject->erased ||
		subject->kind != EVENT_AGENDA_SUMMARISED)
		return ERROR_NOT_FOUND;
	bool sees = subject->seq >= room_member_since(room, who->person) ||
		    meetings_find(room, subject->root);
	if (!sees)
		return ERROR_NOT_FOUND;
	return subject->closed ? ERROR_WRONG_PHASE : ERROR_NONE;
}
