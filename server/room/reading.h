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
	enum audience
		audience; /* AUDIENCE_OWNERS: sees every event; AUDIENCE_ALL: others' as void */
};

/* Whether somebody of this role in a room sees everything in it, or only what is for all. */
enum audience role_audience(enum member_role role);
/* The window of room.open or room.history. False: refused. */
bool room_window(const struct room *room, const struct command *command, const struct who *who,
	struct window *ret_window, struct refusal *ret_refusal) __attribute__((warn_unused_result));

#endif
