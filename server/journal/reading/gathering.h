/* Events gathered for an answer one by one, each with the last changes to it, as many as it
 * holds. */
#ifndef RUNDE_JOURNAL_READING_GATHERING_H
#define RUNDE_JOURNAL_READING_GATHERING_H

#include "journal/reading/page.h"

struct gathering {
	struct page *page;
	struct store *store;
	struct vault *vault;
	struct journal_event_list events; /* in the page's arena, with place for page_events_max */
	size_t bytes;                     /* of bodies */
};

void gathering_init(
	struct gathering *gathering, struct page *page, struct store *store, struct vault *vault);
/* Adds an event, read as a window of its own, where it finds place. One that must is cut down to
 * half of the places, so that it leaves room for another. */
STORE_CHECK enum store_result gathering_add(
	struct gathering *gathering, uint64_t seq, bool must, bool *ret_added);
/* Puts what was gathered in order of the numbers. */
void gathering_sort(struct gathering *gathering);

#endif
