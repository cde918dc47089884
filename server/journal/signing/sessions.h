/* Sessions in use, how long they last, and their end; a source of what is due. */
#ifndef RUNDE_JOURNAL_SIGNING_SESSIONS_H
#define RUNDE_JOURNAL_SIGNING_SESSIONS_H

#include "journal/batch.h"
#include "store/records.h"

int64_t sessions_next_ms(const struct core *core);
/* Closes the connections whose session has ended. */
void sessions_check(struct batch *batch, int64_t now_ms);
/* The session a call comes with, if it has one of these scopes. STORE_NONE: it has not, or there is
 * none. */
enum store_result session_of_call(struct batch *batch, const struct call *call, unsigned scopes,
	struct store_session *ret_session);
/* Notes the day a session was last used; it is no reason to turn anybody away. */
void session_note_use(struct batch *batch, const struct store_session *session);
/* Lets all sessions end as the house's limits say, and has those of all connections looked at. */
bool sessions_limit(struct batch *batch);
/* Has a connection's session looked at again when it ends, or in a day: it is in use till then. */
void session_watch(struct core *core, struct roster_connection *connection, int64_t expires_ms);
/* Has the sessions of a person's connections looked at once this batch has been stored, or not. */
void sessions_look_again(struct core *core, uint64_t person);
/* Likewise of all connections. */
void sessions_look_again_at_all(struct core *core);

/* An effect. */
enum answering session_end_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
/* Ends a person's sessions, all but one (NULL: none stays), and closes their connections. False:
 * the batch failed. */
bool sessions_end(struct batch *batch, uint64_t person, const uint8_t *but);
/* Likewise the one with this id. */
bool sessions_end_one(struct batch *batch, uint64_t person, uint64_t session);

#endif
