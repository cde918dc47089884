#include "vault/vault.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/keyfile.h"

#include <sodium.h>
#include <string.h>

/* One context per purpose, so that no derived key is ever used for two things. */
static const char wrap_context[crypto_kdf_CONTEXTBYTES + 1] = "wrapkeys";
static const char check_context[crypto_kdf_CONTEXTBYTES + 1] = "setcheck";

enum { CHECK_BYTES = 1 + VAULT_HASH_BYTES };

_Static_assert(MASTER_KEY_BYTES == crypto_kdf_KEYBYTES, "master key");

static bool derive_secrets(struct vault *vault, const uint8_t master[MASTER_KEY_BYTES])
{
	struct vault_secrets *secrets = sodium_malloc(sizeof(*secrets));
	if (!secrets)
		return false;
	crypto_kdf_derive_from_key(secrets->wrap, sizeof(secrets->wrap), 1, wrap_context, master);
	crypto_kdf_derive_from_key(
		secrets->check, sizeof(secrets->check), 1, check_context, master);
	sodium_mprotect_readonly(secrets);
	vault->secrets = secrets;
	return true;
}

int vault_open(const char *key_path, bool may_create, const struct world *world,
	struct vault **ret_vault, struct fault *ret_fault)
{
	uint8_t master[MASTER_KEY_BYTES];
	if (sodium_init() < 0)
		return fault_set(ret_fault, "Cannot start the cryptographic library.");
	if (key_file_load(key_path, may_create, world, master, ret_fault) != 0)
		return -1;
	struct vault *vault = memory_new(1, sizeof(*vault));
	vault->world = world;
	pthread_rwlock_init(&vault->lock, NULL);
	bool derived = derive_secrets(vault, master);
	sodium_memzero(master, sizeof(master));
	if (!derived) {
		vault_free(vault);
		return fault_set(ret_fault, "There is no guarded memory for the master key.");
	}
	*ret_vault = vault;
	return 0;
}

void vault_free(struct vault *vault)
{
	if (!vault)
		return;
	room_keys_clear(vault);
	sodium_free(vault->secrets);
	pthread_rwlock_destroy(&vault->lock);
	free(vault);
}

void vault_bind(struct vault *vault, const uint8_t data_set[VAULT_DATA_SET_BYTES])
{
	memcpy(vault->data_set, data_set, VAULT_DATA_SET_BYTES);
	vault->bound = true;
}

void vault_need_bound(const struct vault *vault)
{
	if (!vault->bound)
		BUG("the vault is not bound to a data set");
}

static void write_check(const struct vault *vault, uint8_t ret_check[CHECK_BYTES])
{
	vault_need_bound(vault);
	ret_check[0] = VAULT_FORMAT;
	crypto_generichash(ret_check + 1, VAULT_HASH_BYTES, vault->data_set, VAULT_DATA_SET_BYTES,
		vault->secrets->check, sizeof(vault->secrets->check));
}

void vault_make_check(struct vault *vault, struct buffer *out)
{
	uint8_t check[CHECK_BYTES];
	write_check(vault, check);
	buffer_add(out, check, sizeof(check));
}

bool vault_test_check(struct vault *vault, const void *check, size_t size_bytes)
{
	uint8_t right[CHECK_BYTES];
	write_check(vault, right);
	return size_bytes == sizeof(right) && sodium_memcmp(check, right, sizeof(right)) == 0;
}

uint64_t vault_derive_id(const struct vault *vault, const uint64_t *numbers, size_t count)
{
	crypto_generichash_state state;
	uint8_t bytes[8], hash[crypto_generichash_BYTES];
	uint64_t id = 0;
	vault_need_bound(vault);
	crypto_generichash_init(&state, vault->data_set, VAULT_DATA_SET_BYTES, sizeof(hash));
	for (size_t i = 0; i < count; i++) {
		put_number(bytes, numbers[i], 8);
		crypto_generichash_update(&state, bytes, sizeof(bytes));
	}
	crypto_generichash_final(&state, hash, sizeof(hash));
	for (int i = 0; i < 8; i++)
		id = id << 8 | hash[i];
	id &= INT64_MAX;
	return id ? id : 1;
}

void vault_hash_token(const void *token, size_t size_bytes, uint8_t ret_hash[VAULT_HASH_BYTES])
{
	crypto_generichash(ret_hash, VAULT_HASH_BYTES, token, size_bytes, NULL, 0);
}
