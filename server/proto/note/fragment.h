/* Building a fragment node by node: Fragment.fromArray() of prosemirror-model. Texts with the same
 * marks that follow each other become one, in one piece however many there are. */
#ifndef RUNDE_PROTO_NOTE_FRAGMENT_H
#define RUNDE_PROTO_NOTE_FRAGMENT_H

#include "base/arena.h"
#include "proto/note/note.h"

struct fragment_builder {
	struct arena *arena;            /* borrowed */
	const struct note_node **nodes; /* in the arena */
	uint32_t count, room;
	uint32_t run; /* where the texts begin that are one with the last node; count: nowhere */
	bool failed;  /* a node is missing: memory is short, or NULL was added */
};

/* Begins with room for so many nodes, which fragment_add() makes more of where it must. */
void fragment_begin(struct fragment_builder *builder, struct arena *arena, size_t room);
/* Appends a node, which is borrowed; NULL: the whole fails. */
void fragment_add(struct fragment_builder *builder, const struct note_node *node);
/* Appends those from index `from` up to, but not, `to`. */
void fragment_add_range(struct fragment_builder *builder, const struct note_node *const *nodes,
	uint32_t from, uint32_t to);
/* False: it failed. */
bool fragment_end(struct fragment_builder *builder, struct note_fragment *ret_fragment)
	__attribute__((warn_unused_result));
/* Ends it as the content of a node without marks, with that level, order or tick. NULL: it failed.
 */
const struct note_node *fragment_end_node(
	struct fragment_builder *builder, enum note_type type, uint32_t number);
/* Such a node around one other; NULL for that: memory is short. */
const struct note_node *fragment_around(
	struct arena *arena, enum note_type type, uint32_t number, const struct note_node *child);

#endif
