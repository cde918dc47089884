/* Guests at the door: where their link leads, and a session for whoever comes by it. */
#ifndef RUNDE_JOURNAL_SIGNING_GUESTS_H
#define RUNDE_JOURNAL_SIGNING_GUESTS_H

#include "journal/batch.h"

/* What a CALL_LOOK and a CALL_JOIN ask for. Every link that is not good is answered alike. */
void guests_look(struct batch *batch, struct call *call);
void guests_join(struct batch *batch, struct call *call);

#endif
