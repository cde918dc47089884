/* What members may do about the meetings of a room. For room_may() alone. */
#ifndef RUNDE_ROOM_MAY_MEETING_H
#define RUNDE_ROOM_MAY_MEETING_H

#include "room/may.h"

/* Meetings that have not ended every member sees, from whenever they are; items that somebody
 * proposed are theirs as long as they are proposed, which their rules look at. */
enum error_kind may_meet(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject, uint64_t person);
/* A summary is there for those who see it, or the meeting that it is of. */
enum error_kind may_confirm(
	const struct room *room, const struct who *who, const struct subject *subject);

#endif
