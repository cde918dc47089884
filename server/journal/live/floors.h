/* The floors of meetings that go on: each a register of nobody, written anew with every change, and
 * what the rooms are told of them. Nothing else on disk tells of them. */
#ifndef RUNDE_JOURNAL_LIVE_FLOORS_H
#define RUNDE_JOURNAL_LIVE_FLOORS_H

#include "journal/batch.h"
#include "journal/writing/meetings.h"

/* Reads the floors of the meetings of a room that has just been loaded. One that does not open
 * counts as one on which nothing has happened. */
STORE_CHECK enum store_result floors_load(
	struct store *store, struct vault *vault, struct room *room);
/* The effect of all commands that change a floor: it is stored, held and told. */
enum answering floor_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
/* Call after an event of a meeting has been folded in: the floor follows it, and goes with its end.
 * False: the batch failed. */
bool floor_note(struct batch *batch, struct room_entry *room, const struct meeting_step *step);
/* Tells a room the floor of its meeting as it stands; returns how many bytes that takes. */
size_t floor_tell(struct batch *batch, uint64_t room, uint64_t meeting);

#endif
