#include "journal/signing/guests.h"

#include "journal/signing/signing.h"
#include "journal/signing/tokens.h"

/* Nobody can be invited yet, so no link is good. */
static void refuse(struct batch *batch, struct call *call)
{
	struct refusal refusal = refusal_of(ERROR_TOO_FAST);
	call->staged = true;
	if (token_may_try(batch, call)) {
		refusal = refusal_of(ERROR_LINK_INVALID);
		token_was_wrong(batch, call);
	}
	sign_in_refuse(batch, call, &refusal);
}

void guests_look(struct batch *batch, struct call *call)
{
	refuse(batch, call);
}

void guests_join(struct batch *batch, struct call *call)
{
	refuse(batch, call);
}
