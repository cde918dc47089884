#include "journal/readers.h"

#include "base/limits.h"
#include "base/memory.h"

#include <pthread.h>

struct reader {
	pthread_t thread;
	struct store *store;     /* owned */
	struct readers *readers; /* borrowed */
};

struct readers {
	pthread_mutex_t lock;
	pthread_cond_t filled, drained;
	struct page *first, *last; /* owned; waiting */
	unsigned count;
	bool stopping;
	struct vault *vault;   /* borrowed */
	struct outbox *outbox; /* borrowed */
	unsigned running;
	struct reader pool[LIMIT_READERS];
};

struct dispatch *readers_answer(struct page *page, struct store *store, struct vault *vault)
{
	BUFFER_AUTO answer;
	struct dispatch *dispatch = dispatch_new(DISPATCH_ANSWER);
	buffer_init(&answer);
	page_read(page, store, vault, &answer);
	dispatch->connection = page->connection;
	dispatch->command = page->kind;
	dispatch->frame = frame_new(answer.data, answer.size);
	return dispatch;
}

static struct page *take(struct readers *readers)
{
	pthread_mutex_lock(&readers->lock);
	while (!readers->first && !readers->stopping)
		pthread_cond_wait(&readers->filled, &readers->lock);
	struct page *page = readers->first;
	if (page) {
		readers->first = page->next;
		if (!readers->first)
			readers->last = NULL;
		readers->count--;
		pthread_cond_signal(&readers->drained);
	}
	pthread_mutex_unlock(&readers->lock);
	return page;
}

static void *run_reader(void *cookie)
{
	struct reader *reader = cookie;
	struct readers *readers = reader->readers;
	struct page *page;
	while ((page = take(readers))) {
		struct run run = {0};
		run_add(&run, readers_answer(page, reader->store, readers->vault));
		page_free(page);
		outbox_put(readers->outbox, &run);
	}
	return NULL;
}

int readers_start(const char *folder, struct vault *vault, struct outbox *outbox,
	struct readers **ret_readers, struct fault *ret_fault)
{
	struct readers *readers = memory_new(1, sizeof(*readers));
	pthread_mutex_init(&readers->lock, NULL);
	pthread_cond_init(&readers->filled, NULL);
	pthread_cond_init(&readers->drained, NULL);
	readers->vault = vault;
	readers->outbox = outbox;
	for (unsigned i = 0; i < LIMIT_READERS; i++) {
		struct reader *reader = &readers->pool[i];
		reader->readers = readers;
		if (store_open_reader(folder, &reader->store, ret_fault) != 0)
			goto stop;
		if (pthread_create(&reader->thread, NULL, run_reader, reader) != 0) {
			fault_set(ret_fault, "a reader's thread cannot be started");
			store_free(reader->store);
			goto stop;
		}
		readers->running++;
	}
	*ret_readers = readers;
	return 0;
stop:
	readers_stop(readers);
	return -1;
}

void readers_put_take(struct readers *readers, struct page *pages)
{
	while (pages) {
		struct page *page = pages;
		pages = page->next;
		page->next = NULL;
		pthread_mutex_lock(&readers->lock);
		while (readers->count >= LIMIT_READER_QUEUE)
			pthread_cond_wait(&readers->drained, &readers->lock);
		if (readers->last)
			readers->last->next = page;
		else
			readers->first = page;
		readers->last = page;
		readers->count++;
		pthread_cond_signal(&readers->filled);
		pthread_mutex_unlock(&readers->lock);
	}
}

void readers_stop(struct readers *readers)
{
	if (!readers)
		return;
	pthread_mutex_lock(&readers->lock);
	readers->stopping = true;
	pthread_cond_broadcast(&readers->filled);
	pthread_mutex_unlock(&readers->lock);
	for (unsigned i = 0; i < readers->running; i++) {
		pthread_join(readers->pool[i].thread, NULL);
		store_free(readers->pool[i].store);
	}
	pthread_cond_destroy(&readers->filled);
	pthread_cond_destroy(&readers->drained);
	pthread_mutex_destroy(&readers->lock);
	free(readers);
}
