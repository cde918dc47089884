/* The ordered list from the journal to the gateway: what to send and who hears which room from now
 * on. The gateway obeys it entry by entry and decides nothing. */
#ifndef RUNDE_JOURNAL_DISPATCH_H
#define RUNDE_JOURNAL_DISPATCH_H

#include "base/frame.h"
#include "directory/directory.h"
#include "journal/call.h"
#include "proto/command.h"
#include "proto/event.h"
#include "room/reading.h"

#include <stdbool.h>
#include <stdint.h>

enum dispatch_kind {
	DISPATCH_ANSWER,      /* frame to connection; ends one call in flight unless `unasked` */
	DISPATCH_EVENT,       /* frame to all who hear room */
	DISPATCH_SUBSCRIBE,   /* connection hears room from here on */
	DISPATCH_UNSUBSCRIBE, /* connection hears room no longer */
	DISPATCH_CLOSE,       /* close connection with close_code, after what is queued */
	DISPATCH_SIGN_IN,     /* answer to CALL_SIGN_IN, CALL_JOIN: token or error */
	DISPATCH_SIGN_OUT,    /* answer to CALL_SIGN_OUT */
	DISPATCH_LOOK,        /* answer to CALL_LOOK: frame is JSON, of an error too */
	DISPATCH_KNOCK,       /* answer to CALL_KNOCK: error, or come in */
	DISPATCH_EXPORT,      /* what a CALL_EXPORT wanted; where it is refused, an ANSWER */
	DISPATCH_HOUSE,       /* what the house tells those who are not signed in: frame is JSON */
	DISPATCH_SIGNER       /* likewise with which key its minutes are sealed */
};

/* What not everybody may know of: the earlier event one changes, the root of the thread it says
 * something of; 0: everybody may. */
struct guard {
	uint64_t ref, root;
};

struct minutes_copy;

struct dispatch {
	struct dispatch *next;
	enum dispatch_kind kind;
	uint64_t connection;
	uint64_t room;
	struct frame *frame;  /* owned reference; ANSWER (NULL: there was no memory for it), EVENT,
				 LOOK, HOUSE, SIGNER; the error of a SIGN_IN */
	struct frame *veiled; /* EVENT: for those who do not see it; NULL: all get frame, */
	struct frame *bare;   /* but those who see it and not its root; NULL: they too */
	enum audience audience;    /* EVENT: who gets frame, */
	struct guard guard;        /* and of which earlier events they must know */
	struct sight sight;        /* SUBSCRIBE: what of the room the connection hears */
	bool passing;              /* EVENT: presence, typing: may be dropped for a slow reader */
	bool unasked;              /* ANSWER: not the answer to a call */
	enum command_kind command; /* ANSWER to a call: what was asked */
	bool stored;               /* true only if the commit succeeds; for the journal's own use */
	int close_code;
	struct minutes_copy *copy; /* owned; EXPORT */
	enum error_kind error; /* ANSWER, SIGN_IN, LOOK, KNOCK: what went wrong, or ERROR_NONE */
	enum credential credential;           /* SIGN_IN, SIGN_OUT: whose session it is */
	char token[DIRECTORY_TOKEN_SIZE + 1]; /* SIGN_IN: the new session's, NUL-terminated */
};

struct dispatch *dispatch_new(enum dispatch_kind kind);
/* Frees one entry and its references. */
void dispatch_free(struct dispatch *dispatch);

#endif
