/* One request on its way from the edge to the journal. */
#ifndef RUNDE_JOURNAL_CALL_H
#define RUNDE_JOURNAL_CALL_H

#include "base/text.h"
#include "proto/command.h"
#include "proto/request.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

enum call_kind {
	CALL_COMMAND,  /* a command on a connection */
	CALL_GONE,     /* the connection has closed */
	CALL_SIGN_IN,  /* a one-time link is redeemed over HTTP */
	CALL_SIGN_OUT, /* a session is ended over HTTP */
};

struct call {
	struct call *next; /* in whoever's list */
	enum call_kind kind;
	uint64_t connection; /* whom the answer goes to; numbers are never used twice */
	uint8_t token_hash[VAULT_HASH_BYTES]; /* of the session cookie; for SIGN_IN of the link */
	struct request_id id;                 /* CALL_COMMAND */
	struct command *command;              /* CALL_COMMAND; owned */
	bool is_operator; /* COMMAND by whoever runs the server; see room/may.h */
	bool staged;      /* its outcome hangs on the commit; for the journal's own use */
	char *name;       /* SIGN_IN of the first administrator: their name, owned, or NULL */
	char *house;      /* likewise the house's title */
};

struct call *call_new(enum call_kind kind, uint64_t connection);
/* Frees it and what it owns; NULL is fine. */
void call_free(struct call *call);

#endif
