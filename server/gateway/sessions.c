#include "gateway/sessions.h"

#include "base/limits.h"
#include "base/memory.h"

#include <string.h>
#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>
#include <utlist.h>

struct session {
	uint8_t token_hash[VAULT_HASH_BYTES];
	unsigned connections;
	struct rate_bucket buckets[BUCKET_COUNT];
	struct session *prev, *next; /* of those resting */
	UT_hash_handle hh;
};

struct session *sessions_enter(
	struct sessions *sessions, const uint8_t token_hash[VAULT_HASH_BYTES], uint64_t now_ms)
{
	struct session *session;
	HASH_FIND(hh, sessions->all, token_hash, VAULT_HASH_BYTES, session);
	if (!session) {
		session = memory_new(1, sizeof(*session));
		memcpy(session->token_hash, token_hash, VAULT_HASH_BYTES);
		for (unsigned i = 0; i < BUCKET_COUNT; i++)
			rate_init(&session->buckets[i], rate_rule(i), now_ms);
		HASH_ADD(hh, sessions->all, token_hash, VAULT_HASH_BYTES, session);
	} else if (!session->connections) {
		DL_DELETE(sessions->resting, session);
		sessions->resting_count--;
	}
	session->connections++;
	return session;
}

static bool is_full(const struct session *session, uint64_t now_ms)
{
	for (unsigned i = 0; i < BUCKET_COUNT; i++)
		if (!rate_is_full(&session->buckets[i], rate_rule(i), now_ms))
			return false;
	return true;
}

static void forget(struct sessions *sessions, struct session *session)
{
	DL_DELETE(sessions->resting, session);
	sessions->resting_count--;
	HASH_DEL(sessions->all, session);
	free(session);
}

void sessions_leave(struct sessions *sessions, struct session *session, uint64_t now_ms)
{
	if (--session->connections)
		return;
	DL_APPEND(sessions->resting, session);
	sessions->resting_count++;
	if (is_full(session, now_ms))
		forget(sessions, session);
	else if (sessions->resting_count > LIMIT_SESSIONS_RESTING)
		forget(sessions, sessions->resting);
}

void sessions_tick(struct sessions *sessions, uint64_t now_ms)
{
	struct session *session, *next;
	DL_FOREACH_SAFE(sessions->resting, session, next)
	if (is_full(session, now_ms))
		forget(sessions, session);
}

unsigned sessions_count(const struct sessions *sessions)
{
	return HASH_COUNT(sessions->all);
}

void sessions_fini(struct sessions *sessions)
{
	struct session *session, *next;
	HASH_ITER (hh, sessions->all, session, next) {
		HASH_DEL(sessions->all, session);
		free(session);
	}
	*sessions = (struct sessions){0};
}

const uint8_t *session_token_hash(const struct session *session)
{
	return session->token_hash;
}

bool session_take(struct session *session, unsigned bucket, uint64_t now_ms)
{
	return rate_take(&session->buckets[bucket], rate_rule(bucket), now_ms);
}
