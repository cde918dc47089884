/* The directory: who a session is. It owns sessions and one-time links and the making of their
 * tokens; of a token only the hash is stored. It says who somebody is, never what they may do. All
 * calls run on the journal's thread; those that write, inside its transaction. */
#ifndef RUNDE_DIRECTORY_DIRECTORY_H
#define RUNDE_DIRECTORY_DIRECTORY_H

#include "base/world.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

struct directory;

enum { DIRECTORY_TOKEN_SIZE = 26 };

/* Store and world are borrowed and outlive the directory. */
struct directory *directory_new(struct store *store, const struct world *world);
void directory_free(struct directory *directory);

/* Makes a one-time link for a person (0: for the first administrator) and drops the person's
 * oldest beyond the limit. The token, 128 random bits, exists only in ret_token. */
STORE_CHECK enum store_result directory_make_link(struct directory *directory, uint64_t person,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], int64_t *ret_expires_ms);
/* Whom a link is for, by its token's hash; it stays. STORE_NONE: unknown, used or expired. */
STORE_CHECK enum store_result directory_find_link(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], uint64_t *ret_person);
/* Uses a link up. */
STORE_CHECK enum store_result directory_drop_link(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Opens a session and drops the person's oldest beyond the limit. */
STORE_CHECK enum store_result directory_open_session(
	struct directory *directory, uint64_t person, char ret_token[DIRECTORY_TOKEN_SIZE + 1]);
/* Whose session it is, and until when. STORE_NONE: unknown or expired. */
STORE_CHECK enum store_result directory_find_session(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session);
STORE_CHECK enum store_result directory_close_session(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES]);

#endif
