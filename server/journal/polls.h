/* The votes of polls that go on, and what the rooms are told of them. */
#ifndef RUNDE_JOURNAL_POLLS_H
#define RUNDE_JOURNAL_POLLS_H

#include "journal/batch.h"

/* Tells a room how its poll stands. */
void poll_tell(struct batch *batch, uint64_t room, uint64_t poll);

#endif
