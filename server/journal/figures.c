#include "journal/figures.h"

#include <time.h>

const unsigned commit_steps_us[COMMIT_STEPS] = {
	500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 250000, 1000000};

int64_t figures_now_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void figures_note_commit(struct journal_figures *figures, int64_t since_us, bool stored)
{
	uint64_t took_us = (uint64_t)(figures_now_us() - since_us);
	unsigned step = 0;
	if (!stored) {
		counter_add(&figures->commit_failures, 1);
		return;
	}
	while (step < COMMIT_STEPS && took_us > commit_steps_us[step])
		step++;
	if (step < COMMIT_STEPS)
		counter_add(&figures->commits_in[step], 1);
	counter_add(&figures->commit_us, took_us);
	counter_add(&figures->commits, 1);
}
