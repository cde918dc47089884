/* Decoding under way. For proto/note/ alone. */
#ifndef RUNDE_PROTO_NOTE_DECODING_H
#define RUNDE_PROTO_NOTE_DECODING_H

#include "base/arena.h"
#include "proto/note/note.h"
#include "proto/note/words.h"

#include <jansson.h>

struct decoding {
	struct arena *arena; /* borrowed */
	struct note_refusal *refusal;
	uint32_t nodes_left;   /* that may still be made */
	enum note_reason full; /* said where there are none left */
};

/* Notes why, and returns false. */
bool decoding_refuse(struct decoding *decoding, enum note_reason reason);

/* In decode_attrs.c. One attribute's value, into the field it stands for. */
bool decode_value(struct decoding *decoding, const struct note_attr_row *row, const json_t *json,
	struct note_attrs *attrs);
/* All of a node's; those that are missing get their default. */
bool decode_attrs(struct decoding *decoding, enum note_type type, const json_t *json,
	struct note_attrs *ret_attrs);
/* One mark, added to a set. */
bool decode_mark(struct decoding *decoding, const json_t *json, struct note_marks *marks);
bool decode_marks(struct decoding *decoding, const json_t *json, struct note_marks *ret_marks);
/* A whole number from 0 up, however it is written; what is beyond all documents stays so. */
bool decode_count(struct decoding *decoding, const json_t *json, uint32_t *ret_count);

/* In decode_node.c. `level`: how deep the node would be in a document, at least. NULL: refused, or
 * memory is short. */
const struct note_node *decode_node(struct decoding *decoding, const json_t *json, int level);
/* An array of nodes; null and nothing are an empty one. */
bool decode_fragment(struct decoding *decoding, const json_t *json, int level,
	struct note_fragment *ret_fragment);

#endif
