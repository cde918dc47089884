/* Steps and documents. */
#include "proto/note/decode.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"
#include "proto/note/decoding.h"

#include <string.h>

/* As JavaScript's `!!value`. */
static bool is_truthy(const json_t *json)
{
	if (json_is_number(json))
		return json_number_value(json) != 0;
	if (json_is_string(json))
		return json_string_length(json) > 0;
	return json_is_true(json) || json_is_object(json) || json_is_array(json);
}

static bool decode_field(
	struct decoding *decoding, const json_t *json, const char *name, uint32_t *ret_count)
{
	return decode_count(decoding, json_object_get(json, name), ret_count);
}

static bool decode_open(
	struct decoding *decoding, const json_t *json, const char *name, uint32_t *ret_depth)
{
	const json_t *depth = json_object_get(json, name);
	*ret_depth = 0;
	return !depth || decode_count(decoding, depth, ret_depth);
}

static bool decode_slice(struct decoding *decoding, const json_t *json, struct note_slice *slice)
{
	if (!json || json_is_null(json))
		return true;
	if (!json_is_object(json))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	decoding->nodes_left = LIMIT_NOTE_SLICE_NODES;
	if (!decode_open(decoding, json, "openStart", &slice->open_start) ||
		!decode_open(decoding, json, "openEnd", &slice->open_end) ||
		!decode_fragment(decoding, json_object_get(json, "content"), 1, &slice->content))
		return false;
	if (slice->content.count == 0 && (slice->open_start || slice->open_end))
		return decoding_refuse(decoding, NOTE_BAD_DEPTH);
	return true;
}

static bool decode_replace(struct decoding *decoding, const json_t *json, struct note_step *step)
{
	step->structure = is_truthy(json_object_get(json, "structure"));
	return decode_field(decoding, json, "from", &step->from) &&
	       decode_field(decoding, json, "to", &step->to) &&
	       decode_slice(decoding, json_object_get(json, "slice"), &step->slice);
}

static bool decode_replace_around(
	struct decoding *decoding, const json_t *json, struct note_step *step)
{
	return decode_replace(decoding, json, step) &&
	       decode_field(decoding, json, "gapFrom", &step->gap_from) &&
	       decode_field(decoding, json, "gapTo", &step->gap_to) &&
	       decode_field(decoding, json, "insert", &step->insert);
}

static bool decode_mark_step(struct decoding *decoding, const json_t *json, struct note_step *step)
{
	return decode_field(decoding, json, "from", &step->from) &&
	       decode_field(decoding, json, "to", &step->to) &&
	       decode_mark(decoding, json_object_get(json, "mark"), &step->mark);
}

static bool decode_node_mark(struct decoding *decoding, const json_t *json, struct note_step *step)
{
	return decode_field(decoding, json, "pos", &step->from) &&
	       decode_mark(decoding, json_object_get(json, "mark"), &step->mark);
}

static bool decode_attr(struct decoding *decoding, const json_t *json, struct note_step *step)
{
	const json_t *name = json_object_get(json, "attr"), *value = json_object_get(json, "value");
	if (!json_is_string(name))
		return decoding_refuse(decoding, NOTE_MALFORMED);
	const struct note_attr_row *row = note_attr_named(json_string_value(name));
	step->attr = row ? row->attr : NOTE_ATTR_UNKNOWN;
	step->has_value = row && value;
	return decode_field(decoding, json, "pos", &step->from) &&
	       (!step->has_value || decode_value(decoding, row, value, &step->value));
}

static bool (*const decoders[NOTE_STEP_TYPES])(
	struct decoding *decoding, const json_t *json, struct note_step *step) = {
	[NOTE_REPLACE] = decode_replace,
	[NOTE_REPLACE_AROUND] = decode_replace_around,
	[NOTE_ADD_MARK] = decode_mark_step,
	[NOTE_REMOVE_MARK] = decode_mark_step,
	[NOTE_ADD_NODE_MARK] = decode_node_mark,
	[NOTE_REMOVE_NODE_MARK] = decode_node_mark,
	[NOTE_ATTR] = decode_attr,
};

static bool may_be_in_mark_set(enum note_step_type type)
{
	return type == NOTE_ADD_MARK || type == NOTE_REMOVE_MARK;
}

/* What a step says it is; empty: nothing. */
static const char *name_of(const json_t *json)
{
	const char *name = json_string_value(json_object_get(json, "stepType"));
	return name ? name : "";
}

static bool decode_step(
	struct decoding *decoding, const json_t *json, bool in_mark_set, struct note_step *step)
{
	size_t type = note_find_name(note_step_names, NOTE_STEP_TYPES, name_of(json));
	if (type == NOTE_STEP_TYPES ||
		(in_mark_set && !may_be_in_mark_set((enum note_step_type)type)))
		return decoding_refuse(decoding, NOTE_UNKNOWN_STEP);
	step->type = (enum note_step_type)type;
	step->number = decoding->refusal->step;
	return decoders[type](decoding, json, step);
}

static const json_t *parts_of(const json_t *step)
{
	return strcmp(name_of(step), "markSet") == 0 ? json_object_get(step, "steps") : NULL;
}

/* How many there are, with parts in the place of a markSet. */
static size_t count_steps(const json_t *steps)
{
	size_t count = 0;
	for (size_t i = 0; i < json_array_size(steps); i++) {
		const json_t *parts = parts_of(json_array_get(steps, i));
		count += json_is_array(parts) ? json_array_size(parts) : 1;
	}
	return count;
}

/* The steps of an array, those of a batch or of a markSet in it, appended. */
static bool decode_array(struct decoding *decoding, const json_t *array, bool in_mark_set,
	struct note_step *items, size_t *count)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *json = json_array_get(array, i), *parts = parts_of(json);
		if (!in_mark_set)
			decoding->refusal->step = (uint32_t)i;
		if (!in_mark_set && json_is_array(parts)) {
			if (!decode_array(decoding, parts, true, items, count))
				return false;
		} else if (!decode_step(decoding, json, in_mark_set, &items[(*count)++])) {
			return false;
		}
	}
	return true;
}

bool note_decode_steps(const json_t *steps, struct arena *arena, struct note_steps *ret_steps,
	struct note_refusal *ret_refusal)
{
	struct decoding decoding = {arena, ret_refusal, 0, NOTE_TOO_MANY_NODES};
	size_t numbered = json_array_size(steps), all = count_steps(steps), count = 0;

	*ret_refusal = (struct note_refusal){NOTE_FITS, 0};
	if (attempt_is_short())
		return decoding_refuse(&decoding, NOTE_NO_MEMORY);
	if (!json_is_array(steps))
		return decoding_refuse(&decoding, NOTE_MALFORMED);
	if (numbered > PROTO_NOTE_STEPS_MAX || all > PROTO_NOTE_STEPS_MAX)
		return decoding_refuse(&decoding, NOTE_TOO_MANY_STEPS);
	struct note_step *items = arena_try_new(arena, all * sizeof(*items));
	bool decoded = items && decode_array(&decoding, steps, false, items, &count);
	if (attempt_is_short())
		decoded = decoding_refuse(&decoding, NOTE_NO_MEMORY);
	if (decoded)
		*ret_steps = (struct note_steps){items, count, numbered};
	return decoded;
}

_Static_assert(LIMIT_NOTE_JSON_DEPTH >= 2 * PROTO_NOTE_DEPTH_MAX + 10,
	"two levels for each of a document, a mark in it, a slice, a step, a batch, a request");

bool note_parse_steps(const char *text, size_t size_bytes, struct arena *arena,
	struct note_steps *ret_steps, struct note_refusal *ret_refusal)
{
	*ret_refusal = (struct note_refusal){NOTE_TOO_MUCH, 0};
	if (size_bytes > PROTO_NOTE_STEPS_BYTES)
		return false;
	json_t *json = decode_json(text, size_bytes, LIMIT_NOTE_JSON_DEPTH);
	bool decoded = note_decode_steps(json, arena, ret_steps, ret_refusal);
	json_decref(json);
	return decoded;
}

const struct note_node *note_parse_document(
	const char *text, size_t size_bytes, struct arena *arena, struct note_refusal *ret_refusal)
{
	struct decoding decoding = {arena, ret_refusal, LIMIT_NOTE_NODES, NOTE_TOO_LARGE};
	json_t *json = decode_json(text, size_bytes, LIMIT_NOTE_JSON_DEPTH);

	*ret_refusal = (struct note_refusal){NOTE_FITS, 0};
	const struct note_node *node = decode_node(&decoding, json, 0);
	json_decref(json);
	bool decoded = node != NULL;
	if (attempt_is_short())
		decoded = decoding_refuse(&decoding, NOTE_NO_MEMORY);
	else if (decoded && node->type != NOTE_DOC)
		decoded = decoding_refuse(&decoding, NOTE_UNKNOWN_NODE);
	return decoded ? node : NULL;
}
