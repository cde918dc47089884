/* Who may do what with what is put on record, in a meeting or in the room alone: polls, decisions,
 * tasks, notes. For room_may(), which has looked at whether they are members. */
#ifndef RUNDE_ROOM_MAY_RECORD_H
#define RUNDE_ROOM_MAY_RECORD_H

#include "room/may.h"

/* What is on record is there for those who see it, and as long as it is open for all members; a
 * task that is closed, for those who see that too. */
bool sees_record(const struct room *room, const struct who *who, const struct subject *subject,
	enum event_kind kind);
/* Who asked it, who answers for its meeting; a room's owners close what nobody else does. In a
 * meeting those vote who are in it. */
enum error_kind may_poll(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject);
/* Who put it on record, and who keeps the records of its meeting. */
enum error_kind may_reword(
	const struct room *room, const struct who *who, const struct subject *subject);
/* A note is there for those who see the page or the meeting that it is of. Of a meeting that has
 * ended it can still be written, not of one that was called off. */
enum error_kind may_note(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject);

#endif
