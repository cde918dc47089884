/* Positions with what lies around them: ResolvedPos of prosemirror-model. */
#ifndef RUNDE_ROOM_NOTES_PLACE_H
#define RUNDE_ROOM_NOTES_PLACE_H

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/node.h"
#include "room/notes/work.h"

struct place {
	uint32_t position;
	uint32_t depth; /* of the node that the position is directly in; the root's is 0 */
	struct place_level {
		const struct note_node *node; /* borrowed */
		uint32_t index;               /* of the child at the position, or after it */
		uint32_t start;               /* the position at which the node's content begins */
	} levels[PROTO_NOTE_DEPTH_MAX + 1];
	struct note_cut cut; /* within the child at `index`, a text; 0: not within one */
};

/* Where a position is in a document. False: refused, as beyond it or within a surrogate pair. */
bool place_find(struct work *work, const struct note_node *root, uint32_t position,
	struct place *ret_place) __attribute__((warn_unused_result));
/* Likewise in a node put at a depth at which the document has another: above it is what is above
 * `around`, and positions count from its own beginning. It is no deeper than PROTO_NOTE_DEPTH_MAX.
 */
bool place_find_below(struct work *work, const struct place *around, uint32_t depth,
	const struct note_node *node, uint32_t position, struct place *ret_place)
	__attribute__((warn_unused_result));
/* The node that a place is directly in. */
const struct note_node *place_parent(const struct place *place);
/* The child right after it, or that it is in the midst of, a text; NULL: there is none. */
const struct note_node *place_after(const struct place *place);
/* The depth of the deepest node that both are in: ResolvedPos.sharedDepth(). */
uint32_t place_shared_depth(const struct place *one, const struct place *other);
/* Whether there is content between a place and so many tokens on, and not only edges of nodes:
 * contentBetween() of prosemirror-transform. */
bool place_has_content(const struct place *from, uint32_t tokens);

/* The index of the child that lies around, or begins at, so many tokens of a content, and the
 * tokens before that child; count, if they are all: Fragment.findIndex(). */
uint32_t place_index(const struct note_fragment *content, uint32_t tokens, uint32_t *ret_before);

#endif
