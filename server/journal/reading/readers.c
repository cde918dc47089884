#include "journal/reading/readers.h"

#include "base/limits.h"
#include "base/memory.h"
#include "proto/reply.h"

#include <pthread.h>

struct reader {
	pthread_t thread;
	struct store *store;     /* owned */
	struct readers *readers; /* borrowed */
};

struct readers {
	struct turns *turns;   /* borrowed */
	struct vault *vault;   /* borrowed */
	struct outbox *outbox; /* borrowed */
	unsigned running;
	struct reader pool[LIMIT_READERS];
};

/* Who says hello hears their rooms already but would know nothing of them: they come back. */
static struct dispatch *turn_away(const struct page *page)
{
	struct dispatch *dispatch = dispatch_new(DISPATCH_CLOSE);
	dispatch->connection = page->connection;
	dispatch->close_code = CLOSE_TRY_AGAIN;
	return dispatch;
}

static struct frame *refuse(const struct page *page)
{
	BUFFER_AUTO answer;
	struct refusal refusal = refusal_of(ERROR_UNAVAILABLE);
	buffer_init(&answer);
	reply_error(&answer, &page->id, &refusal);
	return frame_new(answer.data, answer.size);
}

static struct dispatch *export_page(struct page *page, struct minutes_copy *copy)
{
	struct dispatch *dispatch = dispatch_new(copy ? DISPATCH_EXPORT : DISPATCH_ANSWER);
	dispatch->connection = page->connection;
	dispatch->command = page->kind;
	dispatch->error = copy ? ERROR_NONE : ERROR_UNAVAILABLE;
	dispatch->copy = copy;
	return dispatch;
}

struct dispatch *readers_answer(struct page *page, struct store *store, struct vault *vault)
{
	if (page->exports)
		return export_page(page, page_copy(page, store, vault));
	struct frame *frame = page_read(page, store, vault);
	if (!frame && command_is_hello(page->kind))
		return turn_away(page);
	struct dispatch *dispatch = dispatch_new(DISPATCH_ANSWER);
	dispatch->connection = page->connection;
	dispatch->command = page->kind;
	dispatch->error = frame ? page->error : ERROR_UNAVAILABLE;
	dispatch->frame = frame ? frame : refuse(page);
	return dispatch;
}

static void *run_reader(void *cookie)
{
	struct reader *reader = cookie;
	struct readers *readers = reader->readers;
	struct page *page;
	while ((page = turns_take(readers->turns, true))) {
		struct run run = {0};
		run_add(&run, readers_answer(page, reader->store, readers->vault));
		page_free(page);
		outbox_put(readers->outbox, &run);
	}
	return NULL;
}

int readers_start(const char *folder, struct turns *turns, struct vault *vault,
	struct outbox *outbox, struct readers **ret_readers, struct fault *ret_fault)
{
	struct readers *readers = memory_new(1, sizeof(*readers));
	readers->turns = turns;
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

void readers_stop(struct readers *readers)
{
	if (!readers)
		return;
	turns_close(readers->turns);
	for (unsigned i = 0; i < readers->running; i++) {
		pthread_join(readers->pool[i].thread, NULL);
		store_free(readers->pool[i].store);
	}
	free(readers);
}
