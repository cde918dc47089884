/* The file that holds the master key. It knows what the file must look like and who may read it,
 * and nothing of what the key is for. */
#ifndef RUNDE_VAULT_KEYFILE_H
#define RUNDE_VAULT_KEYFILE_H

#include "base/fault.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>

enum { MASTER_KEY_BYTES = 32 };

/* Reads the key, or makes the file with a fresh one if there is none and may_create. 0, or -1 with
 * the reason and nothing left behind. The caller wipes the key. */
int key_file_load(const char *path, bool may_create, const struct world *world,
	uint8_t ret_key[MASTER_KEY_BYTES], struct fault *ret_fault);

#endif
