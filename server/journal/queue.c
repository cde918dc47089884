#include "journal/queue.h"

#include "base/limits.h"

#include <errno.h>
#include <time.h>

void queue_init(struct queue *queue)
{
	*queue = (struct queue){0};
	pthread_mutex_init(&queue->lock, NULL);
	pthread_condattr_t attributes;
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&queue->filled, &attributes);
	pthread_condattr_destroy(&attributes);
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

/* The moment that lies so far ahead, by the clock the queue waits by. */
static struct timespec moment_after(int64_t wait_ms)
{
	struct timespec moment;
	clock_gettime(CLOCK_MONOTONIC, &moment);
	moment.tv_sec += wait_ms / 1000;
	moment.tv_nsec += wait_ms % 1000 * 1000000;
	if (moment.tv_nsec >= 1000000000) {
		moment.tv_nsec -= 1000000000;
		moment.tv_sec++;
	}
	return moment;
}

static void wait_for_first(struct queue *queue, int64_t wait_ms)
{
	struct timespec end = moment_after(wait_ms < 0 ? 0 : wait_ms);
	int error = 0;
	while (!queue->first && !queue->closed && error != ETIMEDOUT)
		error = wait_ms < 0 ? pthread_cond_wait(&queue->filled, &queue->lock)
				    : pthread_cond_timedwait(&queue->filled, &queue->lock, &end);
}

bool queue_take(struct queue *queue, size_t max, int64_t wait_ms, struct call **ret_calls)
{
	pthread_mutex_lock(&queue->lock);
	if (wait_ms != 0)
		wait_for_first(queue, wait_ms);
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
	bool is_over = queue->closed && !list;
	pthread_mutex_unlock(&queue->lock);
	*ret_calls = list;
	return !is_over;
}

size_t queue_count(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	size_t count = queue->count;
	pthread_mutex_unlock(&queue->lock);
	return count;
}

void queue_close(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->closed = true;
	pthread_cond_broadcast(&queue->filled);
	pthread_mutex_unlock(&queue->lock);
}
