/* What an event brings about among the guests of a case: who is a member of the shared side, whose
 * links and sessions are good, and who is told. */
#ifndef RUNDE_JOURNAL_GUESTS_NOTING_H
#define RUNDE_JOURNAL_GUESTS_NOTING_H

#include "journal/batch.h"

/* Call after an event has been folded in and told. False: the batch failed. */
bool guests_note(struct batch *batch, struct room_entry *room, const struct event *event);
/* A room is deleted: if it is a backstage, its guests' sessions end; their links go with it. */
void guests_dissolve(struct batch *batch, const struct room_entry *room);

#endif
