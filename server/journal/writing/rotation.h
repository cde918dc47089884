/* Another master key: effects of what asks for it, and a source of what is due. */
#ifndef RUNDE_JOURNAL_WRITING_ROTATION_H
#define RUNDE_JOURNAL_WRITING_ROTATION_H

#include "journal/batch.h"

enum answering rotation_prepare(struct batch *batch, struct call *call, const struct who *who);
enum answering rotation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
int64_t rotation_next_ms(const struct core *core);
/* Wraps some of the keys anew, or sees that all are. */
void rotation_step(struct batch *batch, int64_t now_ms);

#endif
