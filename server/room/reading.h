/* Reading: what a member sees of a room, and which exact window of its journal a command that reads
 * may have. */
#ifndef RUNDE_ROOM_READING_H
#define RUNDE_ROOM_READING_H

#include "room/decide.h"

/* What a member sees; the rest is void to them. */
struct sight {
	enum audience audience; /* OWNERS: every event; ALL: those that are for all */
	uint64_t since; /* nothing before this event, and no change to what was; 0: everything */
};

struct sight sight_of(enum member_role role, uint64_t since);
/* How far a member has read who has marked so far: what they do not see needs no reading. */
uint64_t sight_mark(struct sight sight, uint64_t mark);
/* Whether an event is seen, by its audience and the earlier event it changes (0: none). */
bool sight_sees(struct sight sight, enum audience audience, uint64_t ref);

/* The earlier event that must be seen to see one which refers to it; 0: none. What becomes of a
 * meeting every member sees, as they see the meeting; strictly: nobody does who does not see that
 * it was planned, nor what becomes of anything else from before. */
uint64_t event_needs(enum event_kind kind, bool answers, uint64_t ref, bool strictly);
/* Whether those who came later see a room strictly: on the shared side of a case they are guests.
 */
bool room_is_strict(const struct room *room);
/* The root of the thread an event says something of in its body; 0: it is about none. */
uint64_t event_thread(const struct event *event);
/* Takes out of a body what it says of a thread, for those who see the event and not the root. */
void event_forget_thread(struct event *event);

struct window {
	uint64_t room;
	uint64_t from, to; /* numbers; to < from: empty */
	uint64_t head;
	bool fresh;   /* the state goes with it */
	bool onwards; /* what follows on `from` is wanted first, and every change comes in its turn;
			 else the end is, with the later changes to it */
	struct sight sight;
	bool strictly; /* see event_needs() */
};

/* The window of room.open, room.history, thread.open, meeting.open, decision.list, page.list,
 * minutes.read or minutes.list. Of a thread: from its root to the head, of which its replies are
 * read. Of a meeting: from where it was planned to the head, of which what refers to it is read,
 * and what refers to its summaries; nothing else, for the sight is that of a member from the
 * beginning where the meeting has not ended. False: refused. */
bool room_window(const struct room *room, const struct subject *subject,
	const struct command *command, const struct who *who, struct window *ret_window,
	struct refusal *ret_refusal) __attribute__((warn_unused_result));
/* Whether the span that meeting.list asks for can be looked over. False: refused. */
bool room_span(const struct meeting_list_params *params, struct refusal *ret_refusal)
	__attribute__((warn_unused_result));

#endif
