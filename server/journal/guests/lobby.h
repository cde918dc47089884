/* What whoever waits to be let in is told: as it stands when they come, and when it has become
 * different. */
#ifndef RUNDE_JOURNAL_GUESTS_LOBBY_H
#define RUNDE_JOURNAL_GUESTS_LOBBY_H

#include "journal/batch.h"

/* Where a guest stands, for them to read. backstage: warm. Borrows from the state. */
struct lobby lobby_of(
	struct core *core, const struct room_entry *backstage, const struct guest *guest);
/* Notes that what is told of lobbies may have become different: the host has come or gone, a title
 * or a name has changed. */
void lobbies_note(struct core *core);
/* At the end of a batch: tells those who wait what has, and nothing where nothing has. */
void lobbies_tell(struct batch *batch);
/* Whether that batch has come true; else they are told again. */
void lobbies_settle(struct core *core, bool stored);
/* Notes what a connection has been told by the answer to its hello. */
void lobby_greeted(struct roster_connection *connection, const struct lobby *lobby);

#endif
