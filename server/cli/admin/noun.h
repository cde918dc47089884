/* Subcommands that name a thing and what is to be done with it: `runde account add …`. Each is a
 * table of verbs; what they all share, options, usage, the way to the server and the exit status,
 * is here. */
#ifndef RUNDE_CLI_ADMIN_NOUN_H
#define RUNDE_CLI_ADMIN_NOUN_H

#include "cli/operator.h"

struct words {
	int count;
	char **items;                /* borrowed */
	const struct config *config; /* borrowed */
};

/* Of a verb, beside 0 (done) and -1 (refused, or it cannot be done): the words were wrong. */
enum { NOUN_WRONG = -2 };

struct verb {
	const char *name;  /* empty: where no verb is said; NULL: the end of the table */
	const char *usage; /* the words after it */
	int words_min, words_max;
	/* The words are those after the verb, as many as the table says. 0, or -1 or NOUN_WRONG
	 * with the reason. */
	int (*run)(struct operator_link *link, const struct words *words, struct fault *ret_fault);
};

/* Reads the arguments after the noun, does what its verb does and returns the exit status. */
int noun_run(const char *noun, const struct verb *verbs, int argc, char **argv);

#endif
