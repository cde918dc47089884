/* Messages people have saved for themselves: a record each, its note sealed under the key of the
 * message's room, so that it ends with that. */
#ifndef RUNDE_JOURNAL_SAVED_H
#define RUNDE_JOURNAL_SAVED_H

#include "base/arena.h"
#include "proto/gen/types.h"
#include "store/store.h"
#include "vault/vault.h"

/* Appends the note of a message that is saved. False: it does not open. */
bool saved_open_note(struct vault *vault, const struct store_saved *saved, struct buffer *ret_note)
	__attribute__((warn_unused_result));
/* Everything a person has saved, without what it says; in the arena. */
STORE_CHECK enum store_result saved_refs(
	struct store *store, uint64_t person, struct arena *arena, struct saved_ref_list *ret_list);
/* When the next reminder is due; INT64_MAX: there is none. */
STORE_CHECK enum store_result saved_next_due(struct store *store, int64_t *ret_due_ms);

#endif
