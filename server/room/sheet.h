/* The case inside the state of a backstage: its sheet, and which room is its shared side. For room/
 * alone. */
#ifndef RUNDE_ROOM_SHEET_H
#define RUNDE_ROOM_SHEET_H

#include "room/room.h"

/* Puts a copy in place of the sheet; the new one may borrow from the old one. */
void sheet_hold(struct room *room, const struct case_sheet *sheet);
void sheet_clear(struct room *room);
/* Folds in an event of a case. */
void sheet_apply(struct room *room, const struct event *event);

#endif
