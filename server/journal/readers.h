/* The readers: a small pool of threads that read allowed pages on connections that cannot write,
 * and put the answers on the ordered list. */
#ifndef RUNDE_JOURNAL_READERS_H
#define RUNDE_JOURNAL_READERS_H

#include "base/fault.h"
#include "journal/outbox.h"
#include "journal/page.h"

struct readers;

/* Starts the threads. 0, or -1 with the reason. folder, vault and outbox are borrowed. */
int readers_start(const char *folder, struct vault *vault, struct outbox *outbox,
	struct readers **ret_readers, struct fault *ret_fault);
/* Hands in a list of pages, taking them over. Blocks while the queue is full. */
void readers_put_take(struct readers *readers, struct page *pages);
/* Ends the threads after all pages are read; NULL is fine. */
void readers_stop(struct readers *readers);
/* Reads one page and makes its answer; the page stays the caller's. */
struct dispatch *readers_answer(struct page *page, struct store *store, struct vault *vault);

#endif
