/* One function per command that writes, in the file of its noun; room_decide() has asked room_may()
 * before it calls them. For room/ alone. */
#ifndef RUNDE_ROOM_RULES_H
#define RUNDE_ROOM_RULES_H

#include "room/decide.h"

/* What a rule sees. */
struct matter {
	const struct room *room;
	const struct room *house;
	const struct subject *subject;
	const struct command *command;
	const struct who *who;
	const struct moment *moment;
};

typedef bool (*rule_fn)(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal);

bool rule_channel_create(const struct matter *, struct decision *, struct refusal *);
bool rule_channel_change(const struct matter *, struct decision *, struct refusal *);
bool rule_conversation_open(const struct matter *, struct decision *, struct refusal *);
bool rule_member_join(const struct matter *, struct decision *, struct refusal *);
bool rule_member_leave(const struct matter *, struct decision *, struct refusal *);
bool rule_member_remove(const struct matter *, struct decision *, struct refusal *);
bool rule_member_change(const struct matter *, struct decision *, struct refusal *);
bool rule_room_invite(const struct matter *, struct decision *, struct refusal *);
bool rule_room_mark(const struct matter *, struct decision *, struct refusal *);
bool rule_message_post(const struct matter *, struct decision *, struct refusal *);
bool rule_message_reply(const struct matter *, struct decision *, struct refusal *);
bool rule_message_edit(const struct matter *, struct decision *, struct refusal *);
bool rule_message_erase(const struct matter *, struct decision *, struct refusal *);
bool rule_message_react(const struct matter *, struct decision *, struct refusal *);
bool rule_message_pin(const struct matter *, struct decision *, struct refusal *);
bool rule_thread_change(const struct matter *, struct decision *, struct refusal *);
bool rule_thread_mark(const struct matter *, struct decision *, struct refusal *);
bool rule_thread_follow(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_plan(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_change(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_cancel(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_answer(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_attend(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_run(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_go(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_undo(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_extend(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_moderate(const struct matter *, struct decision *, struct refusal *);
bool rule_meeting_call(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_add(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_change(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_move(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_remove(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_summarise(const struct matter *, struct decision *, struct refusal *);
bool rule_agenda_confirm(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_raise(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_lower(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_give(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_end(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_back(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_move(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_close(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_pass(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_check(const struct matter *, struct decision *, struct refusal *);
bool rule_floor_ready(const struct matter *, struct decision *, struct refusal *);
bool rule_poll_ask(const struct matter *, struct decision *, struct refusal *);
bool rule_poll_open(const struct matter *, struct decision *, struct refusal *);
bool rule_poll_close(const struct matter *, struct decision *, struct refusal *);
bool rule_poll_vote(const struct matter *, struct decision *, struct refusal *);
bool rule_decision_make(const struct matter *, struct decision *, struct refusal *);
bool rule_decision_change(const struct matter *, struct decision *, struct refusal *);
bool rule_task_make(const struct matter *, struct decision *, struct refusal *);
bool rule_task_change(const struct matter *, struct decision *, struct refusal *);
bool rule_page_make(const struct matter *, struct decision *, struct refusal *);
bool rule_page_change(const struct matter *, struct decision *, struct refusal *);
bool rule_note_write(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_present(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_withdraw(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_answer(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_amend(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_seal(const struct matter *, struct decision *, struct refusal *);
bool rule_minutes_add(const struct matter *, struct decision *, struct refusal *);
bool rule_case_open(const struct matter *, struct decision *, struct refusal *);
bool rule_case_change(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_invite(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_link(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_door(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_admit(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_refuse(const struct matter *, struct decision *, struct refusal *);
bool rule_guest_remove(const struct matter *, struct decision *, struct refusal *);
bool rule_group_make(const struct matter *, struct decision *, struct refusal *);
bool rule_group_change(const struct matter *, struct decision *, struct refusal *);
bool rule_group_remove(const struct matter *, struct decision *, struct refusal *);
bool rule_inbox_done(const struct matter *, struct decision *, struct refusal *);
bool rule_saved_put(const struct matter *, struct decision *, struct refusal *);
bool rule_house_change(const struct matter *, struct decision *, struct refusal *);
bool rule_key_rotate(const struct matter *, struct decision *, struct refusal *);
bool rule_person_add(const struct matter *, struct decision *, struct refusal *);
bool rule_person_change(const struct matter *, struct decision *, struct refusal *);
bool rule_profile_change(const struct matter *, struct decision *, struct refusal *);
bool rule_person_link(const struct matter *, struct decision *, struct refusal *);
bool rule_password_set(const struct matter *, struct decision *, struct refusal *);
bool rule_picture_set(const struct matter *, struct decision *, struct refusal *);
bool rule_status_set(const struct matter *, struct decision *, struct refusal *);
bool rule_session_end(const struct matter *, struct decision *, struct refusal *);
bool rule_invitation_make(const struct matter *, struct decision *, struct refusal *);
bool rule_invitation_revoke(const struct matter *, struct decision *, struct refusal *);
bool rule_token_make(const struct matter *, struct decision *, struct refusal *);
bool rule_token_revoke(const struct matter *, struct decision *, struct refusal *);

/* How a rule refuses. */
static inline bool refuse(struct refusal *ret_refusal, enum error_kind error)
{
	*ret_refusal = refusal_of(error);
	return false;
}
/* Likewise over one parameter, and the limit the house has set, where it is a number. */
static inline bool refuse_for(
	struct refusal *ret_refusal, enum error_kind error, const char *field, int64_t limit)
{
	*ret_refusal = refusal_of_field(field, NULL, limit);
	ret_refusal->error = error;
	return false;
}
/* Likewise for one parameter. */
static inline bool refuse_field(struct refusal *ret_refusal, const char *field, const char *reason)
{
	*ret_refusal = refusal_of_field(field, reason, 0);
	return false;
}

/* What was given takes the place of what was; an empty text takes it away. */
static inline void put_text(bool given, struct text text, bool *has, struct text *field)
{
	if (!given)
		return;
	*has = text.size > 0;
	*field = text;
}

/* Whether a browser can go there. */
bool is_web_address(struct text address);
/* Appends an event that refers to the one the command is about. */
struct event *decision_refer(
	struct decision *decision, const struct matter *matter, enum event_kind kind);
/* Whether the message a command is about can have a thread. False: refused. */
bool thread_fits(const struct matter *matter, struct refusal *ret_refusal);

/* Whether somebody with this role in the house is an owner of as many channels as people can be. */
bool owns_enough(const struct matter *matter, enum member_role house_role);

/* Adds somebody to the decision's member.joined event, which is begun with the first, or where it
 * is full; returns how they stand there. */
struct joiner *decision_join(struct decision *decision, const struct matter *matter,
	uint64_t person, enum member_role role);
/* Whether somebody is among them. */
bool decision_joins(const struct decision *decision, uint64_t person);
/* The case's sheet where somebody leaves who receives the customer, or would in their stead: an
 * event if it changes. */
void decision_hand_over(struct decision *decision, const struct matter *matter, uint64_t person);
/* Adds a person.changed event with the command's client id, in which nothing has changed yet. */
struct event *decision_change_person(
	struct decision *decision, const struct matter *matter, uint64_t person);

#endif
