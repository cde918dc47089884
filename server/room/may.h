/* The one authorization function. Every command passes it, reads and volatile ones too, in the
 * journal against live state. What the session may be used for (its scopes) is asked before, at the
 * gate; what depends on a command's contents a rule refuses after it. Nothing else in the server
 * decides what somebody may do. */
#ifndef RUNDE_ROOM_MAY_H
#define RUNDE_ROOM_MAY_H

#include "room/room.h"

/* Who asks. The directory says who a session is; the role is the person's in the house. A guest is
 * somebody without one, who may be a member of the shared side of one case. Whoever runs the
 * server, at its command line, is nobody with an owner's role: looks after the house, belongs to no
 * room. */
struct who {
	uint64_t person;
	enum member_role house_role; /* 0: does not belong to the house */
	uint64_t guest_of;           /* a guest: of this room alone; 0: none */
};
enum { NOBODY = 0 };

/* What a command concerns that lies outside the room's state, looked up by the journal. */
struct subject {
	bool named; /* the command names an earlier event */
	/* That, as its row's clear columns say: */
	bool exists; /* INVITATION_REVOKE, TOKEN_REVOKE: whether there is the one to revoke; an
			invitation's author is who made it */
	uint64_t seq;
	enum event_kind kind;
	uint64_t author;
	int64_t time_ms;
	bool erased;
	uint64_t root; /* what it answers: of a reply the thread's, of what is on record its
			  meeting; 0: nothing */
	/* MESSAGE_REPLY, MESSAGE_ERASE: how many replies stand in its thread, and the last but it.
	 */
	uint64_t replies, last;
	int64_t last_time_ms;
	unsigned own;    /* INVITATION_MAKE: of open invitations the person has made; of channels
			    somebody is an owner of: ROOM_CREATE and ROOM_JOIN, whoever asks;
			    MEMBER_CHANGE, whom it names */
	unsigned count;  /* INVITATION_MAKE: of open invitations; ROOM_CREATE, CASE_OPEN: of
			    channels and cases;
			    CONVERSATION_OPEN: of its people; SAVED_PUT: of other messages the
			    person has saved; TOKEN_MAKE: of the bot's tokens;
			    PAGE_MAKE: of pages */
	unsigned silent; /* CONVERSATION_OPEN, of a new one: those they have begun in which nothing
			    was said */
	/* Of the people the command names, or who would come to the room: */
	bool strangers;     /* somebody does not belong to the house, or no longer */
	bool crowded;       /* somebody is in as many rooms as one can be, or be brought into */
	bool untrue_source; /* MESSAGE_POST, CASE_OPEN: what it forwards, or is made of, was not
				said so, or not to them */
	bool next_steps;    /* CASE_CHANGE: somebody has something to do until some day */
	bool unread;        /* likewise, that the shared side, which may say so, cannot be read */
	uint64_t shared;    /* CASE_OPEN: the shared side that is about to be */
	bool outsider;      /* TOKEN_MAKE: the bot is no member of the channel */
	bool rotating;      /* KEY_ROTATE: another master key is being taken into use already */
	bool moderated;     /* MEETING_MODERATE: whether its moderator is connected */
	uint64_t heir;      /* MEETING_MODERATE: the first of meeting_heirs() who is; 0: nobody */
	/* Borrowed until the decision is done: */
	const struct poll_closed *outcome; /* POLL_CLOSE: what would come of it now; DECISION_MAKE:
					      of the poll it names. NULL: nothing, or that is not
					      closed */
	const struct task_state *task;     /* TASK_CHANGE: the task; NULL: there is none */
	const struct page_state *page;     /* PAGE_CHANGE: the page; NULL: there is none */
	uint64_t changed; /* TASK_CHANGE, of one that is closed: the event which says so */
	int64_t item;     /* DECISION_CHANGE: the item it was made at; 0: at none */
	const struct quote_list *quotes; /* CASE_OPEN: what it takes along; NULL: nothing */
	/* Of a note, whose event it names: */
	bool has_place;  /* it belongs there: to a page, or an item on the meeting's agenda */
	bool put_away;   /* the page was archived */
	bool called_off; /* the meeting was cancelled */
	bool closed;     /* its meeting's minutes were presented or sealed; AGENDA_CONFIRM too */
	/* NOTE_WRITE: the document, its version, and where to make the next one: */
	const struct note_node *document; /* borrowed */
	uint64_t version;
	struct arena *arena; /* borrowed */
	/* Of minutes, whose meeting it names: how they stand; borrowed. NULL: there can be none. */
	const struct minutes_life *minutes;
	/* DECISION_MAKE, TASK_MAKE: which of the messages, polls and decisions that it names
	 * besides is none, or not one they see: the parameter; NULL: all are. */
	const char *misnamed;
};

/* Whether events of this kind are messages: what is said, in the room or in a thread. */
static inline bool is_message(enum event_kind kind)
{
	return kind == EVENT_MESSAGE_POSTED || kind == EVENT_MESSAGE_REPLIED;
}

/* ERROR_NONE if `who` may do `action` in the room; otherwise what to answer. What they may not know
 * of is ERROR_NOT_FOUND, exactly as if it did not exist. subject may be NULL where the command has
 * none; person is whom the command names (command_person()), else 0. */
enum error_kind room_may(const struct room *room, const struct who *who, enum command_kind action,
	const struct subject *subject, uint64_t person);

#endif
