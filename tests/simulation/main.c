/* P-58: runs seeds, each of them a history of its own. See README.md. */
#include "simulation.h"

#include "base/log.h"
#include "proto/request.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wanted {
	uint64_t first, count;
	bool trace, each;
};

static int usage(void)
{
	fputs("usage: simulation [--seed N | --first N --seeds N] [--trace]\n", stderr);
	return 2;
}

static bool read_arguments(int count, char **words, struct wanted *ret_wanted)
{
	for (int i = 1; i < count; i++) {
		char *end = "";
		uint64_t number = i + 1 < count ? strtoull(words[i + 1], &end, 10) : 0;
		if (strcmp(words[i], "--trace") == 0) {
			ret_wanted->trace = true;
			continue;
		}
		if (i + 1 == count || *end || !*words[i + 1])
			return false;
		if (strcmp(words[i], "--seed") == 0)
			*ret_wanted = (struct wanted){number, 1, ret_wanted->trace, true};
		else if (strcmp(words[i], "--first") == 0)
			ret_wanted->first = number;
		else if (strcmp(words[i], "--seeds") == 0)
			ret_wanted->count = number;
		else
			return false;
		i++;
	}
	return true;
}

int main(int count, char **words)
{
	struct wanted wanted = {.first = 1, .count = 20};
	struct run_summary all = {0}, one;
	if (!read_arguments(count, words, &wanted))
		return usage();
	proto_init();
	setvbuf(stdout, NULL, _IOLBF, 0); /* in order with the log of the server */
	log_set_level(wanted.trace ? LOG_INFO : (enum log_level) - 1);
	for (uint64_t i = 0; i < wanted.count; i++) {
		simulate(wanted.first + i, wanted.trace, &one);
		if (wanted.each)
			printf("seed %" PRIu64 ": trace %016" PRIx64 "\n", wanted.first + i,
				one.hash);
		all.frames += one.frames;
		all.events += one.events;
		all.starts += one.starts;
		all.losses += one.losses;
		all.troubles += one.troubles;
	}
	printf("%" PRIu64 " seeds from %" PRIu64
	       ": %lu events, %lu frames, %lu starts, %lu losses of "
	       "power, %lu other troubles of the disk\n",
		wanted.count, wanted.first, all.events, all.frames, all.starts, all.losses,
		all.troubles);
	return 0;
}
