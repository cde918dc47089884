/* Attributes and marks. */
#include "base/id.h"
#include "base/limits.h"
#include "proto/note/decoding.h"
#include "proto/note/link.h"
#include "proto/note/node.h"

enum { COUNT_MAX = 1 << 30 };

bool decode_count(struct decoding *decoding, const json_t *json, uint32_t *ret_count)
{
	double number = json_number_value(json); /* 0 where it is none */
	if (!json_is_number(json) || number < 0)
		return decoding_refuse(decoding, NOTE_MALFORMED);
	uint32_t count = number < COUNT_MAX ? (uint32_t)number : COUNT_MAX;
	if (count < COUNT_MAX && number != count)
		return decoding_refuse(decoding, NOTE_MALFORMED);
	*ret_count = count;
	return true;
}

static bool decode_number(
	const struct note_attr_row *row, const json_t *json, struct note_attrs *attrs)
{
	double number = json_number_value(json);
	if (!json_is_number(json) || number < row->min || number > row->max)
		return false;
	attrs->number = (uint32_t)number;
	return number == attrs->number;
}

static bool decode_kind(const json_t *json, struct note_attrs *attrs)
{
	enum { KINDS = NOTE_ALL + 1 };
	if (!json_is_string(json))
		return false;
	size_t kind = note_find_name(note_mention_names, KINDS, json_string_value(json));
	if (kind == KINDS)
		return false;
	attrs->mention = (enum note_mention_kind)kind;
	return true;
}

static bool decode_id(const json_t *json, struct note_attrs *attrs)
{
	uint64_t id = 0;
	if (!json_is_string(json))
		return false;
	if (json_string_length(json) > 0 &&
		!id_read(json_string_value(json), json_string_length(json), &id))
		return false;
	attrs->id = id;
	return true;
}

static bool decode_flag(const json_t *json, struct note_attrs *attrs)
{
	if (!json_is_boolean(json))
		return false;
	attrs->number = json_is_true(json);
	return true;
}

static bool reads_as(const struct note_attr_row *row, const json_t *json, struct note_attrs *attrs)
{
	switch (row->attr) {
	case NOTE_LEVEL:
	case NOTE_ORDER:
		return decode_number(row, json, attrs);
	case NOTE_CHECKED:
		return decode_flag(json, attrs);
	case NOTE_KIND:
		return decode_kind(json, attrs);
	case NOTE_ID:
		return decode_id(json, attrs);
	case NOTE_ATTR_UNKNOWN:
		break;
	}
	return false;
}

bool decode_value(struct decoding *decoding, const struct note_attr_row *row, const json_t *json,
	struct note_attrs *attrs)
{
	return reads_as(row, json, attrs) || decoding_refuse(decoding, NOTE_BAD_ATTRIBUTE);
}

bool decode_attrs(struct decoding *decoding, enum note_type type, const json_t *json,
	struct note_attrs *ret_attrs)
{
	size_t count;
	const struct note_attr_row *rows = note_attr_rows(type, &count);
	struct note_attrs attrs = {0};

	if (json && !json_is_object(json) && !json_is_null(json))
		return decoding_refuse(decoding, NOTE_BAD_ATTRIBUTE);
	for (size_t i = 0; i < count; i++) {
		const json_t *value = json_object_get(json, rows[i].name);
		if (!value && !rows[i].has_default)
			return decoding_refuse(decoding, NOTE_BAD_ATTRIBUTE);
		if (!value)
			attrs.number = rows[i].fallback;
		else if (!decode_value(decoding, &rows[i], value, &attrs))
			return false;
	}
	if (type == NOTE_MENTION && !note_mention_fits(&attrs))
		return decoding_refuse(decoding, NOTE_BAD_ATTRIBUTE);
	*ret_attrs = attrs;
	return true;
}

static bool decode_link(struct decoding *decoding, const json_t *mark, struct note_marks *marks)
{
	const json_t *href = json_object_get(json_object_get(mark, "attrs"), "href");
	if (!json_is_string(href))
		return decoding_refuse(decoding, NOTE_BAD_ATTRIBUTE);
	struct text address = {json_string_value(href), json_string_length(href)};
	if (!note_link_is_fine(address))
		return decoding_refuse(decoding, NOTE_BAD_LINK);
	struct text *kept = arena_try_new(decoding->arena, sizeof(*kept));
	if (!kept)
		return decoding_refuse(decoding, NOTE_NO_MEMORY);
	*kept = arena_copy_text(decoding->arena, address.data, address.size);
	marks->href = kept;
	return true;
}

bool decode_mark(struct decoding *decoding, const json_t *json, struct note_marks *marks)
{
	const json_t *name = json_object_get(json, "type");
	if (!json_is_string(name))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	size_t type = note_find_name(note_mark_names, NOTE_MARK_TYPES, json_string_value(name));
	if (type == NOTE_MARK_TYPES)
		return decoding_refuse(decoding, NOTE_UNKNOWN_NODE);
	uint8_t bit = (uint8_t)(1u << type);
	marks->repeated = marks->repeated || (marks->set & bit);
	marks->set |= bit;
	return type != NOTE_LINK || decode_link(decoding, json, marks);
}

bool decode_marks(struct decoding *decoding, const json_t *json, struct note_marks *ret_marks)
{
	struct note_marks marks = {0};
	size_t count = json_array_size(json); /* 0 where it is none */
	if (json && !json_is_array(json) && !json_is_null(json))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	_Static_assert(
		(int)LIMIT_NOTE_MARKS >= (int)NOTE_MARK_TYPES, "a text may have all of them");
	if (count > LIMIT_NOTE_MARKS)
		return decoding_refuse(decoding, NOTE_TOO_MANY_MARKS);
	for (size_t i = 0; i < count; i++)
		if (!decode_mark(decoding, json_array_get(json, i), &marks))
			return false;
	*ret_marks = marks;
	return true;
}
