/* The gate every call goes through, and from there to what is done with it. */
#ifndef RUNDE_JOURNAL_PROCEDURE_H
#define RUNDE_JOURNAL_PROCEDURE_H

#include "journal/batch.h"

void procedure_do(struct batch *batch, struct call *call);
/* Answers a call whose batch was not stored. */
void procedure_unavailable(struct batch *batch, struct call *call);
/* Notes the result of a read for a call: true if it was STORE_OK. What is damaged is that call's
 * misfortune alone, which is answered as unavailable; after anything else the batch has failed. */
bool procedure_has_read(struct batch *batch, struct call *call, enum store_result result)
	__attribute__((warn_unused_result));
/* Answers a page whose batch was not stored. */
void procedure_unread(struct batch *batch, struct page *page);

#endif
