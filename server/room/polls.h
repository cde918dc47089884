/* The polls inside a room's state: those that are not closed. What was chosen is not among it. */
#ifndef RUNDE_ROOM_POLLS_H
#define RUNDE_ROOM_POLLS_H

#include "room/room.h"

#include <uthash.h>

struct room_poll {
	struct poll_state poll; /* all it points to lies in `arena` */
	struct arena arena;
	UT_hash_handle hh; /* by poll.poll, in order of asking */
};

/* NULL: there is none, or it is closed. Valid until the state changes. */
const struct poll_state *polls_find(const struct room *room, uint64_t poll);
size_t polls_count(const struct room *room);
/* Adds a poll or takes the place of the one with its number. */
void polls_put(struct room *room, const struct poll_state *poll);
void polls_clear(struct room *room);
/* Folds in an event of a poll; one that is closed leaves the state. */
void polls_apply(struct room *room, const struct event *event);

/* The numbers that can be chosen, from the lowest to the highest, and how many of them at once. */
int64_t poll_lowest(const struct poll *asked);
int64_t poll_highest(const struct poll *asked);
int64_t poll_most(const struct poll *asked);
/* Whether it goes on, and nobody is to learn who chose what. */
bool poll_is_secret(const struct poll_state *poll);
/* Whether there is one in the room. */
bool polls_have_secrets(const struct room *room);
/* The first poll whose meeting is over, which is to be closed with it; NULL: there is none. */
const struct poll_state *polls_left_over(const struct room *room);

#endif
