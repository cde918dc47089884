/* What the house tells strangers. */
#ifndef RUNDE_JOURNAL_HOUSE_H
#define RUNDE_JOURNAL_HOUSE_H

#include "journal/batch.h"

/* To the gateway; null before it is founded. */
STORE_CHECK enum store_result house_tell(struct run *run, struct core *core);
/* Likewise with which key its minutes are sealed, once there is one that opens:
 * {"key","fingerprint"}. */
STORE_CHECK enum store_result house_tell_signer(struct run *run, struct core *core);

#endif
