/* A meeting as a reader finds it. */
#ifndef RUNDE_JOURNAL_READING_MEETING_PAGE_H
#define RUNDE_JOURNAL_READING_MEETING_PAGE_H

#include "journal/reading/page.h"

/* Reads the meeting a page asks for (meeting.open) and appends the answer. */
enum store_result meeting_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);

#endif
