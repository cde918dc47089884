/* Whoever runs the server, giving commands: to the server that runs on the data folder, over its
 * admin socket, or, where none does, to a journal in this process. Either way the same commands get
 * the same answers, and there is never a second writer. */
#ifndef RUNDE_CLI_OPERATOR_H
#define RUNDE_CLI_OPERATOR_H

#include "cli/config.h"
#include "proto/answer.h"

#include <stddef.h>
#include <stdint.h>

enum { OPERATOR_PATH_BYTES = 108 }; /* as long as the kernel lets a socket's path be */

/* The admin socket of a data folder. False: its path would be too long, and there is none. */
bool operator_path(const char *folder, char ret_path[OPERATOR_PATH_BYTES]);

struct operator_link; /* to the server or the journal */

/* Finds who is there and says hello. 0, or -1 with the reason. */
int operator_open(
	const struct config *config, struct operator_link **ret_link, struct fault *ret_fault);
/* NULL is fine. */
void operator_close(struct operator_link *link);
/* The room that is the house. */
uint64_t operator_house(const struct operator_link *link);
/* Gives a command and waits for the answer, which answer_fini() frees in either case. 0, or -1 with
 * the reason: it was refused, or nobody has answered. */
int operator_ask(struct operator_link *link, const struct command *command,
	struct answer *ret_answer, struct fault *ret_fault);
/* The same where the answer says no more than that it was done. */
int operator_tell(
	struct operator_link *link, const struct command *command, struct fault *ret_fault);
/* A new one, for a command that has one. */
struct client_id operator_client_id(void);

#endif
