/* Minutes that a command is about, while it is decided. */
#ifndef RUNDE_JOURNAL_MINUTES_DESK_H
#define RUNDE_JOURNAL_MINUTES_DESK_H

#include "journal/batch.h"
#include "journal/minutes/reading.h"
#include "room/minutes/life.h"

struct desk {
	struct batch *batch;
	const struct room_entry *room;
	struct arena *arena;
	struct minutes_reading reading;
	struct minutes_life *life; /* in the arena */
};

/* Makes what would be kept if that person's command was followed, where it may be. False: the batch
 * failed. */
bool desk_prepare(struct desk *desk, const struct command *command, uint64_t person);
/* Likewise what sealing would keep. */
bool desk_prepare_sealing(struct desk *desk);
/* Tells the operator. */
void desk_say_damaged(const struct desk *desk, uint64_t meeting);

#endif
