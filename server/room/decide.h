/* The rules: decide(state, subject, command, who, moment) -> events or a refusal. Pure: no I/O, no
 * clock, no chance of their own. What a decision says is only true once the journal has stored it
 * and room_apply() has folded it in. */
#ifndef RUNDE_ROOM_DECIDE_H
#define RUNDE_ROOM_DECIDE_H

#include "base/limits.h"
#include "proto/command.h"
#include "proto/gen/limits.h"
#include "proto/refusal.h"
#include "room/may.h"

/* When, and chance: the only two things a rule learns of the world. */
struct moment {
	int64_t now_ms;
	uint64_t seed; /* random; for ids */
};

/* What follows from a command. Texts in the events are borrowed from the command or the state, and
 * hold good until all of them are folded in; a decision points into itself and is not copied. */
struct decision {
	size_t count; /* of events; 0: nothing changes, and that is fine */
	struct event events[LIMIT_EVENTS_PER_COMMAND]; /* seq, author and time set */
	struct joiner joiners[PROTO_INVITE_MAX + 1];   /* what member.joined lists */
	/* The items of the meeting it is about, and of the next in its series. */
	struct agenda_item items[PROTO_AGENDA_MAX], carried[PROTO_AGENDA_MAX];
	/* How the floor of the meeting it is about is from here on; revision 0: as it was. */
	struct kept_floor floor;
	struct kept_hand hands[PROTO_MEETING_ANSWERS_MAX];
	struct kept_speaker speakers[PROTO_MEETING_ANSWERS_MAX];
	struct person_ref ready[PROTO_MEETING_ANSWERS_MAX];
	/* Who is in the meeting that it is about. */
	struct person_ref present[PROTO_MEETING_ANSWERS_MAX];
	/* The open tasks of the items in `carried`. */
	struct task_ref carried_tasks[PROTO_TASKS_OPEN_MAX];
	/* NOTE_WRITE: what the document becomes, and the steps as JSON; both in the subject's
	 * arena. */
	const struct note_node *document;
	struct text steps;
	/* Where the first event is one of minutes: how they stood, and what is kept with it. */
	const struct minutes_life *minutes;
	uint64_t erases; /* the bodies of this event and of all that refer to it go; 0: none */
};

_Static_assert(
	PROTO_INVITE_MAX >= PROTO_CONVERSATION_MAX, "a conversation's people are joiners too");

/* Decides a command that writes in this room. What makes a room (room.create, conversation.open,
 * case.open) is decided twice: in the house, which allows it, and in the new room, or in each of
 * the two, still without events. False: refused, and the decision means nothing. */
bool room_decide(const struct room *room, const struct room *house, const struct subject *subject,
	const struct command *command, const struct who *who, const struct moment *moment,
	struct decision *ret_decision, struct refusal *ret_refusal)
	__attribute__((warn_unused_result));

/* Decides again what has been decided and allowed before; what may not be does not come here. */
void room_decide_again(const struct room *room, const struct room *house,
	const struct subject *subject, const struct command *command, const struct who *who,
	const struct moment *moment, struct decision *ret_decision);

/* Decides what the house's list says of a channel from here on: an event if that differs from what
 * it says. room NULL: the channel is gone. */
void room_decide_listing(const struct room *house, uint64_t channel, const struct room *room,
	const struct who *who, const struct moment *moment, struct decision *ret_decision);

/* Decides what is due of a meeting by itself (meeting_due_ms()): its lobby opens; it ends because
 * it was never begun, or forgotten, and the next of its series is planned. Whether somebody is
 * still there, the caller has looked. False: nothing of it is due; in an archived room nothing ever
 * is. */
bool room_decide_due(const struct room *room, const struct room *house, uint64_t meeting,
	const struct moment *moment, struct decision *ret_decision)
	__attribute__((warn_unused_result));

/* Decides that somebody who has left the room leaves a meeting of it, too. False: they are in none,
 * or the room has no numbers left. */
bool room_decide_leaving(const struct room *room, uint64_t person, const struct moment *moment,
	struct decision *ret_decision) __attribute__((warn_unused_result));

/* Decides the end of a poll whose meeting is over: it is closed with what came out, or dropped if
 * it was not open yet. False: the room has no numbers left. */
bool room_decide_poll_end(const struct room *room, const struct poll_state *poll,
	const struct poll_closed *outcome, const struct moment *moment,
	struct decision *ret_decision) __attribute__((warn_unused_result));

/* Decides that all have to vote anew in a poll. False: likewise. */
bool room_decide_poll_restart(const struct room *room, uint64_t poll, const struct moment *moment,
	struct decision *ret_decision) __attribute__((warn_unused_result));

/* Decides that minutes which were presented are sealed, because their day has come. False: somebody
 * objects, or nothing is due; in an archived room nothing ever is. */
bool room_decide_minutes(const struct room *room, const struct minutes_life *life,
	const struct moment *moment, struct decision *ret_decision)
	__attribute__((warn_unused_result));

/* Decides what follows on the shared side of a case from what was decided backstage: the same
 * people come, go and are in charge, and both are archived. Without an author where that is no
 * member. False: it has no numbers left. */
bool room_decide_beside(const struct room *shared, const struct room *house,
	const struct decision *backstage, const struct who *who, const struct moment *moment,
	struct decision *ret_decision) __attribute__((warn_unused_result));

/* Decides that a colleague is called so on the shared side of a case. False: they are already, or
 * are no member, or the room has no numbers left. */
bool room_decide_naming(const struct room *shared, uint64_t person, struct text name,
	const struct who *who, const struct moment *moment, struct decision *ret_decision)
	__attribute__((warn_unused_result));

/* Changes a sheet as the command says; what is left out stays. */
void case_put(const struct case_change_params *params, struct case_sheet *sheet);

/* Decides that a postponed case is open again, because its day has come. False: it has not; in an
 * archived room it never does. */
bool room_decide_case(const struct room *backstage, const struct moment *moment,
	struct decision *ret_decision) __attribute__((warn_unused_result));

/* Somebody who comes to a case by a link. */
struct visitor {
	uint64_t guest;   /* whose link it is; 0: the general one */
	struct text name; /* what they say they are called; empty: as they were invited */
	struct text company;
	bool has_company;   /* likewise whom they come from */
	int64_t expires_ms; /* until when the link is good */
};

/* Decides their coming, in the backstage: by a link of their own they are admitted, by the general
 * one they wait. ret_guest: who they are; no event where nothing changes. False: refused. */
bool room_decide_visitor(const struct room *backstage, const struct visitor *visitor,
	const struct moment *moment, struct decision *ret_decision, uint64_t *ret_guest,
	struct refusal *ret_refusal) __attribute__((warn_unused_result));

/* Decides what the shared side says of a guest from here on, as the backstage knows them: an event
 * if that differs from what it says. by: who brought it about; there, nobody else is named than its
 * members. False: it has no numbers left. */
bool room_decide_guest(const struct room *shared, const struct guest *guest, uint64_t by,
	const struct moment *moment, struct decision *ret_decision)
	__attribute__((warn_unused_result));

/* The founding of the house. An empty e-mail address: none. */
struct founding {
	struct text title;
	enum language language;
	struct text name, email; /* of the first administrator */
};

/* Decides it: the house's first events, and the first administrator, whose id is made from the
 * moment's seed and stands in the second. False: it is founded already, or something is wrong. */
bool room_decide_founding(const struct room *house, const struct founding *founding,
	const struct moment *moment, struct decision *ret_decision, struct refusal *ret_refusal)
	__attribute__((warn_unused_result));

/* Somebody who comes by an invitation; it says the role. */
struct newcomer {
	struct text name, email;
	enum member_role role;
	uint64_t invitation;
	struct who by; /* who made that, as they are now */
	bool bot;      /* never by an invitation */
};

/* Decides their coming; their id stands in the decision's one event. False: refused; the invitation
 * is not good where its maker could not make it any more. */
bool room_decide_newcomer(const struct room *house, const struct newcomer *newcomer,
	const struct moment *moment, struct decision *ret_decision, struct refusal *ret_refusal)
	__attribute__((warn_unused_result));

/* For the rules' own files: nothing is decided yet. */
void decision_begin(struct decision *decision);
/* Likewise the room's time at a moment, which never runs backwards, in milliseconds. */
int64_t room_now_ms(const struct room *room, const struct moment *moment);
/* Likewise: appends an event of this kind to the decision and returns it. */
struct event *decision_add(struct decision *decision, const struct room *room, enum event_kind kind,
	uint64_t author, const struct moment *moment);

#endif
