/* What the list of rooms shows of a room: made from what is in memory of every room, warm or cold.
 */
#ifndef RUNDE_JOURNAL_READING_SUMMARY_H
#define RUNDE_JOURNAL_READING_SUMMARY_H

#include "base/arena.h"
#include "journal/rooms.h"

/* Without mark, unread and preference, which are a person's; in the arena. */
struct room_summary summary_of(const struct room_entry *room, struct arena *arena);
/* What administrators see of a channel; in the arena. */
struct room_listing listing_of(const struct room_entry *room, struct arena *arena);

#endif
