/* Read marks are set: effects; they answer with what is left unread. */
#ifndef RUNDE_JOURNAL_WRITING_MARKING_H
#define RUNDE_JOURNAL_WRITING_MARKING_H

#include "journal/batch.h"

enum answering mark_room(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
enum answering mark_rooms(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

#endif
