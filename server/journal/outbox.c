#include "journal/outbox.h"

#include <stdlib.h>

void run_add(struct run *run, struct dispatch *dispatch)
{
	dispatch->next = NULL;
	if (run->last)
		run->last->next = dispatch;
	else
		run->first = dispatch;
	run->last = dispatch;
}

void run_free(struct run *run)
{
	while (run->first) {
		struct dispatch *dispatch = run->first;
		run->first = dispatch->next;
		dispatch_free(dispatch);
	}
	run->last = NULL;
}

void outbox_init(struct outbox *outbox)
{
	*outbox = (struct outbox){0};
	pthread_mutex_init(&outbox->lock, NULL);
}

void outbox_fini(struct outbox *outbox)
{
	run_free(&outbox->run);
	pthread_mutex_destroy(&outbox->lock);
}

void outbox_put(struct outbox *outbox, struct run *run)
{
	if (!run->first)
		return;
	pthread_mutex_lock(&outbox->lock);
	bool was_empty = outbox->run.first == NULL;
	if (was_empty)
		outbox->run = *run;
	else {
		outbox->run.last->next = run->first;
		outbox->run.last = run->last;
	}
	pthread_mutex_unlock(&outbox->lock);
	*run = (struct run){0};
	if (was_empty && outbox->wake)
		outbox->wake(outbox->cookie);
}

struct dispatch *outbox_take(struct outbox *outbox)
{
	pthread_mutex_lock(&outbox->lock);
	struct dispatch *list = outbox->run.first;
	outbox->run = (struct run){0};
	pthread_mutex_unlock(&outbox->lock);
	return list;
}
