/* The calls that wait for the journal: any thread puts in, one takes out. Bounded. */
#ifndef RUNDE_JOURNAL_QUEUE_H
#define RUNDE_JOURNAL_QUEUE_H

#include "journal/call.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct call *first, *last; /* owned */
	size_t count;
	bool closed;
};

void queue_init(struct queue *queue);
/* Frees what still waits. */
void queue_fini(struct queue *queue);
/* Puts in a list of calls as a whole, so that they are taken together. False: there is no room for
 * all of them, and they stay the caller's. */
bool queue_put(struct queue *queue, struct call *calls) __attribute__((warn_unused_result));
/* Takes up to max calls as a list, waiting for the first at most so long (-1: for ever). True with
 * NULL: none came. False: closed and empty. */
bool queue_take(struct queue *queue, size_t max, int64_t wait_ms, struct call **ret_calls);
size_t queue_count(struct queue *queue);
/* Wakes a waiting taker for good. What waits can still be taken. */
void queue_close(struct queue *queue);

#endif
