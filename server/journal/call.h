/* One request on its way from the edge to the journal. */
#ifndef RUNDE_JOURNAL_CALL_H
#define RUNDE_JOURNAL_CALL_H

#include "base/text.h"
#include "directory/throttle.h"
#include "proto/command.h"
#include "proto/join.h"
#include "proto/request.h"
#include "proto/sign_in.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

enum call_kind {
	CALL_COMMAND,  /* a command on a connection */
	CALL_GONE,     /* the connection has closed */
	CALL_SIGN_IN,  /* somebody signs in over HTTP */
	CALL_LOOK,     /* somebody wants to know where a guest's link leads, likewise */
	CALL_JOIN,     /* a guest comes by a link */
	CALL_SIGN_OUT, /* a session is ended over HTTP */
	CALL_KNOCK,    /* a token comes for a connection */
	CALL_HOOK,     /* something is sent to a webhook: a message.post without its room */
	CALL_EXPORT,   /* minutes are wanted as a file, over HTTP: a minutes.read */
};

/* How somebody comes, and so whose session it can be. */
enum credential {
	CREDENTIAL_COOKIE, /* with the cookie of somebody who has signed in */
	CREDENTIAL_TOKEN,  /* with a bot's token */
	CREDENTIAL_GUEST,  /* with a guest's cookie; LOOK, JOIN: with a guest's link */
};

/* What a worker does about passwords before the call goes on; the texts are borrowed from it. */
struct hashing {
	enum { HASHING_NONE, HASHING_ASKED, HASHING_DONE, HASHING_BUSY } stage;
	uint64_t person;     /* SIGN_IN: whose `stored` is; 0: nobody's */
	struct text claimed; /* to be compared with `stored`; data NULL: nothing to compare */
	char *stored;        /* owned; NULL: nothing it could match */
	struct text wanted;  /* to be hashed, if what was claimed matches; data NULL: nothing */
	bool matches;        /* whether what was claimed is what was stored */
	char *made;          /* owned; the hash of what was wanted */
};

struct call {
	struct call *next; /* in whoever's list */
	enum call_kind kind;
	uint64_t connection; /* whom the answer goes to; numbers are never used twice */
	enum credential credential;
	uint8_t token_hash[VAULT_HASH_BYTES]; /* of the session's cookie or token, or of the link */
	uint8_t address[THROTTLE_ADDRESS_BYTES]; /* over HTTP: where it comes from */
	struct request_id id;                    /* COMMAND, HOOK, EXPORT */
	struct command *command;                 /* COMMAND, HOOK, EXPORT; owned */
	bool is_operator;        /* COMMAND by whoever runs the server; see room/may.h */
	bool staged;             /* its outcome hangs on the commit; for the journal's own use */
	struct sign_in *sign_in; /* SIGN_IN; owned */
	struct join *join;       /* LOOK, JOIN; owned */
	bool has_session;        /* LOOK: a guest's cookie came along, */
	uint8_t session_hash[VAULT_HASH_BYTES]; /* of this token */
	struct hashing hashing;
};

struct call *call_new(enum call_kind kind, uint64_t connection);
/* Frees it and what it owns; NULL is fine. */
void call_free(struct call *call);

#endif
