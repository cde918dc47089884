/* A note is written in: what it needs before the rule, and what it brings about; and what events
 * of the room bring about in its notes. */
#ifndef RUNDE_JOURNAL_NOTES_WRITING_H
#define RUNDE_JOURNAL_NOTES_WRITING_H

#include "journal/batch.h"
#include "journal/writing/meetings.h"

/* Reads the document for whoever could write in it. */
enum answering note_prepare(struct batch *batch, struct call *call, const struct who *who);
/* Puts it before the rule, which makes of it what it becomes. */
void note_show(struct batch *batch, const struct command *command, struct subject *subject);
/* Stores the steps, tells them, and answers. */
enum answering note_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);

/* Call after an event has been folded in: who may not any more hears nothing, and the sittings of a
 * meeting's notes end when it moves on. False: the batch failed. */
bool notes_follow(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct meeting_step *step);

#endif
