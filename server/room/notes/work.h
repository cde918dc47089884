/* A batch while it is applied. For room/notes/ alone. */
#ifndef RUNDE_ROOM_NOTES_WORK_H
#define RUNDE_ROOM_NOTES_WORK_H

#include "base/arena.h"
#include "proto/note/note.h"

struct work {
	struct arena *arena;     /* borrowed; whatever is made lies in it */
	size_t touched;          /* children that were looked at or passed over */
	enum note_reason reason; /* of the refusal, once there is one */
};

/* Notes why, and returns false. */
bool work_refuse(struct work *work, enum note_reason reason);

#endif
