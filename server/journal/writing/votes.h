/* Votes: kept while their poll goes on, and gone with it. */
#ifndef RUNDE_JOURNAL_WRITING_VOTES_H
#define RUNDE_JOURNAL_WRITING_VOTES_H

#include "journal/batch.h"

/* The box of a poll; where what was chosen in it is lost, all have to vote anew first. False: the
 * batch has failed. */
bool poll_box(struct batch *batch, struct room_entry *room, const struct poll_state *poll,
	struct ballot_box **ret_box) __attribute__((warn_unused_result));
/* Before POLL_VOTE and POLL_CLOSE are decided: what is lost cannot be closed. */
enum answering poll_prepare(struct batch *batch, struct call *call, const struct who *who);
enum answering poll_vote(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
/* What an event does to votes: of a poll that is closed they go, and those of whoever leaves.
 * False: the batch failed. */
bool votes_note(struct batch *batch, struct room_entry *room, const struct event *event);
/* Decides the end of a poll whose meeting is over, if there is one; what came out lies in the
 * arena. False: there is none, or the batch failed. */
bool votes_decide_end(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct decision *ret_decision);
/* At the opening: whether there is anything to look for. */
void votes_open(struct core *core);
/* A source of due.c: after the start, secret polls whose votes are lost. */
int64_t votes_next_ms(const struct core *core);
void votes_act(struct batch *batch, int64_t now_ms);

#endif
