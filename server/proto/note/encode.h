/* Notes into JSON, in their canonical form: what JSON.stringify() makes of ProseMirror's toJSON(),
 * to the byte. The same document is always the same text. */
#ifndef RUNDE_PROTO_NOTE_ENCODE_H
#define RUNDE_PROTO_NOTE_ENCODE_H

#include "base/buffer.h"
#include "proto/note/note.h"

/* Appends a node with all below it. */
void note_encode(const struct note_node *node, struct buffer *out);
/* Appends a batch as a JSON array of as many steps as its sender numbered: what others are sent,
 * with nothing in it that was not understood. It does to a document, and to positions in it, what
 * the batch does. */
void note_encode_steps(const struct note_steps *steps, struct buffer *out);

#endif
