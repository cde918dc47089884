/* A guest says hello: who waits is told where they stand, who was let in hears their room. */
#ifndef RUNDE_JOURNAL_GUESTS_GREETING_H
#define RUNDE_JOURNAL_GUESTS_GREETING_H

#include "journal/batch.h"

void ask_guest_hello(struct batch *batch, struct call *call);

#endif
