/* Links of guests are made: effects. */
#ifndef RUNDE_JOURNAL_GUESTS_INVITING_H
#define RUNDE_JOURNAL_GUESTS_INVITING_H

#include "journal/batch.h"

enum answering guest_invite(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *backstage, const struct decision *decision);
enum answering guest_link(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *backstage, const struct decision *decision);
/* Before somebody is let in: the shared side can be read, or it is refused. */
enum answering guest_prepare(struct batch *batch, struct call *call, const struct who *who);

#endif
