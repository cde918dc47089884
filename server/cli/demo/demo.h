/* The demonstration: a sales team at work, told by house.c and week1.c to week3.c, played through
 * the journal as its people would have done it. */
#ifndef RUNDE_CLI_DEMO_H
#define RUNDE_CLI_DEMO_H

#include "base/fault.h"
#include "journal/journal.h"

struct demo_link {
	char name[128]; /* empty: the end of the list */
	bool is_guest;  /* it leads to a case's shared side */
	char token[DIRECTORY_TOKEN_SIZE + 1];
};

/* Fills an empty data folder. A folder filled by an earlier call is left as it is; any other that
 * has data is refused. 0, or -1 with the reason. */
int demo_fill(const char *folder, const char *key_path, const char *erasures_path,
	struct fault *ret_fault);
/* Makes a sign-in link for everybody, and a link for each guest. The list is malloc'ed. 0, or -1
 * with the reason. */
int demo_make_links(struct journal *journal, struct demo_link **ret_links, struct fault *ret_fault);

#endif
