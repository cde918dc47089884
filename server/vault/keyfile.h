/* The file that holds the master key. It knows what the file must look like and who may read it,
 * and nothing of what the key is for. */
#ifndef RUNDE_VAULT_KEYFILE_H
#define RUNDE_VAULT_KEYFILE_H

#include "base/fault.h"
#include "base/world.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { MASTER_KEY_BYTES = 32, MASTER_KEY_NAME_SIZE = 9 };

/* Reads the key, or makes the file with a fresh one if there is none and may_create. 0, or -1 with
 * the reason and nothing left behind. The caller wipes the key. */
int key_file_load(const char *path, bool may_create, const struct world *world,
	uint8_t ret_key[MASTER_KEY_BYTES], struct fault *ret_fault);
/* Puts another key into a key file. The former one is kept beside it, with its name at the end of
 * the path. Killed anywhere in between, the file holds one or the other, and doing it again is
 * harmless. 0, or -1 with the reason. */
int key_file_replace(
	const char *path, const uint8_t key[MASTER_KEY_BYTES], struct fault *ret_fault);
/* What a key is called where several lie together: it follows from the key and tells nothing of
 * it. */
void master_key_name(const uint8_t key[MASTER_KEY_BYTES], char ret_name[MASTER_KEY_NAME_SIZE]);

/* For what lies in files under the same rules. Opens one: 1; 0 where there is none; -1 with the
 * reason. */
int key_file_open(const char *path, int *ret_file, struct fault *ret_fault);
/* 0 if it is a regular file that nobody else can open, or -1 with the reason. */
int key_file_check(int file, const char *path, struct fault *ret_fault);
/* As many bytes as there are, up to size; -1 on an error. */
ssize_t key_file_read(int file, char *bytes, size_t size);

#endif
