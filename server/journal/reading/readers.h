/* The readers: a small pool of threads that read allowed pages on connections that cannot write,
 * and put the answers on the ordered list. */
#ifndef RUNDE_JOURNAL_READING_READERS_H
#define RUNDE_JOURNAL_READING_READERS_H

#include "base/fault.h"
#include "journal/outbox.h"
#include "journal/reading/turns.h"

struct readers;

/* Starts threads that read what waits its turn. 0, or -1 with the reason. All but ret_readers and
 * ret_fault is borrowed. */
int readers_start(const char *folder, struct turns *turns, struct vault *vault,
	struct outbox *outbox, struct readers **ret_readers, struct fault *ret_fault);
/* Closes the turns and ends the threads after all pages are read; NULL is fine. */
void readers_stop(struct readers *readers);
/* Reads one page and makes its answer, or what becomes of who asked; the page stays the caller's.
 */
struct dispatch *readers_answer(struct page *page, struct store *store, struct vault *vault);

#endif
