/* Running the journal in the process of a subcommand, while no server does. */
#ifndef RUNDE_CLI_OPERATOR_H
#define RUNDE_CLI_OPERATOR_H

#include "base/fault.h"
#include "journal/journal.h"

/* Opens the journal of an existing data folder. 0, or -1 with the reason. */
int operator_open(const char *folder, const char *key_path, struct journal **ret_journal,
	struct fault *ret_fault);
/* Gives a command as the operator, takes the command over, and waits for it. 0, or -1 when it was
 * refused. */
int operator_command(struct journal *journal, struct command *command, struct fault *ret_fault);
/* Submits a call, takes it over, and does it; what it led to is the caller's list. */
struct dispatch *operator_do(struct journal *journal, struct call *call);
/* Frees a list of what a call led to. 0, or -1 with the reason when one of the answers in it is an
 * error. */
int operator_finish(struct dispatch *list, struct fault *ret_fault);

#endif
