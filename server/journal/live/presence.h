/* Who is here, who is typing, who nods; never stored. */
#ifndef RUNDE_JOURNAL_LIVE_PRESENCE_H
#define RUNDE_JOURNAL_LIVE_PRESENCE_H

#include "journal/batch.h"

void pass_presence(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection);
void pass_typing(struct batch *batch, struct call *call, const struct who *who);
void pass_sign(struct batch *batch, struct call *call, const struct who *who);
void pass_gone(struct batch *batch, struct call *call);
/* From here on the connection is nobody's: what it has sent meanwhile is refused, what it waits to
 * read is dropped. */
void presence_leave(struct batch *batch, struct roster_connection *connection);

#endif
