/* What guests may do, and what may be done about them. For room_may() alone. */
#ifndef RUNDE_ROOM_MAY_GUEST_H
#define RUNDE_ROOM_MAY_GUEST_H

#include "room/may.h"

/* A guest: what is listed, in their room, as long as they are a member of it. All else is as if it
 * did not exist. */
enum error_kind may_as_guest(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person);
/* A member of the backstage, about its guests. An archived case lets nobody in, and can still turn
 * somebody away. */
enum error_kind may_receive(const struct room *backstage, enum command_kind action);
/* What every member of a room that is not the house may do there. */
enum error_kind may_as_member(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person);

#endif
