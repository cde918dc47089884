/* Changing the master key. The stored state, under which either key leads to the other:
 *
 *     format 1 | in place 1 | the next master key, sealed by the former wrapping key 72
 *     | the former wrapping key, sealed by the next one 72
 */
#include "base/memory.h"
#include "vault/inside.h"
#include "vault/master.h"

#include <sodium.h>
#include <string.h>

enum {
	LABEL_BYTES = 1 + 1 + VAULT_DATA_SET_BYTES,
	BOX_BYTES = VAULT_NONCE_BYTES + VAULT_KEY_BYTES + VAULT_TAG_BYTES,
	FORWARD_AT = 2,
	BACK_AT = FORWARD_AT + BOX_BYTES,
	STATE_BYTES = BACK_AT + BOX_BYTES
};

const uint8_t *vault_wrap_key(const struct vault *vault)
{
	return vault->rotation ? vault->rotation->next.wrap : vault->secrets->wrap;
}

const uint8_t *vault_former_wrap_key(const struct vault *vault)
{
	return vault->rotation ? vault->rotation->former_wrap : NULL;
}

static void write_label(
	const struct vault *vault, enum vault_purpose purpose, uint8_t ret_label[LABEL_BYTES])
{
	uint8_t *at = put_number(ret_label, VAULT_FORMAT, 1);
	at = put_number(at, purpose, 1);
	memcpy(at, vault->data_set, VAULT_DATA_SET_BYTES);
}

static void seal_key(const struct vault *vault, enum vault_purpose purpose,
	const uint8_t by[VAULT_KEY_BYTES], const uint8_t key[VAULT_KEY_BYTES], struct buffer *out)
{
	uint8_t label[LABEL_BYTES];
	write_label(vault, purpose, label);
	box_seal(vault, by, label, sizeof(label), key, VAULT_KEY_BYTES, out);
}

static bool open_key(const struct vault *vault, enum vault_purpose purpose,
	const uint8_t by[VAULT_KEY_BYTES], const uint8_t *box, uint8_t ret_key[VAULT_KEY_BYTES])
{
	uint8_t label[LABEL_BYTES];
	BUFFER_AUTO key = {0};
	write_label(vault, purpose, label);
	if (!box_open(by, label, sizeof(label), box, BOX_BYTES, &key))
		return false;
	memcpy(ret_key, key.data, VAULT_KEY_BYTES);
	sodium_memzero(key.data, key.size);
	return true;
}

/* What is appended only if it is another key than the one in use. */
static int write_state(struct vault *vault, const struct master *next, bool in_place,
	struct buffer *out, struct fault *ret_fault)
{
	struct vault_secrets secrets;
	secrets_derive(next->key, &secrets);
	bool same = sodium_memcmp(secrets.wrap, vault->secrets->wrap, VAULT_KEY_BYTES) == 0;
	if (!same) {
		buffer_add_byte(out, VAULT_FORMAT);
		buffer_add_byte(out, in_place);
		seal_key(vault, PURPOSE_FORWARD, vault->secrets->wrap, next->key, out);
		seal_key(vault, PURPOSE_BACK, secrets.wrap, vault->secrets->wrap, out);
	}
	sodium_memzero(&secrets, sizeof(secrets));
	return same ? fault_set(ret_fault, "The next key is the one in use.") : 0;
}

int vault_rotation_prepare(
	struct vault *vault, const char *key, struct buffer *ret_state, struct fault *ret_fault)
{
	struct master *next;
	vault_need_bound(vault);
	if (vault->rotation)
		return fault_set(ret_fault, "A change of the master key is under way already.");
	if (!key && !master_is_file(vault->key))
		return fault_set(ret_fault,
			"The key in use is not in a key file: say where the next one is.");
	if (key && !master_is_stored(key))
		return fault_set(ret_fault,
			"The next passphrase is read from a file, not asked for: passphrase:FILE.");
	if (key && master_load(key, true, vault->world, &next, ret_fault) != 0)
		return -1;
	if (!key && !(next = master_make(vault->world)))
		return fault_set(ret_fault, "There is no guarded memory for the master key.");
	int result = master_derive(next, vault->data_set, ret_fault);
	if (result == 0)
		result = write_state(vault, next, !key, ret_state, ret_fault);
	master_free(next);
	return result;
}

/* Whichever of the two keys the vault was opened with, the state has the other. */
static bool open_state(
	const struct vault *vault, const uint8_t *state, struct vault_rotation *rotation)
{
	const uint8_t *own = vault->secrets->wrap;
	rotation->in_place = state[1];
	rotation->is_next_in_use =
		open_key(vault, PURPOSE_BACK, own, state + BACK_AT, rotation->former_wrap);
	if (rotation->is_next_in_use) {
		rotation->next = *vault->secrets;
		return true;
	}
	if (!open_key(vault, PURPOSE_FORWARD, own, state + FORWARD_AT, rotation->next_master))
		return false;
	memcpy(rotation->former_wrap, own, VAULT_KEY_BYTES);
	secrets_derive(rotation->next_master, &rotation->next);
	return true;
}

bool vault_rotation_take(struct vault *vault, const void *state, size_t size_bytes)
{
	const uint8_t *bytes = state;
	vault_need_bound(vault);
	if (vault->rotation)
		return true;
	if (size_bytes != STATE_BYTES || bytes[0] != VAULT_FORMAT)
		return false;
	struct vault_rotation *rotation = sodium_malloc(sizeof(*rotation));
	if (!rotation)
		return false;
	sodium_memzero(rotation, sizeof(*rotation));
	if (!open_state(vault, bytes, rotation)) {
		sodium_free(rotation);
		return false;
	}
	vault->rotation = rotation;
	return true;
}

int vault_rotation_place(struct vault *vault, struct fault *ret_fault)
{
	struct vault_rotation *rotation = vault->rotation;
	if (!rotation->in_place || rotation->is_next_in_use || !master_is_file(vault->key))
		return 0;
	if (key_file_replace(vault->key, rotation->next_master, ret_fault) != 0)
		return -1;
	rotation->is_next_in_use = true;
	return 0;
}

bool vault_is_rotating(const struct vault *vault)
{
	return vault->rotation != NULL;
}

bool vault_rotation_can_end(const struct vault *vault)
{
	return vault->rotation && vault->rotation->is_next_in_use;
}

void vault_rotation_end(struct vault *vault)
{
	struct vault_rotation *rotation = vault->rotation;
	if (!rotation)
		return;
	sodium_mprotect_readwrite(vault->secrets);
	*vault->secrets = rotation->next;
	sodium_mprotect_readonly(vault->secrets);
	sodium_free(TAKE(vault->rotation));
}
