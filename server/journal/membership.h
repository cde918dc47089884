/* Who has a room in their list and hears it, from here on. Those an event brings hear it; those
 * it takes away hear it as the last; those whose role it changes hear from then on what becomes
 * them. */
#ifndef RUNDE_JOURNAL_MEMBERSHIP_H
#define RUNDE_JOURNAL_MEMBERSHIP_H

#include "journal/batch.h"

/* Called before and after an event is told. */
void membership_before(struct batch *batch, struct room_entry *room, const struct event *event);
void membership_after(struct batch *batch, struct room_entry *room, const struct event *event);
/* Takes a room that is deleted from everybody's list. */
void membership_dissolve(struct batch *batch, struct room_entry *room);
void membership_subscribe(struct batch *batch, struct room_entry *room, struct sight sight,
	uint64_t connection, bool stored);

#endif
