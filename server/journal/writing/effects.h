/* What a command that writes does besides its events. An effect is a function of this shape in the
 * file of its area; the table is in effects.c. */
#ifndef RUNDE_JOURNAL_WRITING_EFFECTS_H
#define RUNDE_JOURNAL_WRITING_EFFECTS_H

#include "journal/batch.h"

struct effect {
	/* Before it is decided. */
	enum answering (*prepare)(struct batch *batch, struct call *call, const struct who *who);
	/* After its events were appended. */
	enum answering (*complete)(struct batch *batch, struct call *call, const struct who *who,
		struct room_entry *room, const struct decision *decision);
};
const struct effect *effect_of(enum command_kind kind);

#endif
