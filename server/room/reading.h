/* Reading: which exact window of a room's journal a command that reads may have. */
#ifndef RUNDE_ROOM_READING_H
#define RUNDE_ROOM_READING_H

#include "room/decide.h"

struct window {
	uint64_t room;
	uint64_t from, to; /* numbers; to < from: empty */
	uint64_t head;
	bool fresh;   /* the state goes with it */
	bool onwards; /* what follows on `from` is wanted first, and every change comes in its turn;
			 else the end is, with the later changes to it */
	enum audience audience; /* OWNERS: sees every event; ALL: those for owners as void */
	uint64_t since;         /* changes to events before this one are void too; 0: none are */
};

/* Whether `who` sees everything in the room, or only what is for all. */
enum audience room_audience(const struct room *room, uint64_t person);
/* The window of room.open or room.history. False: refused. */
bool room_window(const struct room *room, const struct command *command, const struct who *who,
	struct window *ret_window, struct refusal *ret_refusal) __attribute__((warn_unused_result));

#endif
