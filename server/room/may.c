#include "room/may.h"

/* A message that can still be changed, or why not. */
static enum error_kind may_touch(const struct subject *subject)
{
	if (!subject || !subject->exists || subject->kind != EVENT_MESSAGE_POSTED)
		return ERROR_NOT_FOUND;
	return subject->erased ? ERROR_ERASED : ERROR_NONE;
}

static enum error_kind may_in_house(
	const struct room *house, const struct who *who, enum command_kind action, uint64_t person)
{
	bool owner = who->house_role == MEMBER_ROLE_OWNER;

	switch (action) {
	case COMMAND_SESSION_HELLO:
	case COMMAND_ROOM_CREATE:
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_MARK:
	case COMMAND_PRESENCE_SET:
	case COMMAND_PASSWORD_SET:
	case COMMAND_STATUS_SET:
	case COMMAND_SESSION_LIST:
		return ERROR_NONE;
	case COMMAND_HOUSE_CHANGE:
	case COMMAND_PERSON_ADD:
	case COMMAND_INVITATION_MAKE:
	case COMMAND_INVITATION_LIST:
	case COMMAND_INVITATION_REVOKE:
		return owner ? ERROR_NONE : ERROR_NOT_ALLOWED;
	case COMMAND_PERSON_CHANGE:
		if (!owner)
			return ERROR_NOT_ALLOWED;
		return room_member_role(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	case COMMAND_SESSION_END:
		if (!person)
			return ERROR_NONE;
		/* fall through */
	case COMMAND_PROFILE_CHANGE:
	case COMMAND_PERSON_LINK:
		if (!owner && person != who->person)
			return ERROR_NOT_ALLOWED;
		return room_member_role(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	default: /* nobody talks in the house, joins or leaves it */
		return ERROR_NOT_ALLOWED;
	}
}

static enum error_kind may_in_channel(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject)
{
	enum member_role role = room_member_role(room, who->person);
	enum error_kind touch;

	if (action == COMMAND_ROOM_JOIN)
		return ERROR_NONE;
	if (!role)
		return ERROR_NOT_FOUND;
	switch (action) {
	case COMMAND_ROOM_LEAVE:
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_MARK:
	case COMMAND_MESSAGE_POST:
	case COMMAND_TYPING_SET:
		return ERROR_NONE;
	case COMMAND_MESSAGE_EDIT:
		touch = may_touch(subject);
		if (touch == ERROR_NONE && subject->author != who->person)
			return ERROR_NOT_ALLOWED;
		return touch;
	case COMMAND_MESSAGE_ERASE:
		touch = may_touch(subject);
		if (touch == ERROR_NONE && subject->author != who->person &&
			role != MEMBER_ROLE_OWNER)
			return ERROR_NOT_ALLOWED;
		return touch;
	default: /* a command for the house */
		return ERROR_NOT_ALLOWED;
	}
}

enum error_kind room_may(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject, uint64_t person)
{
	if (!who->house_role || room->head == 0)
		return ERROR_NOT_FOUND;
	if (room->kind == ROOM_KIND_HOUSE)
		return may_in_house(room, who, action, person);
	return may_in_channel(room, who, action, subject);
}
