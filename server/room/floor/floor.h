/* The floor of a meeting that goes on: who has the word, and who wants it. It is no part of the
 * meeting, for parts are events: it is kept whole beside it, changed by its commands and by what
 * becomes of the meeting, and gone with its end. */
#ifndef RUNDE_ROOM_FLOOR_FLOOR_H
#define RUNDE_ROOM_FLOOR_FLOOR_H

#include "room/meetings.h"

/* What everybody is told of it: the list in order, with the reasons, and no figures of anybody. In
 * the arena, of which it borrows nothing else. */
void floor_show(const struct room *room, const struct meeting *meeting,
	const struct kept_floor *kept, struct arena *arena, struct floor *ret_floor);

/* What becomes of it by an event of its meeting; kept NULL: nothing has happened there yet. seed
 * makes the order of a round that begins. False: it stays as it is. The new one lies in the arena.
 */
bool floor_follow(const struct meeting *was, const struct meeting *is,
	const struct kept_floor *kept, int64_t now_ms, uint64_t seed, struct arena *arena,
	struct kept_floor *ret_floor);

#endif
