#include "vault/signer.h"

#include <sodium.h>
#include <string.h>

struct signer {
	uint8_t secret[crypto_sign_SECRETKEYBYTES];
	uint8_t key[SIGNER_KEY_BYTES];
};

_Static_assert((int)SIGNER_SEED_BYTES == (int)crypto_sign_SEEDBYTES, "seed");
_Static_assert((int)SIGNER_KEY_BYTES == (int)crypto_sign_PUBLICKEYBYTES, "key");
_Static_assert((int)SIGNER_SIGNATURE_BYTES == (int)crypto_sign_BYTES, "signature");
_Static_assert((int)SIGNER_HASH_BYTES == (int)crypto_hash_sha256_BYTES, "hash");

struct signer *signer_new(const uint8_t seed[SIGNER_SEED_BYTES])
{
	if (sodium_init() < 0)
		return NULL;
	struct signer *signer = sodium_malloc(sizeof(*signer));
	if (!signer)
		return NULL;
	crypto_sign_seed_keypair(signer->key, signer->secret, seed);
	sodium_mprotect_readonly(signer);
	return signer;
}

void signer_free(struct signer *signer)
{
	sodium_free(signer);
}

void signer_public_key(const struct signer *signer, uint8_t ret_key[SIGNER_KEY_BYTES])
{
	memcpy(ret_key, signer->key, SIGNER_KEY_BYTES);
}

void signer_sign(const struct signer *signer, const void *text, size_t size_bytes,
	uint8_t ret_signature[SIGNER_SIGNATURE_BYTES])
{
	crypto_sign_detached(ret_signature, NULL, text, size_bytes, signer->secret);
}

bool signature_is_good(const uint8_t key[SIGNER_KEY_BYTES], const void *text, size_t size_bytes,
	const uint8_t signature[SIGNER_SIGNATURE_BYTES])
{
	return crypto_sign_verify_detached(signature, text, size_bytes, key) == 0;
}

void signer_hash(const void *text, size_t size_bytes, uint8_t ret_hash[SIGNER_HASH_BYTES])
{
	crypto_hash_sha256(ret_hash, text, size_bytes);
}

void signer_fingerprint(const uint8_t key[SIGNER_KEY_BYTES], char ret_text[SIGNER_FINGERPRINT_SIZE])
{
	enum { GROUPS = 8 };
	uint8_t hash[SIGNER_HASH_BYTES];
	signer_hash(key, SIGNER_KEY_BYTES, hash);
	for (size_t i = 0; i < GROUPS; i++) {
		sodium_bin2hex(ret_text + 5 * i, 5, hash + 2 * i, 2);
		ret_text[5 * i + 4] = i + 1 < GROUPS ? ' ' : '\0';
	}
}

bool signer_name_parse(const char *text, struct signer_name *ret_name)
{
	struct signer_name name;
	if (sodium_hex2bin(name.bytes, sizeof(name.bytes), text, strlen(text), " :-", &name.size,
		    NULL) != 0 ||
		(name.size != SIGNER_KEY_BYTES && name.size != SIGNER_KEY_BYTES / 2))
		return false;
	*ret_name = name;
	return true;
}

bool signer_is_named(const struct signer_name *name, const uint8_t key[SIGNER_KEY_BYTES])
{
	uint8_t hash[SIGNER_HASH_BYTES];
	if (name->size == SIGNER_KEY_BYTES)
		return memcmp(name->bytes, key, SIGNER_KEY_BYTES) == 0;
	signer_hash(key, SIGNER_KEY_BYTES, hash);
	return memcmp(name->bytes, hash, name->size) == 0;
}

void signer_wipe(uint8_t seed[SIGNER_SEED_BYTES])
{
	sodium_memzero(seed, SIGNER_SEED_BYTES);
}
