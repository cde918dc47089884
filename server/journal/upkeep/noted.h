/* The notes of a room as they lie on disk: whether all of it opens, and leads to a document. */
#ifndef RUNDE_JOURNAL_UPKEEP_NOTED_H
#define RUNDE_JOURNAL_UPKEEP_NOTED_H

#include "store/notes.h"
#include "vault/vault.h"

/* What is wrong with a note, and at which version. */
typedef void (*noted_fn)(
	void *cookie, const struct store_note_key *key, uint64_t version, const char *what);
/* Looks at every state and all steps of a room's notes; ret_count: how many rows there are. */
STORE_CHECK enum store_result noted_check(struct store *store, struct vault *vault, uint64_t room,
	noted_fn fn, void *cookie, uint64_t *ret_count);

#endif
