/* What the journal does with each call: a closed list of procedures. For journal/ alone. */
#ifndef RUNDE_JOURNAL_PROCEDURES_H
#define RUNDE_JOURNAL_PROCEDURES_H

#include "journal/batch.h"

/* procedure.c: the gate every call goes through, and from there to its procedure. */
void procedure_do(struct batch *batch, struct call *call);
/* Answers a call whose batch was not stored. */
void procedure_unavailable(struct batch *batch, struct call *call);
/* Answers a page whose batch was not stored. */
void procedure_unread(struct batch *batch, struct page *page);

/* writing.c: commands that write. */
void write_command(struct batch *batch, struct call *call, const struct who *who);

/* asking.c: hello and the commands that read. */
void ask_hello(struct batch *batch, struct call *call);
void ask_hello_as_operator(struct batch *batch, struct call *call, const struct who *who);
void ask_window(struct batch *batch, struct call *call, const struct who *who);

/* presence.c: who is here, who is typing; never stored. */
void pass_presence(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection);
void pass_typing(struct batch *batch, struct call *call, const struct who *who);
void pass_gone(struct batch *batch, struct call *call);
/* From here on the connection is nobody's: what it has sent meanwhile is refused, what it waits to
 * read is dropped. */
void presence_leave(struct batch *batch, struct roster_connection *connection);

/* membership.c: who has a room in their list and hears it, from here on. */
void membership_enter(struct batch *batch, struct room_entry *room, uint64_t person);
void membership_exit(struct batch *batch, struct room_entry *room, uint64_t person);
void membership_subscribe(struct batch *batch, struct room_entry *room, enum member_role role,
	uint64_t connection, bool stored);

/* signing.c: sessions begin and end; a source of what is due. */
void sign_in(struct batch *batch, struct call *call);
void sign_out(struct batch *batch, struct call *call);
int64_t sessions_next_ms(const struct core *core);
/* Closes the connections whose session has ended. */
void sessions_check(struct batch *batch, int64_t now_ms);

#endif
