/* Read marks: how far a person has read in a room. A register each, sealed. */
#ifndef RUNDE_JOURNAL_REGISTERS_MARK_H
#define RUNDE_JOURNAL_REGISTERS_MARK_H

#include "store/store.h"
#include "vault/vault.h"

/* A person's mark in a room; 0 where there is none. */
STORE_CHECK enum store_result mark_get(struct store *store, struct vault *vault, uint64_t person,
	uint64_t room, uint64_t *ret_seq);
STORE_CHECK enum store_result mark_put(
	struct store *store, struct vault *vault, uint64_t person, uint64_t room, uint64_t seq);
typedef void (*mark_fn)(void *cookie, uint64_t room, uint64_t seq);
/* All of a person's marks. */
STORE_CHECK enum store_result marks_each(
	struct store *store, struct vault *vault, uint64_t person, mark_fn fn, void *cookie);

#endif
