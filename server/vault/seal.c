#include "base/memory.h"
#include "vault/inside.h"

#include <string.h>

enum {
	LABEL_BYTES = 1 + 1 + VAULT_DATA_SET_BYTES + 4 + 8 + 8 + 2 + 8 + 8 + 8 + 1,
	GENERATION_BYTES = 4,
	HEAD_BYTES = 1 + GENERATION_BYTES
};

static void write_label(const struct vault *vault, const struct seal_label *label,
	uint32_t generation, uint8_t ret_bytes[LABEL_BYTES])
{
	uint8_t *at = put_number(ret_bytes, VAULT_FORMAT, 1);
	at = put_number(at, label->purpose, 1);
	memcpy(at, vault->data_set, VAULT_DATA_SET_BYTES);
	at = put_number(at + VAULT_DATA_SET_BYTES, generation, GENERATION_BYTES);
	at = put_number(at, label->room, 8);
	at = put_number(at, label->seq, 8);
	at = put_number(at, label->kind, 2);
	at = put_number(at, label->author, 8);
	at = put_number(at, (uint64_t)label->time_ms, 8);
	at = put_number(at, label->ref, 8);
	put_number(at, label->audience, 1);
}

void vault_seal(struct vault *vault, const struct seal_label *label, const void *plain,
	size_t size_bytes, struct buffer *out)
{
	uint8_t bytes[LABEL_BYTES], head[HEAD_BYTES];
	vault_need_bound(vault);
	pthread_rwlock_rdlock(&vault->lock);
	const struct room_key *key = room_keys_newest(vault, label->room);
	if (!key)
		BUG("sealing for a room without a key");
	write_label(vault, label, key->generation, bytes);
	put_number(put_number(head, VAULT_FORMAT, 1), key->generation, GENERATION_BYTES);
	buffer_add(out, head, sizeof(head));
	box_seal(vault, key->key, bytes, sizeof(bytes), plain, size_bytes, out);
	pthread_rwlock_unlock(&vault->lock);
}

bool vault_unseal(struct vault *vault, const struct seal_label *label, const void *sealed,
	size_t size_bytes, struct buffer *out)
{
	const uint8_t *at = sealed;
	uint8_t bytes[LABEL_BYTES];
	uint32_t generation = 0;
	vault_need_bound(vault);
	if (size_bytes < HEAD_BYTES || at[0] != VAULT_FORMAT)
		return false;
	for (int i = 1; i < HEAD_BYTES; i++)
		generation = generation << 8 | at[i];
	write_label(vault, label, generation, bytes);
	pthread_rwlock_rdlock(&vault->lock);
	const struct room_key *key = room_keys_find(vault, label->room, generation);
	bool opened = key && box_open(key->key, bytes, sizeof(bytes), at + HEAD_BYTES,
				     size_bytes - HEAD_BYTES, out);
	pthread_rwlock_unlock(&vault->lock);
	return opened;
}
