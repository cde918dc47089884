/* Signing in by invitation, and the invitations there are. */
#ifndef RUNDE_JOURNAL_SIGNING_JOINING_H
#define RUNDE_JOURNAL_SIGNING_JOINING_H

#include "journal/batch.h"

void sign_in_by_invitation(struct batch *batch, struct call *call);
/* Takes back the open invitations somebody has made; their links would be a way back. */
bool invitations_end(struct batch *batch, uint64_t person);
/* How many invitations there are, and whether there is the one the command names. */
bool invitation_subject(struct batch *batch, const struct command *command, const struct who *who,
	struct subject *ret_subject);

#endif
