/* One batch: the calls that one commit makes true. Collects what is to be told and to whom, and
 * which windows are to be read afterwards. */
#ifndef RUNDE_JOURNAL_BATCH_H
#define RUNDE_JOURNAL_BATCH_H

#include "journal/call.h"
#include "journal/core.h"
#include "journal/outbox.h"
#include "journal/reading/page.h"
#include "room/decide.h"

struct batch {
	struct core *core;
	bool writing; /* a transaction is open */
	bool failed;  /* it could not be stored: nothing of this batch is */
	struct run run;
	struct page *pages, *last_page; /* owned; to be read once it has committed */
};

/* Whether a call that writes is still to be answered. */
enum answering {
	ANSWER_SETTLED, /* it was answered, has gone to the workers, or the batch failed with it */
	ANSWER_DUE      /* it goes on, and at its end is told where it came to stand */
};
/* By whether all it wants stored was. */
static inline enum answering answer_due_if(bool stored)
{
	return stored ? ANSWER_DUE : ANSWER_SETTLED;
}

/* Does the calls, commits once, and leaves in the batch what is to be handed on. The calls stay the
 * caller's. */
void batch_do(struct batch *batch, struct core *core, struct call *calls);
/* The two ends of it, for what nobody has called for: an empty batch, and its commit. */
void batch_start(struct batch *batch, struct core *core);
void batch_end(struct batch *batch, struct call *calls);

/* For the procedures: makes sure a transaction is open. False: the batch has failed. */
bool batch_begin(struct batch *batch) __attribute__((warn_unused_result));
/* Notes a store call's result: true if it was STORE_OK; else the batch has failed, its transaction
 * is rolled back and the rooms it touched are as they were. */
bool batch_stored(struct batch *batch, enum store_result result)
	__attribute__((warn_unused_result));
/* Seals, appends and applies what was decided for a room. False: the batch has failed. */
bool batch_append(struct batch *batch, struct room_entry *room, const struct decision *decision)
	__attribute__((warn_unused_result));

/* Answers a call; the result struct is the command's. */
void batch_answer(struct batch *batch, const struct call *call, const void *result);
void batch_refuse(struct batch *batch, const struct call *call, const struct refusal *refusal);
void batch_refuse_with(struct batch *batch, const struct call *call, enum error_kind error);
/* Tells a person's connections, all but one (0: none left out), something unasked. */
void batch_tell_person(struct batch *batch, uint64_t person, uint64_t but_connection,
	enum notification_kind kind, const void *params);
/* Tells a room, or whatever else is heard by a number, as a note is, something that is no event.
 * stored: only if the batch is; else it passes: presence, typing. Returns how many bytes that
 * takes. */
size_t batch_tell_room(struct batch *batch, uint64_t room, enum notification_kind kind,
	const void *params, bool stored);
/* Sends a call to the workers; it comes back when they are done. */
void batch_hash(struct call *call);
/* Has what a call asks for read and answered once the batch has committed; takes the page over. */
void batch_read_take(struct batch *batch, struct call *call, struct page *page);
/* Drops what waits to be read for a connection, of this batch and of those before. */
void batch_drop_reads(struct batch *batch, uint64_t person, uint64_t connection);

#endif
