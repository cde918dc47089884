/* The sessions that connections came with, whether the house knows them or not: how fast all
 * connections of one may ask together. A session outlives its last connection until its buckets
 * are full again, so that coming back refills nothing. */
#ifndef RUNDE_GATEWAY_SESSIONS_H
#define RUNDE_GATEWAY_SESSIONS_H

#include "gateway/rate.h"
#include "vault/vault.h"

struct session;

struct sessions {
	struct session *all;     /* owned; hashed */
	struct session *resting; /* list: those without connections, the longest gone first */
	unsigned resting_count;
};

/* The session for one more connection; it is given back by sessions_leave(). */
struct session *sessions_enter(
	struct sessions *sessions, const uint8_t token_hash[VAULT_HASH_BYTES], uint64_t now_ms);
/* One connection of it has closed. The session may be freed. */
void sessions_leave(struct sessions *sessions, struct session *session, uint64_t now_ms);
/* Forgets the resting ones whose buckets are full; call it now and then. */
void sessions_tick(struct sessions *sessions, uint64_t now_ms);
/* How many are known, those without a connection included. */
unsigned sessions_count(const struct sessions *sessions);
void sessions_fini(struct sessions *sessions);

const uint8_t *session_token_hash(const struct session *session);
/* Takes a token of this class of command, or for an error or a refusal; false: there is none. */
bool session_take(struct session *session, unsigned bucket, uint64_t now_ms);

#endif
