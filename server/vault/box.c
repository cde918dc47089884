#include "vault/inside.h"

#include <sodium.h>

_Static_assert(VAULT_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key");
_Static_assert(VAULT_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(VAULT_TAG_BYTES == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");

void box_seal(const struct vault *vault, const uint8_t key[VAULT_KEY_BYTES], const void *label,
	size_t label_size, const void *plain, size_t size_bytes, struct buffer *out)
{
	size_t box_size = VAULT_NONCE_BYTES + size_bytes + VAULT_TAG_BYTES;
	uint8_t *nonce = buffer_reserve(out, box_size);
	if (!nonce)
		return;
	world_fill_random(vault->world, nonce, VAULT_NONCE_BYTES);
	crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + VAULT_NONCE_BYTES, NULL, plain,
		size_bytes, label, label_size, NULL, nonce, key);
	out->size += box_size;
}

bool box_open(const uint8_t key[VAULT_KEY_BYTES], const void *label, size_t label_size,
	const void *box, size_t size_bytes, struct buffer *out)
{
	const uint8_t *nonce = box;
	if (size_bytes < VAULT_NONCE_BYTES + VAULT_TAG_BYTES)
		return false;
	size_t text_size = size_bytes - VAULT_NONCE_BYTES;
	uint8_t *plain = buffer_reserve(out, text_size - VAULT_TAG_BYTES);
	if (!plain ||
		crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL,
			nonce + VAULT_NONCE_BYTES, text_size, label, label_size, nonce, key) != 0)
		return false;
	out->size += text_size - VAULT_TAG_BYTES;
	return true;
}

uint8_t *put_number(uint8_t *at, uint64_t number, int size_bytes)
{
	for (int i = size_bytes - 1; i >= 0; i--, number >>= 8)
		at[i] = (uint8_t)number;
	return at + size_bytes;
}
