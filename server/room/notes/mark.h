/* Marks on a range and on a node: mark_step.ts of prosemirror-transform. */
#ifndef RUNDE_ROOM_NOTES_MARK_H
#define RUNDE_ROOM_NOTES_MARK_H

#include "room/notes/place.h"

/* The document in which all that stands in a line between two places, the first before the second,
 * has the mark of a NOTE_ADD_MARK step, where its parent allows it, or no longer has that of a
 * NOTE_REMOVE_MARK. The root they were found in: nothing changes. NULL: refused. */
const struct note_node *mark_range(struct work *work, const struct place *from,
	const struct place *to, const struct note_step *step);

#endif
