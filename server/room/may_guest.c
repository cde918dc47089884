#include "room/may_guest.h"

enum error_kind may_as_guest(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	/* Before they are let in they may ask where they stand. */
	if (room->kind == ROOM_KIND_HOUSE && action == COMMAND_GUEST_HELLO)
		return ERROR_NONE;
	if (room->kind != ROOM_KIND_SHARED || room->id != who->guest_of ||
		!room_is_guest(room, who->person))
		return ERROR_NOT_FOUND;
	switch (action) {
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_MARK:
	case COMMAND_MESSAGE_POST:
	case COMMAND_MESSAGE_REPLY:
	case COMMAND_MESSAGE_EDIT:
	case COMMAND_MESSAGE_ERASE:
	case COMMAND_MESSAGE_REACT:
	case COMMAND_MESSAGE_VERSIONS:
	case COMMAND_THREAD_OPEN:
	case COMMAND_THREAD_MARK:
	case COMMAND_TYPING_SET:
		return may_as_member(room, who, action, subject, person);
	default:
		return ERROR_NOT_FOUND;
	}
}

enum error_kind may_receive(const struct room *backstage, enum command_kind action)
{
	switch (action) {
	case COMMAND_GUEST_REFUSE:
	case COMMAND_GUEST_REMOVE:
		return ERROR_NONE;
	default:
		return backstage->settings.archived ? ERROR_ARCHIVED : ERROR_NONE;
	}
}
