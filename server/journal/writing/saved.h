/* Messages people have saved for themselves: a record each, its note sealed under the key of the
 * message's room, so that it ends with that. */
#ifndef RUNDE_JOURNAL_WRITING_SAVED_H
#define RUNDE_JOURNAL_WRITING_SAVED_H

#include "base/arena.h"
#include "journal/batch.h"
#include "proto/gen/types.h"
#include "store/records.h"
#include "vault/vault.h"

/* Appends the note of a message that is saved. False: it does not open. */
bool saved_open_note(struct vault *vault, const struct store_saved *saved, struct buffer *ret_note)
	__attribute__((warn_unused_result));
/* Everything a person has saved, without what it says; in the arena. */
STORE_CHECK enum store_result saved_refs(
	struct store *store, uint64_t person, struct arena *arena, struct saved_ref_list *ret_list);
/* When the next reminder is due; INT64_MAX: there is none. */
STORE_CHECK enum store_result saved_next_due(struct store *store, int64_t *ret_due_ms);

/* Effects, and a source of what is due. */
enum answering saved_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
enum answering saved_drop(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
int64_t reminders_next_ms(const struct core *core);
/* Reminds those whose time has come, some of them at a time. */
void reminders_send(struct batch *batch, int64_t now_ms);

#endif
