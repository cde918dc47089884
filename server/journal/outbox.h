/* The ordered list on its way out: the writer and the readers append whole runs, the gateway takes
 * everything. */
#ifndef RUNDE_JOURNAL_OUTBOX_H
#define RUNDE_JOURNAL_OUTBOX_H

#include "journal/dispatch.h"

#include <pthread.h>

/* A run of entries under construction; not shared. */
struct run {
	struct dispatch *first, *last; /* owned */
};

void run_add(struct run *run, struct dispatch *dispatch);
void run_free(struct run *run);

struct outbox {
	pthread_mutex_t lock;
	struct run run;
	void (*wake)(void *cookie); /* or NULL */
	void *cookie;
};

void outbox_init(struct outbox *outbox);
void outbox_fini(struct outbox *outbox);
/* Appends the run and empties it; wakes the taker if the list was empty. */
void outbox_put(struct outbox *outbox, struct run *run);
struct dispatch *outbox_take(struct outbox *outbox);

#endif
