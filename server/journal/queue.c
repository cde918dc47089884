#include "journal/queue.h"

#include "base/limits.h"

void queue_init(struct queue *queue)
{
	*queue = (struct queue){0};
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->filled, NULL);
}

void queue_fini(struct queue *queue)
{
	while (queue->first) {
		struct call *call = queue->first;
		queue->first = call->next;
		call_free(call);
	}
	pthread_cond_destroy(&queue->filled);
	pthread_mutex_destroy(&queue->lock);
}

bool queue_put(struct queue *queue, struct call *calls)
{
	struct call *last = calls;
	size_t count = 1;
	bool taken = false;
	for (; last->next; last = last->next)
		count++;
	pthread_mutex_lock(&queue->lock);
	if (queue->count + count <= LIMIT_JOURNAL_QUEUE && !queue->closed) {
		if (queue->last)
			queue->last->next = calls;
		else
			queue->first = calls;
		queue->last = last;
		queue->count += count;
		taken = true;
		pthread_cond_signal(&queue->filled);
	}
	pthread_mutex_unlock(&queue->lock);
	return taken;
}

struct call *queue_take(struct queue *queue, size_t max, bool wait)
{
	pthread_mutex_lock(&queue->lock);
	while (wait && !queue->first && !queue->closed)
		pthread_cond_wait(&queue->filled, &queue->lock);
	struct call *list = queue->first, *end = NULL;
	for (size_t n = 0; n < max && queue->first; n++) {
		end = queue->first;
		queue->first = end->next;
		queue->count--;
	}
	if (end)
		end->next = NULL;
	if (!queue->first)
		queue->last = NULL;
	pthread_mutex_unlock(&queue->lock);
	return list;
}

void queue_close(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->closed = true;
	pthread_cond_broadcast(&queue->filled);
	pthread_mutex_unlock(&queue->lock);
}
