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

enum { VAULT_DATA_SET_BYTES = 16, VAULT_HASH_BYTES = 32, VAULT_KEY_NAME_SIZE = 9 };

/* What a sealed text is bound to; written into the associated data in fixed width, together with
 * the data set and the format. Stored on disk: purposes are never renumbered. */
enum seal_purpose {
	SEAL_EVENT = 1,
	SEAL_SNAPSHOT = 2,
	SEAL_REGISTER = 3,
	SEAL_RECORD = 4,
	SEAL_NOTE = 5,       /* seq: what it is of; kind: the item; ref: the version */
	SEAL_NOTE_STEPS = 6, /* likewise; audience: how many */
	/* seq: the meeting; ref: the event; kind: the stage; author: the series; audience: the form
	 */
	SEAL_MINUTES = 7,
	SEAL_NOTE_HEAD = 8 /* as SEAL_NOTE */
};

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

/* Gets the master key. `key` is the path of its file: 64 hexadecimal digits and a newline, a
 * regular file owned by the server's user and closed to everybody else; without one it is made
 * (0600) if may_create. Or "credential": such a file that the service manager has handed over as
 * runde.key. Or "passphrase:FILE", of which the key is made; the same without :FILE asks for it at
 * the terminal, FILE - is standard input. 0, or -1 with the reason; nothing else is touched on
 * failure.
 */
int vault_open(const char *key, bool may_create, const struct world *world,
	struct vault **ret_vault, struct fault *ret_fault);
/* Wipes and frees all keys; NULL is fine. */
void vault_free(struct vault *vault);

/* Binds everything sealed and opened from here on to this data set. Must come first. 0, or -1 with
 * the reason: there is not memory enough. */
int vault_bind(struct vault *vault, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct fault *ret_fault) __attribute__((warn_unused_result));
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
/* Changing the master key. While a change is under way its state is stored: through it either key
 * opens everything, and new keys are wrapped by the next. Not while others wrap.
 *
 * Gets the next key, which `key` names as in vault_open(), or, with NULL, makes a fresh one for the
 * key file the vault was opened with. Appends the state; nothing has changed yet. 0, or -1 with the
 * reason. */
int vault_rotation_prepare(
	struct vault *vault, const char *key, struct buffer *ret_state, struct fault *ret_fault);
/* Takes a stored state into use; again is harmless. False: neither it nor this master key belongs
 * to the other. */
bool vault_rotation_take(struct vault *vault, const void *state, size_t size_bytes)
	__attribute__((warn_unused_result));
bool vault_is_rotating(const struct vault *vault);
/* Appends a stored room key wrapped by the next key. False: it is not wrapped by the former. */
bool vault_rewrap(struct vault *vault, uint64_t room, uint32_t generation, const void *wrapped,
	size_t size_bytes, struct buffer *ret_wrapped) __attribute__((warn_unused_result));
/* Puts the next key into the key file, where it belongs there. 0, or -1 with the reason. */
int vault_rotation_place(struct vault *vault, struct fault *ret_fault);
/* Whether the next key is where the server will find it, so that the former can be done without. */
bool vault_rotation_can_end(const struct vault *vault);
/* What a key file's key is called, which ends the path under which it is kept once another has
 * taken its place: 8 hexadecimal digits that tell nothing of it. False: it cannot be read. */
bool vault_key_name(const char *key, char ret_name[VAULT_KEY_NAME_SIZE]);
/* No change is under way: forgets the former key, if there was one. */
void vault_rotation_end(struct vault *vault);

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
