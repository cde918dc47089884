/* Signing: a key of Ed25519 with which the server vouches for what leaves it. It lives as long as
 * the installation, so what was signed can be checked with one public key for good. */
#ifndef RUNDE_VAULT_SIGNER_H
#define RUNDE_VAULT_SIGNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	SIGNER_SEED_BYTES = 32, /* what is stored, sealed */
	SIGNER_KEY_BYTES = 32,  /* what everybody may know */
	SIGNER_SIGNATURE_BYTES = 64,
	SIGNER_HASH_BYTES = 32,
	SIGNER_FINGERPRINT_SIZE = 40 /* 8 groups of 4 digits, with the NUL */
};

struct signer; /* in guarded memory */

/* The key that is made of a seed, so many random bytes, which the caller wipes. NULL: there is no
 * guarded memory for it. */
struct signer *signer_new(const uint8_t seed[SIGNER_SEED_BYTES]);
/* Wipes it; NULL is fine. */
void signer_free(struct signer *signer);
void signer_public_key(const struct signer *signer, uint8_t ret_key[SIGNER_KEY_BYTES]);
void signer_sign(const struct signer *signer, const void *text, size_t size_bytes,
	uint8_t ret_signature[SIGNER_SIGNATURE_BYTES]);

/* Whether a text was signed like this by the key with this public half. */
bool signature_is_good(const uint8_t key[SIGNER_KEY_BYTES], const void *text, size_t size_bytes,
	const uint8_t signature[SIGNER_SIGNATURE_BYTES]);
/* SHA-256. */
void signer_hash(const void *text, size_t size_bytes, uint8_t ret_hash[SIGNER_HASH_BYTES]);
/* The beginning of the hash of a public key, to be compared by people: 128 bits in 8 groups. */
void signer_fingerprint(
	const uint8_t key[SIGNER_KEY_BYTES], char ret_text[SIGNER_FINGERPRINT_SIZE]);

/* Who must have signed: a public key, or its fingerprint. */
struct signer_name {
	size_t size; /* SIGNER_KEY_BYTES, or half of it */
	uint8_t bytes[SIGNER_KEY_BYTES];
};

/* Reads one in hexadecimal; blanks, colons and hyphens between digits are passed over. False: it is
 * neither. */
bool signer_name_parse(const char *text, struct signer_name *ret_name)
	__attribute__((warn_unused_result));
/* Whether this is the key that is meant. */
bool signer_is_named(const struct signer_name *name, const uint8_t key[SIGNER_KEY_BYTES]);

/* Wipes a seed. */
void signer_wipe(uint8_t seed[SIGNER_SEED_BYTES]);

#endif
