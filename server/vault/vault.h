/* The vault: the master key, one key per room and generation, and sealing under them with
 * XChaCha20-Poly1305. It owns all key material and the binding of a sealed text to its place; it
 * stores nothing itself. Sealing and opening may run on several threads at once; making, adding
 * and forgetting keys too (a lock inside). */
#ifndef RUNDE_VAULT_VAULT_H
#define RUNDE_VAULT_VAULT_H

#include "base/buffer.h"
#include "base/fault.h"
#include "base/world.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vault;

enum { VAULT_DATA_SET_BYTES = 16, VAULT_HASH_BYTES = 32 };

/* What a sealed text is bound to; written into the associated data in fixed width, together with
 * the data set and the format. Stored on disk: purposes are never renumbered. */
enum seal_purpose { SEAL_EVENT = 1, SEAL_SNAPSHOT = 2, SEAL_REGISTER = 3, SEAL_RECORD = 4 };

struct seal_label {
	enum seal_purpose purpose;
	uint64_t room;
	uint64_t seq;
	uint64_t author; /* of an event; the person of a register */
	int64_t time_ms;
	uint64_t ref;
	uint16_t kind;
	uint8_t audience;
};

/* Reads the master key from a file: 64 hexadecimal digits and a newline, a regular file owned by
 * the server's user and closed to everybody else. Without one it is made (0600) if may_create.
 * 0, or -1 with the reason; nothing else is touched on failure. */
int vault_open(const char *key_path, bool may_create, const struct world *world,
	struct vault **ret_vault, struct fault *ret_fault);
/* Wipes and frees all keys; NULL is fine. */
void vault_free(struct vault *vault);

/* Binds everything sealed and opened from here on to this data set. Must come first. */
void vault_bind(struct vault *vault, const uint8_t data_set[VAULT_DATA_SET_BYTES]);
/* Appends a text that only this master key and data set can confirm. */
void vault_make_check(struct vault *vault, struct buffer *out);
/* Whether the text was made by vault_make_check() with this master key and data set. */
bool vault_test_check(struct vault *vault, const void *check, size_t size_bytes);

/* Makes a fresh key for a room, takes it into use as the room's newest, and appends it wrapped by
 * the master key (bound to data set, room and generation). */
void vault_make_room_key(
	struct vault *vault, uint64_t room, uint32_t generation, struct buffer *ret_wrapped);
/* Takes a stored key into use; the highest generation added seals. False: damaged or foreign. */
bool vault_add_room_key(struct vault *vault, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes) __attribute__((warn_unused_result));
/* Wipes all keys of a room. */
void vault_forget_room(struct vault *vault, uint64_t room);

/* Appends format, generation, nonce, ciphertext and tag. It is a bug if the room has no key. */
void vault_seal(struct vault *vault, const struct seal_label *label, const void *plain,
	size_t size_bytes, struct buffer *out);
/* Appends the plain text. False: damaged, moved from another place, or its key is not here; then
 * nothing is appended. */
bool vault_unseal(struct vault *vault, const struct seal_label *label, const void *sealed,
	size_t size_bytes, struct buffer *out) __attribute__((warn_unused_result));

/* An id from 1 to 2^63-1 that follows from these numbers and the data set alone. */
uint64_t vault_derive_id(const struct vault *vault, const uint64_t *numbers, size_t count);

/* The hash under which a token of at least 128 random bits is stored (BLAKE2b). */
void vault_hash_token(const void *token, size_t size_bytes, uint8_t ret_hash[VAULT_HASH_BYTES]);

#endif
