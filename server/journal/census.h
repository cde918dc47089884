/* Who there is, for the demonstration; not while the threads run. */
#ifndef RUNDE_JOURNAL_CENSUS_H
#define RUNDE_JOURNAL_CENSUS_H

#include "journal/journal.h"

/* One person; texts are borrowed and valid during the callback. */
typedef void (*census_fn)(void *cookie, uint64_t person, const char *name);

/* Everybody in the house, in order of joining. */
void journal_people_each(struct journal *journal, census_fn fn, void *cookie);
/* Of all cases the guests who can come in. */
void journal_guests_each(struct journal *journal, census_fn fn, void *cookie);

#endif
