/* Pages that wait to be read: a queue for each person, served in turns, so that whoever asks for
 * one page waits for at most one of each other person. Bounded per person. The writer puts in,
 * readers take out; any thread may call. */
#ifndef RUNDE_JOURNAL_READING_TURNS_H
#define RUNDE_JOURNAL_READING_TURNS_H

#include "journal/reading/page.h"

#include <pthread.h>
#include <stdbool.h>

struct turn; /* a person's queue */

struct turns {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	struct turn *people; /* owned; hashed: who has pages here or announced */
	struct turn *next;   /* ring of those who have pages here; whose turn it is */
	bool closed;
};

void turns_init(struct turns *turns);
/* Frees what still waits. */
void turns_fini(struct turns *turns);

/* Whether a person has as many pages waiting as they may have. */
bool turns_is_full(struct turns *turns, uint64_t person);
/* Counts a page in that will be put, or given up, once its batch has ended. */
void turns_announce(struct turns *turns, uint64_t person);
/* Puts an announced page at the end of its person's queue, taking it over. */
void turns_put_take(struct turns *turns, struct page *page);
/* An announced page will not come. */
void turns_give_up(struct turns *turns, uint64_t person);
/* Drops what waits for a connection that has gone. */
void turns_drop(struct turns *turns, uint64_t person, uint64_t connection);
/* Takes the next page; waits for one if asked to. NULL: none, or closed and empty. */
struct page *turns_take(struct turns *turns, bool wait);
/* Wakes all who wait, for good. What waits can still be taken. */
void turns_close(struct turns *turns);

#endif
