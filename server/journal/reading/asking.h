/* Hello and the commands that read: allowed here, read by a reader. */
#ifndef RUNDE_JOURNAL_READING_ASKING_H
#define RUNDE_JOURNAL_READING_ASKING_H

#include "journal/batch.h"

enum { PROTOCOL_VERSION = 1 };

void ask_hello(struct batch *batch, struct call *call);
void ask_hello_as_operator(struct batch *batch, struct call *call, const struct who *who);
void ask_window(struct batch *batch, struct call *call, const struct who *who);
/* A CALL_EXPORT: for whom its command is done says the session it comes with. */
void ask_export(struct batch *batch, struct call *call);
void ask_listing(struct batch *batch, struct call *call, const struct who *who);
void ask_versions(struct batch *batch, struct call *call, const struct who *who);

/* Refuses a hello and closes the connection. */
void ask_turn_away(struct batch *batch, struct call *call, enum error_kind error, int close_code);

#endif
