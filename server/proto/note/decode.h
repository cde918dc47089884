/* Notes out of JSON: steps from clients, strictly, and documents. Step.fromJSON() and
 * Node.fromJSON() of ProseMirror, which is looser; where, room/notes/README.md says.
 *
 * What is made lies in the arena and is well-formed, but not looked at for whether its nodes may
 * stand where they do: a slice need not by itself. Fields and attributes that ProseMirror does not
 * know it ignores, and so does this. */
#ifndef RUNDE_PROTO_NOTE_DECODE_H
#define RUNDE_PROTO_NOTE_DECODE_H

#include "base/arena.h"
#include "proto/note/note.h"

#include <jansson.h>

/* A batch: a JSON array of steps, in which a markSet becomes its parts. At most
 * PROTO_NOTE_STEPS_MAX of them, each slice at most LIMIT_NOTE_SLICE_NODES and so deep as a document
 * may be. False: refused.
 */
bool note_decode_steps(const json_t *steps, struct arena *arena, struct note_steps *ret_steps,
	struct note_refusal *ret_refusal) __attribute__((warn_unused_result));
/* The same of a text of at most PROTO_NOTE_STEPS_BYTES. */
bool note_parse_steps(const char *text, size_t size_bytes, struct arena *arena,
	struct note_steps *ret_steps, struct note_refusal *ret_refusal)
	__attribute__((warn_unused_result));
/* A document of at most LIMIT_NOTE_NODES. NULL: refused, with step 0. */
const struct note_node *note_parse_document(
	const char *text, size_t size_bytes, struct arena *arena, struct note_refusal *ret_refusal);

#endif
