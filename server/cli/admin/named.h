/* What is meant by a word on the command line: a person, a group or a channel, by name or by id. An
 * id is always right; a name only where one alone has it. */
#ifndef RUNDE_CLI_ADMIN_NAMED_H
#define RUNDE_CLI_ADMIN_NAMED_H

#include "cli/operator.h"

/* Reads the house's state: people, groups, what the house says of itself. 0, or -1 with the reason;
 * answer_fini() is due in either case. */
int named_read_house(
	struct operator_link *link, struct answer *ret_answer, struct fault *ret_fault);
/* Those of a state. They return 0, or -1 with the reason. */
int named_person(const struct room_state *house, const char *word, uint64_t *ret_person,
	struct fault *ret_fault);
int named_group(const struct room_state *house, const char *word, const struct group **ret_group,
	struct fault *ret_fault);
/* By the id or title of a channel, open, closed or archived. */
int named_channel(const struct room_listing_list *channels, const char *word,
	const struct room_listing **ret_channel, struct fault *ret_fault);
/* "member" or "owner". */
int named_role(const char *word, enum member_role *ret_role, struct fault *ret_fault);
/* What somebody is called. Nobody: "server". */
struct text named_of(const struct room_state *house, uint64_t person);

#endif
