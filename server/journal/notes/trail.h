/* The steps of a note for those who come back, in memory: read from the disk once, when somebody
 * first asks for them, and kept up from then on. */
#ifndef RUNDE_JOURNAL_NOTES_TRAIL_H
#define RUNDE_JOURNAL_NOTES_TRAIL_H

#include "proto/gen/types.h"
#include "store/notes.h"
#include "vault/vault.h"

struct note_trail {
	bool known;                 /* they are here; else nothing is */
	struct note_batch *batches; /* owned, and their steps; in order */
	size_t count, room;
	size_t held_bytes;
};

void note_trail_fini(struct note_trail *trail);
/* Reads them, if they are not known: those from one version up to another. Where they do not lead
 * there, or memory is short, they stay unknown. */
STORE_CHECK enum store_result note_trail_read(struct note_trail *trail, struct store *store,
	struct vault *vault, const struct store_note_key *key, uint64_t from, uint64_t to);
/* Adds what has just been written, if the rest is known; copies it. */
void note_trail_add(struct note_trail *trail, const struct note_batch *batch);
/* Drops those before a version. */
void note_trail_drop(struct note_trail *trail, uint64_t version);
/* Those from a version on; borrowed. False: they are not known, or none begins there. */
bool note_trail_since(
	const struct note_trail *trail, uint64_t version, struct note_batch_list *ret_batches);

#endif
