/* Threads as a reader finds them: one read, and what stands under the messages of a page. */
#ifndef RUNDE_JOURNAL_READING_THREAD_PAGE_H
#define RUNDE_JOURNAL_READING_THREAD_PAGE_H

#include "journal/reading/page.h"

/* Reads the thread a page asks for (thread.open) and appends the answer. */
enum store_result thread_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* The threads of the messages in the page's window, as of its head; in the page's arena. */
enum store_result thread_summaries(
	struct page *page, struct store *store, struct thread_summary_list *ret_list);
/* A thread as it stood at the head of a window, though there may be later replies by now. None
 * stood: replies and last are 0. */
enum store_result thread_at(struct store *store, const struct window *window, uint64_t root,
	struct store_thread *ret_thread);

#endif
