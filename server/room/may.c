#include "room/may.h"

#include "room/may_guest.h"
#include "room/may_meeting.h"
#include "room/may_record.h"

/* A message that is or was there for somebody. What was said before they came was not. */
static enum error_kind may_see(
	const struct room *room, const struct who *who, const struct subject *subject)
{
	if (!subject || !subject->exists || !is_message(subject->kind) ||
		subject->seq < room_member_since(room, who->person))
		return ERROR_NOT_FOUND;
	return ERROR_NONE;
}

/* One that is there still. */
static enum error_kind may_touch(
	const struct room *room, const struct who *who, const struct subject *subject)
{
	enum error_kind see = may_see(room, who, subject);
	return see == ERROR_NONE && subject->erased ? ERROR_ERASED : see;
}

/* Oneself, or as an administrator anybody. */
static enum error_kind may_look_after(
	const struct room *house, const struct who *who, uint64_t person)
{
	if (who->house_role != MEMBER_ROLE_OWNER && person != who->person)
		return ERROR_NOT_ALLOWED;
	return room_member_role(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
}

/* A bot comes in by its tokens alone. */
static enum error_kind may_link(const struct room *house, const struct who *who, uint64_t person)
{
	enum error_kind error = may_look_after(house, who, person);
	return error == ERROR_NONE && room_is_bot(house, person) ? ERROR_NOT_ALLOWED : error;
}

/* Administrators, and everybody where the house says so. */
static enum error_kind may_invite(const struct room *house, const struct who *who)
{
	return who->house_role >= room_limits(house).invitations ? ERROR_NONE : ERROR_NOT_ALLOWED;
}

static enum error_kind may_in_house(
	const struct room *house, const struct who *who, enum command_kind action, uint64_t person)
{
	bool owner = who->house_role == MEMBER_ROLE_OWNER;

	switch (action) {
	case COMMAND_SESSION_HELLO:
	case COMMAND_ROOM_CREATE:
	case COMMAND_CONVERSATION_OPEN:
	case COMMAND_CASE_OPEN:
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_MARK:
	case COMMAND_PRESENCE_SET:
	case COMMAND_PASSWORD_SET:
	case COMMAND_STATUS_SET:
	case COMMAND_SESSION_LIST:
	case COMMAND_INBOX_LIST:
	case COMMAND_INBOX_DONE:
	case COMMAND_ROOMS_MARK:
	case COMMAND_SAVED_LIST:
	case COMMAND_SAVED_DROP:
	case COMMAND_THREAD_LIST:
	case COMMAND_MEETING_LIST:
	case COMMAND_TASK_LIST:
		return ERROR_NONE;
	case COMMAND_HOUSE_CHANGE:
	case COMMAND_GROUP_MAKE:
	case COMMAND_GROUP_CHANGE:
	case COMMAND_GROUP_REMOVE:
	case COMMAND_ROOM_LIST:
	case COMMAND_PERSON_ADD:
		return owner ? ERROR_NONE : ERROR_NOT_ALLOWED;
	case COMMAND_INVITATION_MAKE:
	case COMMAND_INVITATION_LIST:
	case COMMAND_INVITATION_REVOKE:
		return may_invite(house, who);
	case COMMAND_PICTURE_GET:
		return !person || room_member_role(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	case COMMAND_PICTURE_SET:
		if (!person)
			return owner ? ERROR_NONE : ERROR_NOT_ALLOWED;
		return may_look_after(house, who, person);
	case COMMAND_PERSON_CHANGE:
		if (!owner)
			return ERROR_NOT_ALLOWED;
		return room_member_role(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	case COMMAND_TOKEN_MAKE:
	case COMMAND_TOKEN_LIST:
	case COMMAND_TOKEN_REVOKE:
		if (!owner)
			return ERROR_NOT_ALLOWED;
		return room_is_bot(house, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	case COMMAND_SESSION_END:
		return person ? may_look_after(house, who, person) : ERROR_NONE;
	case COMMAND_PROFILE_CHANGE:
		return may_look_after(house, who, person);
	case COMMAND_PERSON_LINK:
		return may_link(house, who, person);
	default: /* nobody talks in the house, joins or leaves it */
		return ERROR_NOT_ALLOWED;
	}
}

/* Those who are in charge of a channel: its owners, and administrators whether they are members or
 * not; they still read nothing of what is said. */
static enum error_kind may_manage(
	const struct room *room, const struct who *who, enum command_kind action, uint64_t person)
{
	bool in_charge = room_member_role(room, who->person) == MEMBER_ROLE_OWNER ||
			 who->house_role == MEMBER_ROLE_OWNER;
	if (!in_charge)
		return ERROR_NOT_ALLOWED;
	if (action == COMMAND_MEMBER_CHANGE || action == COMMAND_MEMBER_REMOVE)
		return room_member_role(room, person) ? ERROR_NONE : ERROR_NOT_FOUND;
	return ERROR_NONE;
}

static bool is_managing(enum command_kind action)
{
	return action == COMMAND_ROOM_CHANGE || action == COMMAND_ROOM_DELETE ||
	       action == COMMAND_MEMBER_CHANGE || action == COMMAND_MEMBER_REMOVE;
}

/* What a case has taken along of a message is erased like one. */
static bool is_quoted(enum command_kind action, const struct subject *subject)
{
	return action == COMMAND_MESSAGE_ERASE && subject && subject->exists &&
	       subject->kind == EVENT_CASE_QUOTED;
}

static enum error_kind may_change_message(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject)
{
	enum error_kind touch = is_quoted(action, subject)
					? (subject->erased ? ERROR_ERASED : ERROR_NONE)
					: may_touch(room, who, subject);
	if (touch != ERROR_NONE || subject->author == who->person)
		return touch;
	bool owner = room_member_role(room, who->person) == MEMBER_ROLE_OWNER;
	bool erases =
		action == COMMAND_MESSAGE_ERASE && owner && room->settings.erasers == ERASER_OWNERS;
	return erases ? ERROR_NONE : ERROR_NOT_ALLOWED;
}

enum error_kind may_as_member(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	bool archived = room->settings.archived;

	switch (action) {
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_MARK:
	case COMMAND_ROOM_PREFER:
		return ERROR_NONE;
	case COMMAND_MESSAGE_POST:
	case COMMAND_TYPING_SET:
	case COMMAND_MEETING_PLAN:
	case COMMAND_PAGE_MAKE:
		return archived ? ERROR_ARCHIVED : ERROR_NONE;
	case COMMAND_MESSAGE_EDIT:
		return archived ? ERROR_ARCHIVED : may_change_message(room, who, action, subject);
	case COMMAND_MESSAGE_REPLY:
	case COMMAND_MESSAGE_REACT:
	case COMMAND_MESSAGE_PIN:
	case COMMAND_THREAD_CHANGE:
		return archived ? ERROR_ARCHIVED : may_touch(room, who, subject);
	case COMMAND_MESSAGE_VERSIONS:
	case COMMAND_SAVED_PUT:
		return may_touch(room, who, subject);
	case COMMAND_THREAD_OPEN: /* the replies outlive their root */
	case COMMAND_THREAD_MARK:
	case COMMAND_THREAD_FOLLOW:
		return may_see(room, who, subject);
	case COMMAND_MEETING_OPEN:
		return may_meet(room, who, action, subject, person);
	case COMMAND_MEETING_CHANGE:
	case COMMAND_MEETING_CANCEL:
	case COMMAND_MEETING_ANSWER:
	case COMMAND_MEETING_ATTEND:
	case COMMAND_MEETING_RUN:
	case COMMAND_MEETING_GO:
	case COMMAND_MEETING_UNDO:
	case COMMAND_MEETING_EXTEND:
	case COMMAND_MEETING_MODERATE:
	case COMMAND_AGENDA_ADD:
	case COMMAND_AGENDA_CHANGE:
	case COMMAND_AGENDA_MOVE:
	case COMMAND_AGENDA_REMOVE:
	case COMMAND_AGENDA_SUMMARISE:
	case COMMAND_MEETING_CALL:
	case COMMAND_FLOOR_RAISE:
	case COMMAND_FLOOR_LOWER:
	case COMMAND_FLOOR_GIVE:
	case COMMAND_FLOOR_END:
	case COMMAND_FLOOR_BACK:
	case COMMAND_FLOOR_MOVE:
	case COMMAND_FLOOR_CLOSE:
	case COMMAND_FLOOR_PASS:
	case COMMAND_FLOOR_CHECK:
	case COMMAND_FLOOR_READY:
	case COMMAND_FLOOR_SIGN:
		return archived ? ERROR_ARCHIVED : may_meet(room, who, action, subject, person);
	case COMMAND_POLL_ASK:
	case COMMAND_DECISION_MAKE:
	case COMMAND_TASK_MAKE:
		if (archived)
			return ERROR_ARCHIVED;
		return subject && subject->named ? may_meet(room, who, action, subject, person)
						 : ERROR_NONE;
	case COMMAND_POLL_OPEN:
	case COMMAND_POLL_CLOSE:
	case COMMAND_POLL_VOTE:
		return archived ? ERROR_ARCHIVED : may_poll(room, who, action, subject);
	case COMMAND_POLL_READ:
		return may_poll(room, who, action, subject);
	case COMMAND_DECISION_CHANGE:
		return archived ? ERROR_ARCHIVED : may_reword(room, who, subject);
	case COMMAND_DECISION_LIST:
	case COMMAND_MINUTES_LIST:
	case COMMAND_PAGE_LIST:
		return ERROR_NONE;
	case COMMAND_PAGE_CHANGE:
		if (archived)
			return ERROR_ARCHIVED;
		return sees_record(room, who, subject, EVENT_PAGE_MADE) && subject->page
			       ? ERROR_NONE
			       : ERROR_NOT_FOUND;
	case COMMAND_TASK_CHANGE:
		if (archived)
			return ERROR_ARCHIVED;
		return sees_record(room, who, subject, EVENT_TASK_MADE) && subject->task
			       ? ERROR_NONE
			       : ERROR_NOT_FOUND;
	case COMMAND_NOTE_OPEN:
	case COMMAND_NOTE_CLOSE:
	case COMMAND_NOTE_POINT:
	case COMMAND_NOTE_WRITE:
	case COMMAND_NOTE_VERSIONS:
	case COMMAND_NOTE_VERSION:
		return may_note(room, who, action, subject);
	case COMMAND_MINUTES_READ:
		return may_minutes(room, who, action, subject);
	case COMMAND_MINUTES_PRESENT:
	case COMMAND_MINUTES_WITHDRAW:
	case COMMAND_MINUTES_ANSWER:
	case COMMAND_MINUTES_AMEND:
	case COMMAND_MINUTES_SEAL:
	case COMMAND_MINUTES_ADD:
		return archived ? ERROR_ARCHIVED : may_minutes(room, who, action, subject);
	case COMMAND_AGENDA_CONFIRM:
		return archived ? ERROR_ARCHIVED : may_confirm(room, who, subject);
	case COMMAND_MESSAGE_ERASE: /* one's own words one can take back there too */
		return may_change_message(room, who, action, subject);
	default: /* a command for the house, or for another kind of room */
		return ERROR_NOT_ALLOWED;
	}
}

static enum error_kind may_in_channel(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	enum member_role role = room_member_role(room, who->person);
	bool open = room->settings.access == ROOM_ACCESS_OPEN;

	if (is_managing(action) && (role || open || who->house_role == MEMBER_ROLE_OWNER))
		return may_manage(room, who, action, person);
	if (!role && open && action == COMMAND_ROOM_JOIN)
		return room->settings.archived ? ERROR_ARCHIVED : ERROR_NONE;
	if (!role) /* what was left can be left again, where that gives nothing away */
		return open && action == COMMAND_ROOM_LEAVE ? ERROR_NONE : ERROR_NOT_FOUND;
	switch (action) {
	case COMMAND_ROOM_JOIN:
	case COMMAND_ROOM_LEAVE:
		return ERROR_NONE;
	case COMMAND_ROOM_INVITE:
		return room->settings.archived ? ERROR_ARCHIVED : ERROR_NONE;
	default:
		return may_as_member(room, who, action, subject, person);
	}
}

static enum error_kind may_in_conversation(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	if (!room_member_role(room, who->person))
		return ERROR_NOT_FOUND;
	return may_as_member(room, who, action, subject, person);
}

/* Of its two sides the backstage is in charge: who is a member is said there, for both. */
static enum error_kind may_in_backstage(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	enum member_role role = room_member_role(room, who->person);
	bool archived = room->settings.archived;

	if (is_managing(action) && (role || who->house_role == MEMBER_ROLE_OWNER))
		return may_manage(room, who, action, person);
	if (!role)
		return ERROR_NOT_FOUND;
	switch (action) {
	case COMMAND_ROOM_LEAVE:
		return ERROR_NONE;
	case COMMAND_ROOM_INVITE:
	case COMMAND_CASE_CHANGE:
		return archived ? ERROR_ARCHIVED : ERROR_NONE;
	case COMMAND_GUEST_INVITE:
	case COMMAND_GUEST_LINK:
	case COMMAND_GUEST_DOOR:
	case COMMAND_GUEST_ADMIT:
	case COMMAND_GUEST_REFUSE:
	case COMMAND_GUEST_REMOVE:
		return may_receive(room, action);
	default:
		return may_as_member(room, who, action, subject, person);
	}
}

static enum error_kind may_in_shared(const struct room *room, const struct who *who,
	enum command_kind action, const struct subject *subject, uint64_t person)
{
	if (!room_member_role(room, who->person))
		return ERROR_NOT_FOUND;
	if (action == COMMAND_ROOM_CHANGE)
		return may_manage(room, who, action, person);
	return may_as_member(room, who, action, subject, person);
}

/* Looks after the house and its channels as an administrator does, and reads the house alone. */
static enum error_kind may_as_operator(
	const struct room *room, const struct who *who, enum command_kind action, uint64_t person)
{
	if ((room->kind == ROOM_KIND_CHANNEL || room->kind == ROOM_KIND_BACKSTAGE) &&
		is_managing(action))
		return may_manage(room, who, action, person);
	if (room->kind != ROOM_KIND_HOUSE)
		return ERROR_NOT_FOUND;
	switch (action) {
	case COMMAND_SESSION_END:
		if (!person) /* has none */
			return ERROR_NOT_ALLOWED;
		/* fall through */
	case COMMAND_SESSION_HELLO:
	case COMMAND_ROOM_OPEN:
	case COMMAND_ROOM_HISTORY:
	case COMMAND_ROOM_LIST:
	case COMMAND_PERSON_ADD:
	case COMMAND_PERSON_CHANGE:
	case COMMAND_PERSON_LINK:
	case COMMAND_INVITATION_MAKE:
	case COMMAND_INVITATION_LIST:
	case COMMAND_INVITATION_REVOKE:
	case COMMAND_GROUP_MAKE:
	case COMMAND_GROUP_CHANGE:
	case COMMAND_GROUP_REMOVE:
	case COMMAND_HOUSE_CHANGE:
		return may_in_house(room, who, action, person);
	case COMMAND_KEY_ROTATE: /* what lies on the machine is nobody else's to know */
		return ERROR_NONE;
	default: /* what somebody must be a person for */
		return ERROR_NOT_ALLOWED;
	}
}

enum error_kind room_may(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject, uint64_t person)
{
	if (who->guest_of)
		return may_as_guest(room, who, action, subject, person);
	if (!who->house_role || room->head == 0)
		return ERROR_NOT_FOUND;
	if (who->person == NOBODY)
		return may_as_operator(room, who, action, person);
	switch (room->kind) {
	case ROOM_KIND_HOUSE:
		return may_in_house(room, who, action, person);
	case ROOM_KIND_CHANNEL:
		return may_in_channel(room, who, action, subject, person);
	case ROOM_KIND_CONVERSATION:
		return may_in_conversation(room, who, action, subject, person);
	case ROOM_KIND_SHARED:
		return may_in_shared(room, who, action, subject, person);
	case ROOM_KIND_BACKSTAGE:
		return may_in_backstage(room, who, action, subject, person);
	}
	return ERROR_NOT_FOUND;
}
