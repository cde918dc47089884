#include "vault/password.h"

#include <sodium.h>
#include <string.h>

_Static_assert((int)PASSWORD_HASH_BYTES == (int)crypto_pwhash_STRBYTES, "libsodium's own size");

static size_t memory_of(const struct password_cost *cost)
{
	return (size_t)cost->memory_mib * 1024 * 1024;
}

bool password_hash(
	struct text password, const struct password_cost *cost, char ret_hash[PASSWORD_HASH_BYTES])
{
	return crypto_pwhash_str_alg(ret_hash, password.data, password.size, cost->passes,
		       memory_of(cost), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/* As much work as a real comparison, for those who do not exist. */
static void pretend(struct text password, const struct password_cost *cost)
{
	static const unsigned char salt[crypto_pwhash_SALTBYTES];
	unsigned char hash[32];
	if (crypto_pwhash(hash, sizeof(hash), password.data, password.size, salt, cost->passes,
		    memory_of(cost), crypto_pwhash_ALG_ARGON2ID13) == 0)
		sodium_memzero(hash, sizeof(hash));
}

bool password_verify(struct text password, const char *hash, const struct password_cost *cost)
{
	if (hash)
		return crypto_pwhash_str_verify(hash, password.data, password.size) == 0;
	pretend(password, cost);
	return false;
}
