/* Running the journal in the process of a subcommand, while no server does: the data folder's lock
 * sees to that. */
#ifndef RUNDE_CLI_SOLO_H
#define RUNDE_CLI_SOLO_H

#include "base/fault.h"
#include "journal/journal.h"

/* Opens the journal of an existing data folder. 0, or -1 with the reason. */
int solo_open(const char *folder, const char *key_path, const char *erasures_path,
	struct journal **ret_journal, struct fault *ret_fault);
/* Submits a call, takes it over, and does it; what it led to is the caller's list. */
struct dispatch *solo_do(struct journal *journal, struct call *call);
/* Frees a list of what a call led to. 0, or -1 with the reason when one of the answers in it is an
 * error. */
int solo_finish(struct dispatch *list, struct fault *ret_fault);

#endif
