/* Minutes: there for everybody who sees their meeting. */
#include "room/may_record.h"
#include "room/meetings.h"
#include "room/minutes/life.h"

static bool is_asked(const struct minutes_life *life, uint64_t person)
{
	for (size_t i = 0; i < life->asked.count; i++)
		if (life->asked.items[i].person == person)
			return true;
	return false;
}

enum error_kind may_minutes(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject)
{
	if (!sees_record(room, who, subject, EVENT_MEETING_PLANNED))
		return ERROR_NOT_FOUND;
	const struct minutes_life *life = subject->minutes;
	if (!life) /* it has not ended, or was never begun */
		return ERROR_WRONG_PHASE;
	bool allowed = true;
	if (action == COMMAND_MINUTES_ANSWER)
		allowed = life->phase != MINUTES_PHASE_PRESENTED || is_asked(life, who->person);
	else if (action != COMMAND_MINUTES_READ)
		allowed = meeting_is_kept_by(room, life->meeting, who->person);
	return allowed ? ERROR_NONE : ERROR_NOT_ALLOWED;
}
