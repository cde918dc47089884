/* Sealed rows and wrapped keys from a disk somebody has written to. The first byte says what is
 * tried: bytes as they come, or changes (offset, exclusive-or) to a row that was really sealed;
 * none may open. */
#include "base/memory.h"
#include "vault/vault.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct seal_label label = {.purpose = SEAL_EVENT, .room = 7, .seq = 3, .kind = 1};
static const char plain[] = "what only its place may open";

/* Always the same, so that an input means the same in every run. */
static void fill_same(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	memset(bytes, 0x5a, size);
}

static struct vault *open_vault(void)
{
	static const uint8_t data_set[VAULT_DATA_SET_BYTES] = {1};
	static struct world world;
	struct vault *vault;
	struct fault fault;
	BUFFER_AUTO wrapped = {0};
	char folder[] = "/tmp/runde-fuzz-XXXXXX", path[64];
	world = world_real;
	world.fill_random = fill_same;
	if (!mkdtemp(folder))
		BUG("no folder for the key");
	snprintf(path, sizeof(path), "%s/key", folder);
	if (vault_open(path, true, &world, &vault, &fault) != 0)
		BUG(fault.text);
	unlink(path);
	rmdir(folder);
	if (vault_bind(vault, data_set, &fault) != 0)
		BUG(fault.text);
	vault_make_room_key(vault, label.room, 1, &wrapped);
	return vault;
}

static void try_bytes(struct vault *vault, const uint8_t *data, size_t size)
{
	BUFFER_AUTO out = {0};
	if (vault_unseal(vault, &label, data, size, &out))
		BUG("opened what nobody sealed");
	if (out.size != 0)
		BUG("a refused row left something behind");
	if (vault_add_room_key(vault, 9, 1, data, size))
		BUG("took a key nobody wrapped");
}

static void try_changes(struct vault *vault, const uint8_t *data, size_t size)
{
	BUFFER_AUTO sealed = {0};
	BUFFER_AUTO same = {0};
	BUFFER_AUTO out = {0};
	vault_seal(vault, &label, plain, strlen(plain), &sealed);
	buffer_add(&same, sealed.data, sealed.size);
	for (size_t i = 0; i + 1 < size; i += 2)
		sealed.data[data[i] % sealed.size] ^= data[i + 1];
	bool unchanged = memcmp(same.data, sealed.data, same.size) == 0;
	if (vault_unseal(vault, &label, sealed.data, sealed.size, &out) != unchanged)
		BUG(unchanged ? "a sealed row does not open" : "a changed row opens");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct vault *vault;
	if (!vault)
		vault = open_vault();
	if (size == 0)
		return 0;
	if (data[0] % 2)
		try_changes(vault, data + 1, size - 1);
	else
		try_bytes(vault, data + 1, size - 1);
	return 0;
}
