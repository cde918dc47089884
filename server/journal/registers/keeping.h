/* How a person keeps a thread: how far they have read it, and what they want to be told of. A
 * register of its root each, sealed. */
#ifndef RUNDE_JOURNAL_REGISTERS_KEEPING_H
#define RUNDE_JOURNAL_REGISTERS_KEEPING_H

#include "proto/gen/types.h"
#include "store/records.h"
#include "vault/vault.h"

/* Reads it; nothing read and nothing said where there is none. */
STORE_CHECK enum store_result keeping_get(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t root, struct kept_thread *ret_kept);
/* Opens a register as it is stored; one that is damaged counts as none. */
struct kept_thread keeping_open(struct vault *vault, const struct store_register *stored);
/* Keeps it; beyond the limit another one falls away that was quiet for the longest time, of those
 * that were merely read if there are any. */
STORE_CHECK enum store_result keeping_put(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t root, const struct kept_thread *kept);
/* What they are told of: nothing, unless they said so or something did it for them. */
enum thread_level keeping_level(const struct kept_thread *kept);

#endif
