/* What goes on in a meeting without being events, told to its room as it stands: at once, and while
 * it keeps changing no more often than some time apart. */
#ifndef RUNDE_JOURNAL_LIVE_TELLING_H
#define RUNDE_JOURNAL_LIVE_TELLING_H

#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

struct batch;
struct core;

enum telling_kind {
	TELL_FLOOR, /* of a meeting */
	TELL_TALLY  /* of a poll */
};

struct telling; /* what was changed or told lately, of one meeting or poll */

/* Notes that it has changed: the room is told at the end of a batch, this one or, where it was told
 * a moment ago, a later one. */
void telling_note(struct core *core, enum telling_kind kind, uint64_t room, uint64_t seq);
/* At the end of a batch: tells what is to be told now. */
void telling_tell(struct batch *batch);
/* Whether that batch has come true; else what was due before it is told again. */
void telling_settle(struct core *core, bool stored);
/* A source of due.c. */
int64_t telling_next_ms(const struct core *core);
void telling_act(struct batch *batch, int64_t now_ms);
void telling_clear(struct core *core);

#endif
