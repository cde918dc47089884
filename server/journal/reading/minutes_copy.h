/* Minutes on their way out of the house: read whole, for whoever makes a file of them. */
#ifndef RUNDE_JOURNAL_READING_MINUTES_COPY_H
#define RUNDE_JOURNAL_READING_MINUTES_COPY_H

#include "base/arena.h"
#include "journal/reading/minutes_page.h"

struct minutes_copy {
	struct minutes_page page; /* in the arena */
	struct arena arena;
};

struct minutes_copy *minutes_copy_new(void);
/* NULL is fine. */
void minutes_copy_free(struct minutes_copy *copy);

#endif
