/* What the journal has done so far, for whoever runs the server: sums, never by person or room. */
#ifndef RUNDE_JOURNAL_FIGURES_H
#define RUNDE_JOURNAL_FIGURES_H

#include "base/counter.h"

#include <stdbool.h>

enum { COMMIT_STEPS = 10 };

/* Upper bounds of the histogram's steps. */
extern const unsigned commit_steps_us[COMMIT_STEPS];

struct journal_figures {
	struct counter batches, calls;
	struct counter commits, commit_failures;
	struct counter commit_us; /* that they have taken together */
	struct counter
		commits_in[COMMIT_STEPS]; /* not longer than that step, longer than the last */
	struct counter rooms, rooms_warm, people_here; /* now */
};

/* A clock that only measures: no rule and no event knows it. */
int64_t figures_now_us(void);
void figures_note_commit(struct journal_figures *figures, int64_t since_us, bool stored);

#endif
