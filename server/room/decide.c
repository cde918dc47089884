#include "room/decide.h"

#include "base/memory.h"
#include "proto/gen/limits.h"
#include "room/meetings.h"
#include "room/members.h"
#include "room/rules.h"

/* Where room_may() has said all there is to say. A channel's end is an event of the house, not its
 * own. */
static bool allow(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)matter;
	(void)decision;
	(void)ret_refusal;
	return true;
}

/* Commands without a rule change nothing that lasts: reads, presence and typing. Those of a rule
 * that adds no events change a register or a record, which is the journal's to do. */
static const rule_fn rules[COMMAND_COUNT] = {
	[COMMAND_ROOM_CREATE] = rule_channel_create,
	[COMMAND_ROOM_CHANGE] = rule_channel_change,
	[COMMAND_ROOM_DELETE] = allow,
	[COMMAND_CONVERSATION_OPEN] = rule_conversation_open,
	[COMMAND_ROOM_JOIN] = rule_member_join,
	[COMMAND_ROOM_LEAVE] = rule_member_leave,
	[COMMAND_ROOM_INVITE] = rule_room_invite,
	[COMMAND_MEMBER_REMOVE] = rule_member_remove,
	[COMMAND_MEMBER_CHANGE] = rule_member_change,
	[COMMAND_ROOM_PREFER] = allow,
	[COMMAND_ROOM_MARK] = rule_room_mark,
	[COMMAND_ROOMS_MARK] = allow,
	[COMMAND_MESSAGE_POST] = rule_message_post,
	[COMMAND_MESSAGE_REPLY] = rule_message_reply,
	[COMMAND_MESSAGE_EDIT] = rule_message_edit,
	[COMMAND_MESSAGE_ERASE] = rule_message_erase,
	[COMMAND_MESSAGE_REACT] = rule_message_react,
	[COMMAND_MESSAGE_PIN] = rule_message_pin,
	[COMMAND_THREAD_CHANGE] = rule_thread_change,
	[COMMAND_THREAD_MARK] = rule_thread_mark,
	[COMMAND_THREAD_FOLLOW] = rule_thread_follow,
	[COMMAND_MEETING_PLAN] = rule_meeting_plan,
	[COMMAND_MEETING_CHANGE] = rule_meeting_change,
	[COMMAND_MEETING_CANCEL] = rule_meeting_cancel,
	[COMMAND_MEETING_ANSWER] = rule_meeting_answer,
	[COMMAND_MEETING_ATTEND] = rule_meeting_attend,
	[COMMAND_MEETING_RUN] = rule_meeting_run,
	[COMMAND_MEETING_GO] = rule_meeting_go,
	[COMMAND_MEETING_UNDO] = rule_meeting_undo,
	[COMMAND_MEETING_EXTEND] = rule_meeting_extend,
	[COMMAND_MEETING_MODERATE] = rule_meeting_moderate,
	[COMMAND_MEETING_CALL] = rule_meeting_call,
	[COMMAND_AGENDA_ADD] = rule_agenda_add,
	[COMMAND_AGENDA_CHANGE] = rule_agenda_change,
	[COMMAND_AGENDA_MOVE] = rule_agenda_move,
	[COMMAND_AGENDA_REMOVE] = rule_agenda_remove,
	[COMMAND_AGENDA_SUMMARISE] = rule_agenda_summarise,
	[COMMAND_AGENDA_CONFIRM] = rule_agenda_confirm,
	[COMMAND_FLOOR_RAISE] = rule_floor_raise,
	[COMMAND_FLOOR_LOWER] = rule_floor_lower,
	[COMMAND_FLOOR_GIVE] = rule_floor_give,
	[COMMAND_FLOOR_END] = rule_floor_end,
	[COMMAND_FLOOR_BACK] = rule_floor_back,
	[COMMAND_FLOOR_MOVE] = rule_floor_move,
	[COMMAND_FLOOR_CLOSE] = rule_floor_close,
	[COMMAND_FLOOR_PASS] = rule_floor_pass,
	[COMMAND_FLOOR_CHECK] = rule_floor_check,
	[COMMAND_FLOOR_READY] = rule_floor_ready,
	[COMMAND_POLL_ASK] = rule_poll_ask,
	[COMMAND_POLL_OPEN] = rule_poll_open,
	[COMMAND_POLL_CLOSE] = rule_poll_close,
	[COMMAND_POLL_VOTE] = rule_poll_vote,
	[COMMAND_DECISION_MAKE] = rule_decision_make,
	[COMMAND_DECISION_CHANGE] = rule_decision_change,
	[COMMAND_TASK_MAKE] = rule_task_make,
	[COMMAND_TASK_CHANGE] = rule_task_change,
	[COMMAND_PAGE_MAKE] = rule_page_make,
	[COMMAND_PAGE_CHANGE] = rule_page_change,
	[COMMAND_NOTE_WRITE] = rule_note_write,
	[COMMAND_MINUTES_PRESENT] = rule_minutes_present,
	[COMMAND_MINUTES_WITHDRAW] = rule_minutes_withdraw,
	[COMMAND_MINUTES_ANSWER] = rule_minutes_answer,
	[COMMAND_MINUTES_AMEND] = rule_minutes_amend,
	[COMMAND_MINUTES_SEAL] = rule_minutes_seal,
	[COMMAND_MINUTES_ADD] = rule_minutes_add,
	[COMMAND_CASE_OPEN] = rule_case_open,
	[COMMAND_CASE_CHANGE] = rule_case_change,
	[COMMAND_GUEST_INVITE] = rule_guest_invite,
	[COMMAND_GUEST_LINK] = rule_guest_link,
	[COMMAND_GUEST_DOOR] = rule_guest_door,
	[COMMAND_GUEST_ADMIT] = rule_guest_admit,
	[COMMAND_GUEST_REFUSE] = rule_guest_refuse,
	[COMMAND_GUEST_REMOVE] = rule_guest_remove,
	[COMMAND_GROUP_MAKE] = rule_group_make,
	[COMMAND_GROUP_CHANGE] = rule_group_change,
	[COMMAND_GROUP_REMOVE] = rule_group_remove,
	[COMMAND_INBOX_DONE] = rule_inbox_done,
	[COMMAND_SAVED_PUT] = rule_saved_put,
	[COMMAND_SAVED_DROP] = allow,
	[COMMAND_PERSON_ADD] = rule_person_add,
	[COMMAND_PERSON_CHANGE] = rule_person_change,
	[COMMAND_PROFILE_CHANGE] = rule_profile_change,
	[COMMAND_PICTURE_SET] = rule_picture_set,
	[COMMAND_PERSON_LINK] = rule_person_link,
	[COMMAND_PASSWORD_SET] = rule_password_set,
	[COMMAND_STATUS_SET] = rule_status_set,
	[COMMAND_SESSION_END] = rule_session_end,
	[COMMAND_INVITATION_MAKE] = rule_invitation_make,
	[COMMAND_INVITATION_REVOKE] = rule_invitation_revoke,
	[COMMAND_TOKEN_MAKE] = rule_token_make,
	[COMMAND_TOKEN_REVOKE] = rule_token_revoke,
	[COMMAND_HOUSE_CHANGE] = rule_house_change,
	[COMMAND_KEY_ROTATE] = rule_key_rotate,
};

void decision_begin(struct decision *decision)
{
	decision->count = 0;
	decision->erases = 0;
	decision->floor.revision = 0;
	decision->document = NULL;
	decision->minutes = NULL;
}

int64_t room_now_ms(const struct room *room, const struct moment *moment)
{
	return moment->now_ms > room->time_ms ? moment->now_ms : room->time_ms;
}

struct event *decision_add(struct decision *decision, const struct room *room, enum event_kind kind,
	uint64_t author, const struct moment *moment)
{
	if (decision->count == LIMIT_EVENTS_PER_COMMAND)
		BUG("a decision of too many events");
	struct event *event = &decision->events[decision->count];
	*event = (struct event){
		.seq = room->head + 1 + decision->count,
		.kind = kind,
		.author = author,
		.time_ms = room_now_ms(room, moment),
		.audience = event_info((int)kind)->audience,
	};
	decision->count++;
	return event;
}

static enum error_kind may(const struct matter *matter)
{
	const struct command *command = matter->command;
	/* A room that is about to be: the house has already allowed it, and is not one itself. */
	if ((command->kind == COMMAND_ROOM_CREATE || command->kind == COMMAND_CONVERSATION_OPEN ||
		    command->kind == COMMAND_CASE_OPEN) &&
		matter->room->head == 0 && matter->room != matter->house)
		return ERROR_NONE;
	return room_may(
		matter->room, matter->who, command->kind, matter->subject, command_person(command));
}

static bool follow_rule(
	const struct matter *matter, struct decision *ret_decision, struct refusal *ret_refusal)
{
	rule_fn rule = rules[matter->command->kind];
	if (!rule)
		BUG("a command without a rule was decided");
	decision_begin(ret_decision);
	return rule(matter, ret_decision, ret_refusal);
}

/* What an event of a meeting would say of how it stands. False: nothing yet. */
static bool meeting_now(
	const struct room *room, const struct event *event, union event_body *ret_now)
{
	const struct meeting *meeting = meetings_find(room, event->ref);
	if (!meeting)
		return false;
	switch (event->kind) {
	case EVENT_MEETING_CHANGED:
		ret_now->meeting_changed = (struct meeting_changed){meeting->owner, meeting->plan};
		return true;
	case EVENT_AGENDA_CHANGED:
		ret_now->agenda_changed.agenda = meeting->agenda;
		return true;
	case EVENT_MEETING_ANSWERED:
		ret_now->meeting_answered.answer = meeting_answer_of(meeting, event->author);
		return ret_now->meeting_answered.answer != 0;
	default:
		return false;
	}
}

/* What an event of this kind would say of how things stand. False: of nothing that does, yet. */
static bool stands_now(
	const struct matter *matter, const struct event *event, union event_body *ret_now)
{
	const struct room *room = matter->room;
	struct member_changed *member = &ret_now->member_changed;
	struct person_changed *person = &ret_now->person_changed;
	const struct group *group;
	*ret_now = event->body;
	switch (event->kind) {
	case EVENT_HOUSE_CHANGED:
		ret_now->house_changed = (struct house_changed){.house = room->house};
		return true;
	case EVENT_ROOM_CHANGED:
		ret_now->room_changed.settings = room->settings;
		return true;
	case EVENT_MEMBER_CHANGED:
		member->role = room_member_role(room, member->person);
		return true;
	case EVENT_PERSON_CHANGED:
		person->role = room_member_role(room, person->person);
		person->profile = *room_profile(room, person->person);
		return true;
	case EVENT_GROUP_CHANGED:
		group = groups_find(room, ret_now->group_changed.group.group);
		if (group)
			ret_now->group_changed.group = *group;
		return group != NULL;
	case EVENT_CASE_CHANGED:
		ret_now->case_changed.sheet = room->sheet;
		return true;
	case EVENT_DOOR_CHANGED:
		ret_now->door_changed.door = room->door;
		return room->door_texts != NULL;
	case EVENT_TASK_CHANGED:
		ret_now->task_changed.state = *matter->subject->task;
		return true;
	case EVENT_PAGE_CHANGED:
		ret_now->page_changed.what = *matter->subject->page;
		return true;
	default:
		return meeting_now(room, event, ret_now);
	}
}

/* A change that changes nothing is none. */
static void drop_idle(const struct matter *matter, struct decision *decision)
{
	struct event now = {0};
	if (decision->count != 1 || !stands_now(matter, &decision->events[0], &now.body))
		return;
	now.kind = decision->events[0].kind;
	if (event_says_same(&now, &decision->events[0]))
		decision->count = 0;
}

void room_decide_again(const struct room *room, const struct room *house,
	const struct subject *subject, const struct command *command, const struct who *who,
	const struct moment *moment, struct decision *ret_decision)
{
	const struct matter matter = {room, house, subject, command, who, moment};
	struct refusal refusal;
	if (!follow_rule(&matter, ret_decision, &refusal))
		BUG("what was decided before is refused");
}

bool room_decide(const struct room *room, const struct room *house, const struct subject *subject,
	const struct command *command, const struct who *who, const struct moment *moment,
	struct decision *ret_decision, struct refusal *ret_refusal)
{
	struct matter matter = {room, house, subject, command, who, moment};
	enum error_kind error = may(&matter);

	if (error != ERROR_NONE)
		return refuse(ret_refusal, error);
	if (!follow_rule(&matter, ret_decision, ret_refusal))
		return false;
	drop_idle(&matter, ret_decision);
	if (room->head + ret_decision->count > PROTO_SEQ_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	return true;
}
