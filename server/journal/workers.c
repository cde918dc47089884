#include "journal/workers.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"

#include <pthread.h>
#include <string.h>

struct workers {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct call *first, *last; /* owned; waiting */
	unsigned count;
	bool stopping;
	struct password_cost cost;
	void (*done)(void *cookie, struct call *call);
	void *cookie;
	unsigned running;
	pthread_t threads[LIMIT_WORKERS];
};

void workers_do(struct call *call, const struct password_cost *cost)
{
	struct hashing *hashing = &call->hashing;
	char made[PASSWORD_HASH_BYTES];

	hashing->stage = HASHING_DONE;
	if (hashing->claimed.data)
		hashing->matches = password_verify(hashing->claimed, hashing->stored, cost);
	if (!hashing->wanted.data || (hashing->claimed.data && !hashing->matches))
		return;
	if (password_hash(hashing->wanted, cost, made))
		hashing->made = memory_copy_text(made, strlen(made));
	else
		log_error("there is not memory enough to hash a password");
}

static struct call *take(struct workers *workers)
{
	pthread_mutex_lock(&workers->lock);
	while (!workers->first && !workers->stopping)
		pthread_cond_wait(&workers->filled, &workers->lock);
	struct call *call = workers->stopping ? NULL : workers->first;
	if (call) {
		workers->first = call->next;
		if (!workers->first)
			workers->last = NULL;
		workers->count--;
	}
	pthread_mutex_unlock(&workers->lock);
	return call;
}

static void *run_worker(void *cookie)
{
	struct workers *workers = cookie;
	struct call *call;
	while ((call = take(workers))) {
		workers_do(call, &workers->cost);
		workers->done(workers->cookie, call);
	}
	return NULL;
}

int workers_start(const struct password_cost *cost, void (*done)(void *cookie, struct call *call),
	void *cookie, struct workers **ret_workers, struct fault *ret_fault)
{
	struct workers *workers = memory_new(1, sizeof(*workers));
	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->filled, NULL);
	workers->cost = *cost;
	workers->done = done;
	workers->cookie = cookie;
	for (; workers->running < LIMIT_WORKERS; workers->running++) {
		if (pthread_create(
			    &workers->threads[workers->running], NULL, run_worker, workers) != 0) {
			workers_stop(workers);
			return fault_set(ret_fault, "a worker's thread cannot be started");
		}
	}
	*ret_workers = workers;
	return 0;
}

bool workers_put(struct workers *workers, struct call *call)
{
	pthread_mutex_lock(&workers->lock);
	bool taken = workers->count < LIMIT_WORKER_QUEUE && !workers->stopping;
	if (taken) {
		call->next = NULL;
		if (workers->last)
			workers->last->next = call;
		else
			workers->first = call;
		workers->last = call;
		workers->count++;
		pthread_cond_signal(&workers->filled);
	}
	pthread_mutex_unlock(&workers->lock);
	return taken;
}

void workers_stop(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->lock);
	workers->stopping = true;
	pthread_cond_broadcast(&workers->filled);
	pthread_mutex_unlock(&workers->lock);
	for (unsigned i = 0; i < workers->running; i++)
		pthread_join(workers->threads[i], NULL);
	while (workers->first) {
		struct call *call = workers->first;
		workers->first = call->next;
		call_free(call);
	}
	pthread_cond_destroy(&workers->filled);
	pthread_mutex_destroy(&workers->lock);
	free(workers);
}
