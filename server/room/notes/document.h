/* A document that is kept: its present root, and the memory that root lies in. Applying a batch
 * leaves what it replaced behind, until there is more of that than of the document; then what is
 * left is copied together. Between batches a root, and all pointers into it, may move. */
#ifndef RUNDE_ROOM_NOTES_DOCUMENT_H
#define RUNDE_ROOM_NOTES_DOCUMENT_H

#include "base/arena.h"
#include "proto/note/note.h"

struct note_document {
	const struct note_node *root; /* a valid document */
	struct arena memory;          /* owned */
	size_t kept_bytes;            /* that it took when it was last copied together */
};

/* A document with one empty paragraph. */
void note_document_init(struct note_document *document);
void note_document_fini(struct note_document *document);
/* Makes `root`, of the same document or a new one, what it is from now on. What is new in it lies
 * in `arena`, which is taken over and empty afterwards. */
void note_document_become_take(
	struct note_document *document, const struct note_node *root, struct arena *arena);

#endif
