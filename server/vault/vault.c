#include "vault/vault.h"

#include "base/memory.h"
#include "vault/inside.h"
#include "vault/master.h"

#include <sodium.h>
#include <string.h>

/* One context per purpose, so that no derived key is ever used for two things. */
static const char wrap_context[crypto_kdf_CONTEXTBYTES + 1] = "wrapkeys";
static const char check_context[crypto_kdf_CONTEXTBYTES + 1] = "setcheck";

_Static_assert((int)MASTER_KEY_BYTES == (int)crypto_kdf_KEYBYTES, "master key");
_Static_assert((int)MASTER_KEY_BYTES == (int)VAULT_KEY_BYTES, "master key");

void secrets_derive(const uint8_t master[VAULT_KEY_BYTES], struct vault_secrets *ret_secrets)
{
	crypto_kdf_derive_from_key(
		ret_secrets->wrap, sizeof(ret_secrets->wrap), 1, wrap_context, master);
	crypto_kdf_derive_from_key(
		ret_secrets->check, sizeof(ret_secrets->check), 1, check_context, master);
}

int vault_open(const char *key, bool may_create, const struct world *world,
	struct vault **ret_vault, struct fault *ret_fault)
{
	struct master *master;
	if (sodium_init() < 0)
		return fault_set(ret_fault, "Cannot start the cryptographic library.");
	if (master_load(key, may_create, world, &master, ret_fault) != 0)
		return -1;
	struct vault *vault = memory_new(1, sizeof(*vault));
	vault->world = world;
	vault->key = memory_copy_text(key, strlen(key));
	vault->master = master;
	pthread_rwlock_init(&vault->lock, NULL);
	*ret_vault = vault;
	return 0;
}

void vault_free(struct vault *vault)
{
	if (!vault)
		return;
	room_keys_clear(vault);
	master_free(vault->master);
	sodium_free(vault->secrets);
	sodium_free(vault->rotation);
	pthread_rwlock_destroy(&vault->lock);
	free(vault->key);
	free(vault);
}

static int derive_secrets(struct vault *vault, struct fault *ret_fault)
{
	if (master_derive(vault->master, vault->data_set, ret_fault) != 0)
		return -1;
	vault->secrets = sodium_malloc(sizeof(*vault->secrets));
	if (!vault->secrets)
		return fault_set(ret_fault, "There is no guarded memory for the master key.");
	secrets_derive(vault->master->key, vault->secrets);
	sodium_mprotect_readonly(vault->secrets);
	master_free(TAKE(vault->master));
	return 0;
}

int vault_bind(
	struct vault *vault, const uint8_t data_set[VAULT_DATA_SET_BYTES], struct fault *ret_fault)
{
	memcpy(vault->data_set, data_set, VAULT_DATA_SET_BYTES);
	if (vault->master && derive_secrets(vault, ret_fault) != 0)
		return -1;
	vault->bound = true;
	return 0;
}

void vault_need_bound(const struct vault *vault)
{
	if (!vault->bound)
		BUG("the vault is not bound to a data set");
}

void secrets_write_check(const struct vault *vault, const struct vault_secrets *secrets,
	uint8_t ret_check[VAULT_CHECK_BYTES])
{
	ret_check[0] = VAULT_FORMAT;
	crypto_generichash(ret_check + 1, VAULT_HASH_BYTES, vault->data_set, VAULT_DATA_SET_BYTES,
		secrets->check, sizeof(secrets->check));
}

void vault_make_check(struct vault *vault, struct buffer *out)
{
	uint8_t check[VAULT_CHECK_BYTES];
	vault_need_bound(vault);
	secrets_write_check(
		vault, vault->rotation ? &vault->rotation->next : vault->secrets, check);
	buffer_add(out, check, sizeof(check));
}

bool vault_test_check(struct vault *vault, const void *check, size_t size_bytes)
{
	uint8_t right[VAULT_CHECK_BYTES];
	vault_need_bound(vault);
	secrets_write_check(vault, vault->secrets, right);
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
