/* Making nodes: from parts, with what they cache worked out. Nodes lie in an arena, and borrow what
 * they are made of. Every function that makes something returns NULL only within an attempt that is
 * short. */
#ifndef RUNDE_PROTO_NOTE_NODE_H
#define RUNDE_PROTO_NOTE_NODE_H

#include "base/arena.h"
#include "proto/note/note.h"

/* Whether nodes of this type have no content: text, too. */
bool note_is_leaf(enum note_type type);
/* Whether they stand in a line: text, hard breaks, mentions. */
bool note_is_inline(enum note_type type);

/* Whether a mention names somebody: it has an id unless it is of all. */
bool note_mention_fits(const struct note_attrs *attrs);
/* Whether both are the same set, with the same address; what is repeated is no set. */
bool note_marks_equal(const struct note_marks *a, const struct note_marks *b);

/* A node of this type, with these attributes and marks, and this content: none for a leaf. */
const struct note_node *note_make_node(struct arena *arena, enum note_type type,
	struct note_attrs attrs, struct note_marks marks, const struct note_fragment *content);
/* A text of so many bytes and units, at least one. The bytes are borrowed. */
const struct note_node *note_make_text(struct arena *arena, struct note_marks marks,
	const char *text, uint32_t size_bytes, uint32_t units);

/* A node's children. `node` is no text. */
struct note_fragment note_content(const struct note_node *node);
/* The same node with other content. */
const struct note_node *note_with_content(
	struct arena *arena, const struct note_node *node, const struct note_fragment *content);
/* The same node with one child replaced by another of its type, whose marks may stand there: where
 * both were valid, so is this. */
const struct note_node *note_with_child(struct arena *arena, const struct note_node *node,
	uint32_t index, const struct note_node *child);
const struct note_node *note_with_attrs(
	struct arena *arena, const struct note_node *node, struct note_attrs attrs);
const struct note_node *note_with_marks(
	struct arena *arena, const struct note_node *node, struct note_marks marks);

/* A place in a text. */
struct note_cut {
	uint32_t units, bytes; /* before it */
};

/* The place after so many units, at most all. False: it is within a surrogate pair. */
bool note_find_cut(const struct note_node *text, uint32_t units, struct note_cut *ret_cut)
	__attribute__((warn_unused_result));
/* What stands between two places, at least a unit. The bytes are shared. */
const struct note_node *note_cut_text(struct arena *arena, const struct note_node *text,
	struct note_cut from, struct note_cut to);
/* The text up to a place, and from it on. */
const struct note_node *note_text_head(
	struct arena *arena, const struct note_node *text, struct note_cut cut);
const struct note_node *note_text_tail(
	struct arena *arena, const struct note_node *text, struct note_cut cut);

#endif
