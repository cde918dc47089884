/* Sessions begin and end: sign-in by link here, by the other ways in joining.c and passwords.c. */
#ifndef RUNDE_JOURNAL_SIGNING_SIGNING_H
#define RUNDE_JOURNAL_SIGNING_SIGNING_H

#include "journal/batch.h"

void sign_in(struct batch *batch, struct call *call);
void sign_out(struct batch *batch, struct call *call);

/* For the ways to sign in: an answer that says yes; refuses; opens a session and answers; judges
 * the password that was given (false: refused); keeps its hash, if one was made. */
struct dispatch *sign_in_reply(const struct call *call);
void sign_in_refuse(struct batch *batch, const struct call *call, const struct refusal *refusal);
void sign_in_open(struct batch *batch, struct call *call, uint64_t person, bool by_link);
bool sign_in_may_keep(struct batch *batch, struct call *call);
bool sign_in_keep_password(struct batch *batch, const struct call *call, uint64_t person);

#endif
