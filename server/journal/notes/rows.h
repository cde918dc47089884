/* What lies on disk of a note: states of its document and steps, sealed, and the way back from them
 * to the document as it is. */
#ifndef RUNDE_JOURNAL_NOTES_ROWS_H
#define RUNDE_JOURNAL_NOTES_ROWS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "journal/notes/trail.h"
#include "proto/gen/types.h"
#include "room/notes/document.h"
#include "store/notes.h"
#include "vault/vault.h"

/* Seals a state for its row, whose other columns are set, and writes that: a document as JSON, and
 * what is listed of it apart, so that a list opens no documents. */
STORE_CHECK enum store_result note_row_put(struct store *store, struct vault *vault,
	struct store_note row, const struct kept_note *kept, struct text document);
/* What is listed of one, into the arena. False: it does not open. */
bool note_row_head(struct vault *vault, const struct store_note *row, struct arena *arena,
	struct kept_note *ret_kept) __attribute__((warn_unused_result));
/* Its document as JSON, appended. False: it does not open. */
bool note_row_open(struct vault *vault, const struct store_note *row, struct buffer *out)
	__attribute__((warn_unused_result));
/* The document that is there. NULL: it is none. */
const struct note_node *note_row_document(const struct buffer *json, struct arena *arena);

/* The same for steps; ret_size is what they take sealed. */
STORE_CHECK enum store_result note_steps_put(struct store *store, struct vault *vault,
	struct store_note_steps row, const struct kept_batch *kept, size_t *ret_size);
bool note_steps_open(struct vault *vault, const struct store_note_steps *row, struct arena *arena,
	struct kept_batch *ret_kept) __attribute__((warn_unused_result));

/* Who has written since the state before, and on what occasion. */
struct note_sitting {
	int64_t began_ms;
	uint64_t kept; /* the version that was kept of it already, which the next takes the place
			  of; 0: none */
	struct person_ref *writers; /* owned; each once */
	size_t writer_count;
	uint64_t meeting; /* 0: none went on */
	int64_t item;     /* 0: it was at none */
};
/* Somebody writes in it; the first begins it. */
void note_sitting_join(struct note_sitting *sitting, uint64_t person, int64_t now_ms);
void note_sitting_clear(struct note_sitting *sitting);

/* A document as it is, and how much of it lies on disk. */
struct note_state {
	struct note_document document;
	uint64_t version;
	uint64_t kept;      /* the newest version that was kept; 0: none was */
	size_t fresh_bytes; /* of the steps after it */
	uint64_t from;      /* steps lie there from this version on */
	struct note_trail trail;
	int64_t written_ms;          /* when the last of them were written; 0: there are none */
	struct note_sitting sitting; /* since the newest version that was kept */
};

/* Reads it; nothing on disk is version 0. STORE_DAMAGED: rows do not open, or do not fit together.
 * note_state_fini() frees it. */
STORE_CHECK enum store_result note_state_read(struct store *store, struct vault *vault,
	const struct store_note_key *key, struct note_state *ret_state);
void note_state_fini(struct note_state *state);

#endif
