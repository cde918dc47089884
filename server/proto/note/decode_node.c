/* Nodes and fragments. */
#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/decoding.h"
#include "proto/note/fragment.h"
#include "proto/note/node.h"
#include "proto/note/units.h"

#include <string.h>

bool decoding_refuse(struct decoding *decoding, enum note_reason reason)
{
	decoding->refusal->reason = reason;
	return false;
}

static bool decode_type(struct decoding *decoding, const json_t *json, enum note_type *ret_type)
{
	const json_t *name = json_object_get(json, "type");
	if (!json_is_string(name))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	size_t type = note_find_name(note_type_names, NOTE_TYPES, json_string_value(name));
	if (type == NOTE_TYPES)
		return decoding_refuse(decoding, NOTE_UNKNOWN_NODE);
	*ret_type = (enum note_type)type;
	return true;
}

static const struct note_node *decode_text(
	struct decoding *decoding, const json_t *json, struct note_marks marks)
{
	const json_t *text = json_object_get(json, "text");
	size_t size = json_string_length(text); /* 0 where it is none */
	if (size == 0) {
		decoding_refuse(decoding, NOTE_BAD_TEXT);
		return NULL;
	}
	char *bytes = arena_try_new(decoding->arena, size);
	if (!bytes)
		return NULL;
	memcpy(bytes, json_string_value(text), size);
	return note_make_text(
		decoding->arena, marks, bytes, (uint32_t)size, units_count(bytes, size));
}

/* Whether one more node, this deep, may be made. */
static bool is_within_limits(struct decoding *decoding, int level)
{
	if (level > PROTO_NOTE_DEPTH_MAX)
		return decoding_refuse(decoding, NOTE_TOO_DEEP);
	if (decoding->nodes_left == 0)
		return decoding_refuse(decoding, decoding->full);
	decoding->nodes_left--;
	return true;
}

const struct note_node *decode_node(struct decoding *decoding, const json_t *json, int level)
{
	enum note_type type = NOTE_DOC;
	struct note_attrs attrs = {0};
	struct note_marks marks = {0};
	struct note_fragment content = {0};
	const json_t *children = json_object_get(json, "content");

	if (!is_within_limits(decoding, level) || !decode_type(decoding, json, &type) ||
		!decode_marks(decoding, json_object_get(json, "marks"), &marks))
		return NULL;
	if (note_is_leaf(type) && json_array_size(children) > 0) {
		decoding_refuse(decoding, NOTE_BAD_LEAF);
		return NULL;
	}
	if (type == NOTE_TEXT)
		return decode_text(decoding, json, marks);
	if (!decode_attrs(decoding, type, json_object_get(json, "attrs"), &attrs) ||
		!decode_fragment(decoding, children, level + 1, &content))
		return NULL;
	return note_make_node(decoding->arena, type, attrs, marks, &content);
}

bool decode_fragment(struct decoding *decoding, const json_t *json, int level,
	struct note_fragment *ret_fragment)
{
	struct fragment_builder builder;
	size_t count = json_array_size(json); /* 0 where it is none */

	if (json && !json_is_array(json) && !json_is_null(json))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	fragment_begin(&builder, decoding->arena, count);
	for (size_t i = 0; i < count; i++) {
		const struct note_node *node =
			decode_node(decoding, json_array_get(json, i), level);
		if (!node)
			return false;
		fragment_add(&builder, node);
	}
	return fragment_end(&builder, ret_fragment) || decoding_refuse(decoding, NOTE_NO_MEMORY);
}
