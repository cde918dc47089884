/* What happens because its time has come, without anybody asking: the journal's clock. Each source
 * says when it wants to act next; the writer waits for calls no longer than until then, and lets it
 * act in a batch of its own. */
#ifndef RUNDE_JOURNAL_DUE_H
#define RUNDE_JOURNAL_DUE_H

#include "journal/batch.h"

/* When something is due next, by the world's clock; INT64_MAX: nothing is. */
int64_t due_next_ms(struct core *core);
/* How long the writer may wait for calls. The world's clock can be set while it waits, so never
 * very long where something is due at all. -1: for ever. */
int64_t due_wait_ms(struct core *core);
/* Does what is due as a batch, like batch_do(). False: nothing was. */
bool due_do(struct batch *batch, struct core *core);

#endif
