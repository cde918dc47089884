/* What wants somebody's attention: noted with its event, and gone because it was read, done or
 * erased. */
#ifndef RUNDE_JOURNAL_WRITING_INBOX_H
#define RUNDE_JOURNAL_WRITING_INBOX_H

#include "journal/batch.h"
#include "store/records.h"

/* Writes what an event asks of whom. False: the batch failed. */
bool inbox_note(struct batch *batch, struct room_entry *room, const struct event *event);
/* Puts a notice into somebody's inbox, if its event is not there yet; whether it is a call, its
 * reason says. False: the batch failed. */
bool inbox_put(struct batch *batch, uint64_t person, struct store_notice notice);
/* The same, open and new, whether it was there or not. */
bool inbox_renew(struct batch *batch, uint64_t person, struct store_notice notice);
/* Puts a message into somebody's inbox as a reminder, open and new, whether it was there or not.
 * False: the batch failed. */
bool inbox_remind(struct batch *batch, uint64_t person, const struct store_event *row);
/* Tells somebody's connections, all but one (0: none left out), how many are open now. */
void inbox_tell(struct batch *batch, uint64_t person, uint64_t but_connection);
/* Tells them too what calls upon them in a room now. False: the batch failed. */
bool inbox_tell_calls(struct batch *batch, uint64_t person, uint64_t room);
enum answering inbox_done(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

/* inbox_settle.c: a mark in a thread (room and thread of the notice) has been moved: the notices of
 * replies it passes are done, or open again where it goes back. False: the batch failed. */
bool inbox_thread_read(struct batch *batch, uint64_t person, const struct store_notice *thread,
	uint64_t was, uint64_t mark);
/* A meeting was dealt with elsewhere than in the inbox: all that called to it is done in
 * somebody's, or in everybody's (0). False: the batch failed. */
bool inbox_settle_meeting(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person);
/* Likewise a task: it is closed, or somebody else's. */
bool inbox_settle_task(
	struct batch *batch, const struct room_entry *room, uint64_t task, uint64_t person);
/* Likewise a meeting's minutes: they were answered, or are none any more that can be. */
bool inbox_settle_minutes(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person);
/* Likewise, of somebody who comes, that they were called into it. */
bool inbox_settle_call(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person);
/* Likewise that a guest waits: they were let in or turned away. */
bool inbox_settle_guest(struct batch *batch, const struct room_entry *backstage, uint64_t guest);
/* Takes an event out of all inboxes, and tells those who had it in theirs. False: the batch
 * failed. */
bool inbox_take_out(struct batch *batch, const struct room_entry *room, uint64_t seq);

#endif
