/* The floors of meetings that go on: registers of nobody, and what the rooms are told of them. */
#ifndef RUNDE_JOURNAL_FLOORS_H
#define RUNDE_JOURNAL_FLOORS_H

#include "journal/batch.h"

/* Tells a room the floor of its meeting as it stands. */
void floor_tell(struct batch *batch, uint64_t room, uint64_t meeting);

#endif
