/* The directory: who a session is. It owns sessions, one-time links, invitations and passwords and
 * the making of their tokens; of a token only the hash is stored, of a password only its Argon2id
 * hash, sealed. It says who somebody is, never what they may do. All calls run on the journal's
 * thread; those that write, inside its transaction. */
#ifndef RUNDE_DIRECTORY_DIRECTORY_H
#define RUNDE_DIRECTORY_DIRECTORY_H

#include "base/arena.h"
#include "base/world.h"
#include "directory/throttle.h"
#include "proto/gen/types.h"
#include "store/records.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

struct directory;

enum { DIRECTORY_TOKEN_SIZE = 26 };

/* Store, vault and world are borrowed and outlive the directory; what it seals is sealed under the
 * house's key. */
struct directory *directory_new(
	struct store *store, struct vault *vault, const struct world *world, uint64_t house);
void directory_free(struct directory *directory);
/* Who was wrong at the door; owned by the directory. */
struct throttle *directory_throttle(struct directory *directory);

/* links.c */
/* Makes a one-time link for a person (0: for the first administrator) and drops the person's
 * oldest beyond the limit. own: they make it for themselves. The token, 128 random bits, exists
 * only in ret_token. */
STORE_CHECK enum store_result directory_make_link(struct directory *directory, uint64_t person,
	bool own, char ret_token[DIRECTORY_TOKEN_SIZE + 1], int64_t *ret_expires_ms);
/* Whom a link is for, by its token's hash, and whether they made it themselves; it stays.
 * STORE_NONE: unknown, used or expired. */
STORE_CHECK enum store_result directory_find_link(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], uint64_t *ret_person, bool *ret_own);
/* Uses a link up. */
STORE_CHECK enum store_result directory_drop_link(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Drops all of a person's links. */
STORE_CHECK enum store_result directory_drop_links(struct directory *directory, uint64_t person);

/* guest_links.c: where links of guests lead. */
struct directory_guest_link {
	uint64_t backstage;
	uint64_t guest; /* 0: the case's general link */
	int64_t expires_ms;
};
/* Keeps a link and makes its token; that of the same guest, or the general one, before it is good
 * no more. */
STORE_CHECK enum store_result directory_make_guest_link(struct directory *directory,
	const struct directory_guest_link *link, char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* By its token's hash; it stays. STORE_NONE: unknown, taken back or expired. */
STORE_CHECK enum store_result directory_find_guest_link(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct directory_guest_link *ret_link);
/* Drops a guest's link, or the general one (0), whether there is one or not. */
STORE_CHECK enum store_result directory_drop_guest_link(
	struct directory *directory, uint64_t backstage, uint64_t guest);

/* invitations.c */
struct directory_invitation {
	uint64_t id, made_by;
	int role;
	unsigned uses; /* how many people can still come by it */
	int64_t expires_ms;
	struct text note;
};
/* Keeps an invitation and makes its token. */
STORE_CHECK enum store_result directory_make_invitation(struct directory *directory,
	const struct directory_invitation *invitation, char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* By its token's hash, without its note. STORE_NONE: unknown, used up, revoked or expired. */
STORE_CHECK enum store_result directory_find_invitation(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct directory_invitation *ret_invitation);
/* One person has come by it. */
STORE_CHECK enum store_result directory_use_invitation(struct directory *directory, uint64_t id);
/* STORE_NONE: there is none. */
STORE_CHECK enum store_result directory_drop_invitation(struct directory *directory, uint64_t id);
/* How many are open; drops those that have expired. */
STORE_CHECK enum store_result directory_count_invitations(
	struct directory *directory, unsigned *ret_count);

/* sessions.c */
/* Opens a session that ends as the house's limits say, and drops the person's oldest beyond how
 * many there can be. by_link: a one-time link opened it that somebody else had made; device: what
 * its browser calls itself. */
STORE_CHECK enum store_result directory_open_session(struct directory *directory,
	const struct house_limits *limits, uint64_t person, bool by_link, struct text device,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* Opens a guest's session for a case that ends with their link, and drops their oldest beyond how
 * many there can be. */
STORE_CHECK enum store_result directory_open_guest_session(struct directory *directory,
	const struct directory_guest_link *link, struct text device,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* A guest's link is good until another moment: their sessions end then. */
STORE_CHECK enum store_result directory_limit_guest(
	struct directory *directory, uint64_t guest, int64_t expires_ms);
/* The limits are others now: all people's sessions end accordingly. */
STORE_CHECK enum store_result directory_limit_sessions(
	struct directory *directory, const struct house_limits *limits);
/* Whose session it is, and until when. STORE_NONE: unknown or expired. */
STORE_CHECK enum store_result directory_find_session(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session);
STORE_CHECK enum store_result directory_close_session(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Whether a use at this moment need not be noted: one of the same day was. */
bool directory_is_used_today(const struct store_session *session, int64_t now_ms);
/* Notes that it was used, which also puts its end off, as far as the limits let it; a token's
 * stays. */
STORE_CHECK enum store_result directory_touch_session(struct directory *directory,
	const struct house_limits *limits, const struct store_session *session);
/* The clock was set back: no session of a person ends later than if it had been used now. */
STORE_CHECK enum store_result directory_turn_back(
	struct directory *directory, const struct house_limits *limits);
/* A bot's token: a session that is made for it and ends when it is told to. */
struct directory_grant {
	uint64_t id, person;
	unsigned scopes;    /* bits of scope_bit() */
	uint64_t room;      /* the channel of a webhook; 0: none */
	int64_t expires_ms; /* INT64_MAX: not by itself */
	struct text name;
};
/* Opens it and drops the bot's oldest beyond the limit, the expired before all. */
STORE_CHECK enum store_result directory_grant_token(struct directory *directory,
	const struct directory_grant *grant, char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* True for the first hour of a session that was opened by a one-time link of somebody else's, and
 * if the clock is set back no longer than that. */
bool directory_is_fresh_link(
	const struct directory *directory, const struct store_session *session);

/* passwords.c */
/* The hash of the person's password, NUL-terminated. STORE_NONE: there is none. */
STORE_CHECK enum store_result directory_get_password(
	struct directory *directory, uint64_t person, struct buffer *ret_hash);
STORE_CHECK enum store_result directory_put_password(
	struct directory *directory, uint64_t person, const char *hash);
/* Why a password is not good enough where so many characters are needed, as a reason of proto/;
 * NULL: it is. */
const char *directory_judge_password(struct text password, int64_t least, int64_t *ret_limit);

/* reading.c: for readers, on handles of their own. */
/* What a session's browser calls itself, or what a token is for; empty where it does not open. */
struct text directory_open_device(struct vault *vault, uint64_t house,
	const struct store_session *session, struct arena *arena);
struct text directory_open_note(struct vault *vault, uint64_t house,
	const struct store_invitation *invitation, struct arena *arena);

/* checking.c: opens all that is sealed in records, and says of each part whether it opened. what:
 * in words; person: whose it is, or who made it. */
typedef void (*directory_part_fn)(void *cookie, const char *what, uint64_t person, bool opens);
STORE_CHECK enum store_result directory_check(struct store *store, struct vault *vault,
	uint64_t house, directory_part_fn fn, void *cookie);

#endif
