/* The polls that go on: how they stand, what came out of them, and what the rooms are told. */
#ifndef RUNDE_JOURNAL_LIVE_POLLS_H
#define RUNDE_JOURNAL_LIVE_POLLS_H

#include "journal/batch.h"

/* Tells a room how its poll stands; returns how many bytes that takes. */
size_t poll_tell(struct batch *batch, uint64_t room, uint64_t poll);
/* What would come of a poll if it were closed now; the lists lie in the arena. False: the batch has
 * failed. */
bool poll_outcome(struct batch *batch, const struct room_entry *room, const struct poll_state *poll,
	struct arena *arena, struct poll_closed *ret_outcome) __attribute__((warn_unused_result));
/* How the polls of a meeting stand that go on, to somebody; likewise. */
bool poll_views(struct batch *batch, struct room_entry *room, uint64_t meeting, uint64_t person,
	struct arena *arena, struct poll_view_list *ret_views) __attribute__((warn_unused_result));
/* POLL_READ. */
void ask_poll(struct batch *batch, struct call *call, const struct who *who);

#endif
