/* Signing in by password, and setting one. Both go round through a worker, which hashes. */
#ifndef RUNDE_JOURNAL_SIGNING_PASSWORDS_H
#define RUNDE_JOURNAL_SIGNING_PASSWORDS_H

#include "journal/batch.h"

void sign_in_by_password(struct batch *batch, struct call *call);
/* Effects of password.set. */
enum answering password_prepare(struct batch *batch, struct call *call, const struct who *who);
enum answering password_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

#endif
