/* Meetings: what their events bring about in the transaction they are written in, and what happens
 * to them because its time has come. */
#ifndef RUNDE_JOURNAL_WRITING_MEETINGS_H
#define RUNDE_JOURNAL_WRITING_MEETINGS_H

#include "journal/batch.h"
#include "room/meetings.h"

/* What an event makes of a meeting. */
struct meeting_step {
	bool is_one; /* it is an event of a meeting; else the rest is empty */
	struct meeting was, is;
	struct arena arena; /* holds both */
};

/* Call before the event is folded into the room's state. */
void meeting_step_init(
	struct meeting_step *step, const struct room *room, const struct event *event);
void meeting_step_fini(struct meeting_step *step);
#define MEETING_STEP_AUTO __attribute__((cleanup(meeting_step_fini))) struct meeting_step
/* Call after it has been: writes the index, tells the invited, and takes out of inboxes what has
 * been dealt with. False: the batch failed. */
bool meeting_note(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct meeting_step *step);

/* Decides that somebody who has left the room leaves a meeting of it. False: they are in none, or
 * the batch failed. */
bool meetings_leave(struct batch *batch, const struct room *room, uint64_t person,
	struct decision *ret_decision);
/* Takes somebody out of all meetings, in all their rooms. False: the batch failed. */
bool meetings_leave_all(struct batch *batch, uint64_t person);

/* Whether somebody is a member of the meeting's room, and connected. */
bool meeting_reaches(const struct core *core, const struct room *room, uint64_t person);

/* When something of a meeting happens next by itself; INT64_MAX: never. */
enum store_result meetings_next_due(struct store *store, int64_t *ret_due_ms);
/* A source of due.c. */
int64_t meetings_next_ms(const struct core *core);
void meetings_act(struct batch *batch, int64_t now_ms);

#endif
