/* Applying steps: Step.apply() of prosemirror-transform. Pure: from one document to another. */
#ifndef RUNDE_ROOM_NOTES_APPLY_H
#define RUNDE_ROOM_NOTES_APPLY_H

#include "base/arena.h"
#include "proto/note/note.h"

/* The document after a batch, all of it; NULL: refused, with the first step at fault. `root` is a
 * valid document and stays as it is, and the result shares with it what did not change. What is new
 * lies in `arena`, in which the steps may lie too: it shares with their slices. */
const struct note_node *note_apply(const struct note_node *root, const struct note_steps *steps,
	struct arena *arena, struct note_refusal *ret_refusal);

/* Whether what was parsed is a document, and no larger than one may be. False: refused. */
bool note_check(const struct note_node *root, struct note_refusal *ret_refusal)
	__attribute__((warn_unused_result));

#endif
