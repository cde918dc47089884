/* Notes into JSON, in their canonical form: what JSON.stringify() makes of ProseMirror's toJSON(),
 * to the byte. The same document is always the same text. */
#ifndef RUNDE_PROTO_NOTE_ENCODE_H
#define RUNDE_PROTO_NOTE_ENCODE_H

#include "base/buffer.h"
#include "proto/note/note.h"

/* Appends a node with all below it. */
void note_encode(const struct note_node *node, struct buffer *out);

#endif
