/* What comes in with a token, for a connection or with something for its channel; and tokens made
 * and revoked. */
#ifndef RUNDE_JOURNAL_SIGNING_TOKENS_H
#define RUNDE_JOURNAL_SIGNING_TOKENS_H

#include "journal/batch.h"

/* Whoever was wrong too often is not looked at for a while: by address, and apart from others there
 * by the token or link, so that one forgotten program does not keep the others out. */
bool token_may_try(struct batch *batch, const struct call *call);
/* There is no such token. */
void token_was_wrong(struct batch *batch, const struct call *call);
void token_knock(struct batch *batch, struct call *call);
void token_hook(struct batch *batch, struct call *call);
/* Effects of token.make and token.revoke, and what the rules must know for them. */
enum answering token_make(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
enum answering token_revoke(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
bool token_subject(struct batch *batch, const struct command *command, struct subject *ret_subject);

#endif
