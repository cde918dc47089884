#include "proto/decode.h"

#include "base/attempt.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/text.h"
#include "proto/note/decode.h"
#include "proto/note/words.h"
#include "proto/tables.h"

#include <stdlib.h>
#include <string.h>

/* What jansson makes of a byte, about: its tree of what people send. */
enum { TREE_BYTES = 16 };

struct decoding {
	enum decode_mode mode;
	struct arena *arena;
	struct refusal *refusal;
};

static bool decode_into(
	struct decoding *decoding, const struct shape *shape, const json_t *object, void *value);

static bool refuse(
	struct decoding *decoding, const struct field *field, const char *reason, int64_t limit)
{
	*decoding->refusal = refusal_of_field(field->name, reason, limit);
	return false;
}

/* What is not seen and makes a name look like another: it turns the direction round or has no
 * width. What joins emoji and letters (U+200C, U+200D) may stand. */
static bool is_deceptive(uint32_t point)
{
	return point == 0x200b || (point >= 0x202a && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

/* Whether a code point may stand in a line (or, with `multiline`, in a text). */
static bool is_allowed(uint32_t point, bool multiline)
{
	if (multiline && (point == '\n' || point == '\t'))
		return true;
	if (point < 0x20 || (point >= 0x7f && point < 0xa0))
		return false;
	return multiline || (point != 0x2028 && point != 0x2029 && !is_deceptive(point));
}

static bool decode_text(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	struct text text;
	int64_t length = 0;
	if (!json_is_string(json))
		return refuse(decoding, field, "wrong_type", 0);
	text = (struct text){json_string_value(json), json_string_length(json)};
	for (size_t i = 0, bytes; i < text.size; i += bytes) {
		uint32_t point = text_read_point(text.data + i, &bytes);
		length++;
		if (decoding->mode == DECODE_STRICT &&
			!is_allowed(point, field->type == FIELD_TEXT))
			return refuse(decoding, field, "bad_characters", 0);
	}
	if (decoding->mode == DECODE_STRICT && field->min > 0 &&
		(text_is_blank(text) || length < field->min))
		return refuse(decoding, field, "too_short", field->min);
	if (decoding->mode == DECODE_STRICT && length > field->max)
		return refuse(decoding, field, "too_long", field->max);
	text = arena_copy_text(decoding->arena, text.data, text.size);
	memcpy(at, &text, sizeof(text));
	return true;
}

static bool decode_number(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	if (!json_is_integer(json))
		return refuse(decoding, field, "wrong_type", 0);
	int64_t value = json_integer_value(json);
	int64_t max = field->max < DECODE_INTEGER_MAX ? field->max : DECODE_INTEGER_MAX;
	if (decoding->mode == DECODE_STRICT && value < field->min)
		return refuse(decoding, field, "too_small", field->min);
	if (decoding->mode == DECODE_STRICT && value > max)
		return refuse(decoding, field, "too_large", max);
	memcpy(at, &value, sizeof(value));
	return true;
}

/* What we write where there is nobody: the operator is told so by hello. Clients may where proto/
 * says so. */
static bool is_nobody(const char *text)
{
	char nobody[ID_TEXT_SIZE + 1];
	id_write(0, nobody);
	return strcmp(text, nobody) == 0;
}

static bool decode_id(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	uint64_t id = 0;
	struct client_id client_id;
	if (!json_is_string(json))
		return refuse(decoding, field, "wrong_type", 0);
	const char *text = json_string_value(json);
	size_t size = json_string_length(json);
	if (field->type == FIELD_ID &&
		(id_read(text, size, &id) ||
			((decoding->mode == DECODE_OWN || field->min == 0) && is_nobody(text))))
		memcpy(at, &id, sizeof(id));
	else if (field->type == FIELD_CLIENT_ID && client_id_read(text, size, &client_id))
		memcpy(at, &client_id, sizeof(client_id));
	else
		return refuse(decoding, field, "malformed", 0);
	return true;
}

static bool decode_enum(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	if (!json_is_string(json))
		return refuse(decoding, field, "wrong_type", 0);
	for (const struct enum_name *name = field->names; name->name; name++) {
		if (strcmp(name->name, json_string_value(json)) == 0) {
			memcpy(at, &name->value, sizeof(name->value));
			return true;
		}
	}
	return refuse(decoding, field, "not_one_of", 0);
}

static bool decode_nested(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	if (!json_is_object(json))
		return refuse(decoding, field, "wrong_type", 0);
	return decode_into(decoding, field->of, json, at);
}

static bool decode_list(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	struct proto_list list = {0};
	if (!json_is_array(json))
		return refuse(decoding, field, "wrong_type", 0);
	size_t count = json_array_size(json);
	if (decoding->mode == DECODE_STRICT && (int64_t)count > field->max)
		return refuse(decoding, field, "too_long", field->max);
	if (decoding->mode == DECODE_STRICT && (int64_t)count < field->min)
		return refuse(decoding, field, "too_short", field->min);
	list.items = arena_try_new(decoding->arena, count * field->of->size);
	for (; list.items && list.count < count; list.count++) {
		char *item = (char *)list.items + list.count * field->of->size;
		if (!decode_nested(decoding, field, json_array_get(json, list.count), item))
			return false;
	}
	memcpy(at, &list, sizeof(list));
	return true;
}

/* A kind that is not known yet reads as void. */
static bool decode_kind(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	enum event_kind kind = EVENT_VOID;
	if (!json_is_string(json))
		return refuse(decoding, field, "wrong_type", 0);
	for (size_t i = 0; i < event_row_count; i++)
		if (strcmp(event_rows[i].info.name, json_string_value(json)) == 0)
			kind = (enum event_kind)event_rows[i].kind;
	memcpy(at, &kind, sizeof(kind));
	return true;
}

static bool decode_raw(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	struct text text;
	if (!json_is_object(json) && !(field->type == FIELD_JSON && json_is_array(json)))
		return refuse(decoding, field, "wrong_type", 0);
	char *dump = json_dumps(json, JSON_COMPACT);
	text = arena_copy_text(decoding->arena, dump, strlen(dump));
	free(dump);
	memcpy(at, &text, sizeof(text));
	return true;
}

static bool decode_note_steps(
	struct decoding *decoding, const struct field *field, const json_t *json, void *at)
{
	struct note_steps steps;
	struct note_refusal refusal;
	if (!json_is_array(json))
		return refuse(decoding, field, "wrong_type", 0);
	if (json_array_size(json) == 0)
		return refuse(decoding, field, "too_short", 1);
	if (!note_decode_steps(json, decoding->arena, &steps, &refusal))
		return refuse(decoding, field, note_reason_name(refusal.reason), 0);
	memcpy(at, &steps, sizeof(steps));
	return true;
}

static bool decode_field(
	struct decoding *decoding, const struct field *field, const json_t *json, char *value)
{
	void *at = value + field->offset;
	bool flag;

	switch (field->type) {
	case FIELD_ID:
	case FIELD_CLIENT_ID:
		return decode_id(decoding, field, json, at);
	case FIELD_SEQ:
	case FIELD_INTEGER:
	case FIELD_TIME:
		return decode_number(decoding, field, json, at);
	case FIELD_FLAG:
		if (!json_is_boolean(json))
			return refuse(decoding, field, "wrong_type", 0);
		flag = json_is_true(json);
		memcpy(at, &flag, sizeof(flag));
		return true;
	case FIELD_LINE:
	case FIELD_TEXT:
		return decode_text(decoding, field, json, at);
	case FIELD_ENUM:
		return decode_enum(decoding, field, json, at);
	case FIELD_OBJECT:
		return decode_nested(decoding, field, json, at);
	case FIELD_LIST:
		return decode_list(decoding, field, json, at);
	case FIELD_EVENT_KIND:
		return decode_kind(decoding, field, json, at);
	case FIELD_EVENT_BODY:
	case FIELD_JSON:
		return decode_raw(decoding, field, json, at);
	case FIELD_NOTE_STEPS:
		return decode_note_steps(decoding, field, json, at);
	}
	return false;
}

static bool is_known(const struct shape *shape, const char *name)
{
	for (const struct field *field = shape->fields; field->name; field++)
		if (strcmp(field->name, name) == 0)
			return true;
	return false;
}

static bool refuse_unknown(
	struct decoding *decoding, const struct shape *shape, const json_t *object)
{
	const char *name;
	json_t *json;
	json_object_foreach((json_t *)object, name, json)
	{
		if (!is_known(shape, name)) {
			*decoding->refusal = refusal_of_field(name, "unknown", 0);
			return false;
		}
	}
	return true;
}

/* What we have written before there was such a list: it was empty then. */
static bool may_be_missing(const struct decoding *decoding, const struct field *field)
{
	return field->has_offset != SIZE_MAX ||
	       (decoding->mode == DECODE_OWN && field->type == FIELD_LIST);
}

static bool decode_into(
	struct decoding *decoding, const struct shape *shape, const json_t *object, void *value)
{
	static const bool present = true;

	for (const struct field *field = shape->fields; field->name; field++) {
		const json_t *json = json_object_get(object, field->name);
		if (!json && !may_be_missing(decoding, field))
			return refuse(decoding, field, "missing", 0);
		if (!json)
			continue;
		if (!decode_field(decoding, field, json, value))
			return false;
		if (field->has_offset != SIZE_MAX)
			memcpy((char *)value + field->has_offset, &present, sizeof(present));
	}
	return decoding->mode == DECODE_OWN || refuse_unknown(decoding, shape, object);
}

bool decode_object(const struct shape *shape, const json_t *object, enum decode_mode mode,
	struct arena *arena, void *ret_value, struct refusal *ret_refusal)
{
	struct decoding decoding = {mode, arena, ret_refusal};
	bool decoded = decode_into(&decoding, shape, object, ret_value);
	if (!attempt_is_short())
		return decoded;
	*ret_refusal = refusal_of(ERROR_UNAVAILABLE);
	return false;
}

/* Counts brackets outside strings: jansson would follow 2,048 of them. */
bool decode_is_shallow(const char *text, size_t size_bytes, int depth_max)
{
	int depth = 0;
	bool in_string = false;
	for (size_t i = 0; i < size_bytes; i++) {
		char c = text[i];
		if (in_string && c == '\\')
			i++;
		else if (c == '"')
			in_string = !in_string;
		else if (!in_string && (c == '{' || c == '['))
			depth++;
		else if (!in_string && (c == '}' || c == ']'))
			depth--;
		if (depth > depth_max)
			return false;
	}
	return true;
}

/* Whether there is memory for the tree of so many bytes: asked before, as none of jansson's own
 * allocations may fail. */
static bool has_room_for(size_t size_bytes)
{
	void *room = attempt_resize(NULL, size_bytes * TREE_BYTES);
	free(room);
	return room != NULL;
}

json_t *decode_json(const char *text, size_t size_bytes, int depth_max)
{
	if (size_bytes == 0)
		return NULL;
	/* jansson swallows a NUL right after a number. */
	if (memchr(text, '\0', size_bytes) || !decode_is_shallow(text, size_bytes, depth_max) ||
		!has_room_for(size_bytes))
		return NULL;
	return json_loadb(text, size_bytes, JSON_REJECT_DUPLICATES, NULL);
}

json_t *decode_parse(
	const char *text, size_t size_bytes, int depth_max, struct refusal *ret_refusal)
{
	*ret_refusal = refusal_of(ERROR_PARSE_ERROR);
	json_t *json = decode_json(text, size_bytes, depth_max);
	if (json && !json_is_object(json)) {
		json_decref(json);
		*ret_refusal = refusal_of(ERROR_INVALID_REQUEST);
		return NULL;
	}
	return json;
}
