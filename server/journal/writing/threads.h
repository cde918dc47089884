/* What a reply brings about, and how somebody keeps a thread. */
#ifndef RUNDE_JOURNAL_WRITING_THREADS_H
#define RUNDE_JOURNAL_WRITING_THREADS_H

#include "journal/batch.h"

/* Counts a reply or its erasure into the index of threads, and lets those follow whom it concerns.
 * False: the batch failed. */
bool thread_note(struct batch *batch, struct room_entry *room, const struct event *event);
/* Effects. */
enum answering thread_mark(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
enum answering thread_follow(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);

#endif
