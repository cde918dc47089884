/* What may stand in what, and which marks go together: the content expressions of ProseMirror's
 * schema, as tables. The same schema for the client is client-web/src/note/schema.ts. */
#ifndef RUNDE_ROOM_NOTES_SCHEMA_H
#define RUNDE_ROOM_NOTES_SCHEMA_H

#include "proto/note/note.h"

/* Whether nodes of this type may have exactly these children: NodeType.validContent(). */
bool schema_fits(enum note_type type, const struct note_fragment *content);
/* Whether so much may be put in before the child of that index: Node.canReplace(). */
bool schema_fits_at(
	const struct note_node *parent, uint32_t index, const struct note_fragment *insert);
/* Whether the content of two types may be joined, as far as ProseMirror looks: some node may come
 * first in both. NodeType.compatibleContent(). */
bool schema_joins(enum note_type one, enum note_type other);

/* Whether the children of such nodes may bear this mark. */
bool schema_allows_marks(enum note_type parent, const struct note_marks *marks);
/* Whether a node can have such marks at once. */
bool schema_is_mark_set(const struct note_marks *marks);
/* The set with one more mark: those go that it excludes, and nothing changes where one of them
 * excludes it. Mark.addToSet(). */
struct note_marks schema_add_mark(const struct note_marks *set, const struct note_marks *mark);
/* The set without that mark, if it is in it with the same address. Mark.removeFromSet(). */
struct note_marks schema_remove_mark(const struct note_marks *set, const struct note_marks *mark);

#endif
