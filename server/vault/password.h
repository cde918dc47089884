/* Passwords as they are kept: hashed with Argon2id (RFC 9106, by libsodium), which is slow on
 * purpose. Never on the journal's or the gateway's thread. */
#ifndef RUNDE_VAULT_PASSWORD_H
#define RUNDE_VAULT_PASSWORD_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum { PASSWORD_HASH_BYTES = 128 };

/* How much work a guess costs. */
struct password_cost {
	unsigned passes;     /* over the memory */
	unsigned memory_mib; /* while one hash is made */
};

/* Makes the text under which a password is kept: method, cost, salt and hash, NUL-terminated.
 * False: there was not memory enough. */
bool password_hash(struct text password, const struct password_cost *cost,
	char ret_hash[PASSWORD_HASH_BYTES]) __attribute__((warn_unused_result));
/* Whether the hash is this password's. With hash NULL it never is, and takes as long as with one
 * of this cost. */
bool password_verify(struct text password, const char *hash, const struct password_cost *cost)
	__attribute__((warn_unused_result));

#endif
