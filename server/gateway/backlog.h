/* The frames that wait for a slow reader: a queue of references. Events are bounded here; answers
 * by the calls that may be in flight, which they end only when they leave. */
#ifndef RUNDE_GATEWAY_BACKLOG_H
#define RUNDE_GATEWAY_BACKLOG_H

#include "base/frame.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct backlog_entry;

struct backlog {
	struct backlog_entry *ring; /* owned; NULL while nothing waits */
	uint16_t room, first, count;
	uint16_t answers; /* of count */
	uint32_t bytes;   /* of all but the answers */
};

/* Adds a reference at the end. When it is full, what is passing goes first: frames that wait, then
 * this one. False: it is full of what must not be lost, or there is no memory; nothing was added.
 */
bool backlog_put(struct backlog *backlog, struct frame *frame, bool passing)
	__attribute__((warn_unused_result));
/* Adds an answer, which ends so much in flight, at the end or before all others. False: there is no
 * memory. */
bool backlog_put_answer(struct backlog *backlog, struct frame *frame, unsigned weight)
	__attribute__((warn_unused_result));
bool backlog_put_first(struct backlog *backlog, struct frame *frame, unsigned weight)
	__attribute__((warn_unused_result));
/* The oldest frame, borrowed; NULL: none. */
struct frame *backlog_first(const struct backlog *backlog);
/* Drops the oldest. The weight of an answer, or 0. */
unsigned backlog_drop_first(struct backlog *backlog);
/* Drops all and frees the memory. */
void backlog_fini(struct backlog *backlog);

#endif
