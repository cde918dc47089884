/* Putting a slice in the place of a range: replace.ts of prosemirror-model. Results are new nodes
 * that share what stayed; NULL or false: refused, and why stands in `work`. */
#ifndef RUNDE_ROOM_NOTES_REPLACE_H
#define RUNDE_ROOM_NOTES_REPLACE_H

#include "room/notes/place.h"

/* The document in which the slice stands between two places, `from` not after `to`: Node.replace().
 * Open edges join the nodes they meet: at the left the document's goes on, with its attributes, at
 * the right the slice's. What is new is checked. */
const struct note_node *replace_range(struct work *work, const struct place *from,
	const struct place *to, const struct note_slice *slice);

/* The document with another node in the place of the one at that depth around `at`; depth at->depth
 * + 1 is the child right after it. The new node is checked. NULL for it: memory is short. */
const struct note_node *replace_node(
	struct work *work, const struct place *at, uint32_t depth, const struct note_node *node);

/* In insert.c. What stands between two places that are directly in the same node. */
bool slice_flat(struct work *work, const struct place *from, const struct place *to,
	struct note_fragment *ret_content) __attribute__((warn_unused_result));
/* Puts nodes into a slice, so many tokens after its beginning: Slice.insertAt(). Whether they may
 * stand there is asked only where the node around them is closed on both sides. */
bool slice_insert(struct work *work, struct note_slice *slice, uint32_t tokens,
	const struct note_fragment *insert) __attribute__((warn_unused_result));

#endif
