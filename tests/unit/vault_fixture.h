/* A vault over a key file in a fresh folder. */
#ifndef RUNDE_TESTS_VAULT_FIXTURE_H
#define RUNDE_TESTS_VAULT_FIXTURE_H

#include "vault/vault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	char folder[64], key[96];
	struct vault *vault; /* bound to data_set; room 7 has a key of generation 1 */
};

static const uint8_t data_set[VAULT_DATA_SET_BYTES] = "first data set.";
static const uint8_t other_data_set[VAULT_DATA_SET_BYTES] = "other data set.";

static void fixture_bind(struct vault *vault, const uint8_t set[VAULT_DATA_SET_BYTES])
{
	struct fault fault = {""};
	if (vault_bind(vault, set, &fault) != 0)
		fail_msg("%s", fault.text);
}

static struct vault *fixture_open(const char *key_path)
{
	struct fault fault = {""};
	struct vault *vault = NULL;
	if (vault_open(key_path, true, &world_real, &vault, &fault) != 0)
		fail_msg("%s", fault.text);
	fixture_bind(vault, data_set);
	return vault;
}

static int fixture_setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	BUFFER_AUTO wrapped = {0};
	snprintf(f->folder, sizeof(f->folder), "/tmp/runde-vault-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->key, sizeof(f->key), "%s/key", f->folder);
	f->vault = fixture_open(f->key);
	vault_make_room_key(f->vault, 7, 1, &wrapped);
	*state = f;
	return 0;
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;
	vault_free(f->vault);
	unlink(f->key);
	assert_int_equal(rmdir(f->folder), 0);
	free(f);
	return 0;
}

#endif
