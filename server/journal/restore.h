/* `runde restore`: a backup becomes the data of a folder that has none. */
#ifndef RUNDE_JOURNAL_RESTORE_H
#define RUNDE_JOURNAL_RESTORE_H

#include "base/fault.h"
#include "base/world.h"

#include <stdbool.h>

struct restore_options {
	const char *file, *folder, *key_path;
	const char *erasures_path; /* NULL: beside the key */
	bool without_erasures;     /* go on where the list is lost, or does not reach back so far */
	const struct world *world;
};

/* Brings it back with an epoch of its own and without sessions, tokens, links and invitations, and
 * does again what was erased since. 0, or -1 with the reason; then the folder is as it was, or it
 * has the data and the erasures are done when it is opened the next time. */
int restore_data(const struct restore_options *options, struct fault *ret_fault);

#endif
