/* An event of one of a person's rooms, as a list shows it: as it stands now. */
#ifndef RUNDE_JOURNAL_READING_LISTED_EVENT_H
#define RUNDE_JOURNAL_READING_LISTED_EVENT_H

#include "journal/reading/page.h"

/* Each of the kind EVENT_VOID if there is none. */
struct listed_event {
	struct journal_event event;
	struct journal_event edit;  /* the last edit to it */
	struct journal_event title; /* what was said last of its thread: thread.changed */
};

/* Of it and its edit. */
size_t listed_event_bytes(const struct listed_event *event);
/* Reads one that the view holds, in the page's arena. */
STORE_CHECK enum store_result listed_event_read(struct page *page, struct store *store,
	struct vault *vault, const struct window *view, uint64_t seq,
	struct listed_event *ret_event);

#endif
