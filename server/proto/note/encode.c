#include "proto/note/encode.h"

#include "base/id.h"
#include "proto/encode.h"
#include "proto/note/words.h"

static void add_word(const char *word, struct buffer *out)
{
	buffer_add_byte(out, '"');
	buffer_add_string(out, word);
	buffer_add_byte(out, '"');
}

static void add_id(uint64_t id, struct buffer *out)
{
	char text[ID_TEXT_SIZE + 1] = "";
	if (id)
		id_write(id, text);
	add_word(text, out);
}

static void add_value(enum note_attr attr, const struct note_attrs *attrs, struct buffer *out)
{
	switch (attr) {
	case NOTE_LEVEL:
	case NOTE_ORDER:
		buffer_add_integer(out, attrs->number);
		break;
	case NOTE_CHECKED:
		buffer_add_string(out, attrs->number ? "true" : "false");
		break;
	case NOTE_KIND:
		add_word(note_mention_names[attrs->mention], out);
		break;
	case NOTE_ID:
		add_id(attrs->id, out);
		break;
	case NOTE_ATTR_UNKNOWN:
		break;
	}
}

static void add_attrs(const struct note_node *node, struct buffer *out)
{
	size_t count;
	const struct note_attr_row *rows = note_attr_rows(node->type, &count);
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(out, i ? "," : ",\"attrs\":{");
		add_word(rows[i].name, out);
		buffer_add_byte(out, ':');
		add_value(rows[i].attr, &node->attrs, out);
	}
	if (count)
		buffer_add_byte(out, '}');
}

static void add_mark(enum note_mark_type type, const struct text *href, struct buffer *out)
{
	buffer_add_string(out, "{\"type\":");
	add_word(note_mark_names[type], out);
	if (type == NOTE_LINK) {
		buffer_add_string(out, ",\"attrs\":{\"href\":");
		encode_string(*href, out);
		buffer_add_byte(out, '}');
	}
	buffer_add_byte(out, '}');
}

/* Those of a set, with commas between them. */
static void add_mark_list(const struct note_marks *marks, struct buffer *out)
{
	const char *before = "";
	for (unsigned i = 0; i < NOTE_MARK_TYPES; i++) {
		if (!(marks->set & 1u << i))
			continue;
		buffer_add_string(out, before);
		add_mark((enum note_mark_type)i, marks->href, out);
		before = ",";
	}
}

static void add_marks(const struct note_marks *marks, struct buffer *out)
{
	if (!marks->set)
		return;
	buffer_add_string(out, ",\"marks\":[");
	add_mark_list(marks, out);
	buffer_add_byte(out, ']');
}

static void add_content(const struct note_node *const *nodes, uint32_t count, struct buffer *out)
{
	buffer_add_string(out, "\"content\":[");
	for (uint32_t i = 0; i < count; i++) {
		buffer_add_string(out, i ? "," : "");
		note_encode(nodes[i], out);
	}
	buffer_add_byte(out, ']');
}

void note_encode(const struct note_node *node, struct buffer *out)
{
	buffer_add_string(out, "{\"type\":");
	add_word(note_type_names[node->type], out);
	add_attrs(node, out);
	if (node->type != NOTE_TEXT && node->count > 0) {
		buffer_add_byte(out, ',');
		add_content(node->children, node->count, out);
	}
	add_marks(&node->marks, out);
	if (node->type == NOTE_TEXT) {
		buffer_add_string(out, ",\"text\":");
		encode_string((struct text){node->text, node->count}, out);
	}
	buffer_add_byte(out, '}');
}

static void add_number(const char *name, uint32_t number, struct buffer *out)
{
	buffer_add_byte(out, ',');
	add_word(name, out);
	buffer_add_byte(out, ':');
	buffer_add_integer(out, number);
}

static void add_slice(const struct note_slice *slice, struct buffer *out)
{
	if (slice->content.count == 0)
		return;
	buffer_add_string(out, ",\"slice\":{");
	add_content(slice->content.nodes, slice->content.count, out);
	if (slice->open_start)
		add_number("openStart", slice->open_start, out);
	if (slice->open_end)
		add_number("openEnd", slice->open_end, out);
	buffer_add_byte(out, '}');
}

static void add_replace(const struct note_step *step, struct buffer *out)
{
	add_number("from", step->from, out);
	add_number("to", step->to, out);
	if (step->type == NOTE_REPLACE_AROUND) {
		add_number("gapFrom", step->gap_from, out);
		add_number("gapTo", step->gap_to, out);
		add_number("insert", step->insert, out);
	}
	add_slice(&step->slice, out);
	if (step->structure)
		buffer_add_string(out, ",\"structure\":true");
}

static void add_mark_step(const struct note_step *step, struct buffer *out)
{
	bool on_node = step->type == NOTE_ADD_NODE_MARK || step->type == NOTE_REMOVE_NODE_MARK;
	add_number(on_node ? "pos" : "from", step->from, out);
	if (!on_node)
		add_number("to", step->to, out);
	buffer_add_string(out, ",\"mark\":");
	add_mark_list(&step->mark, out);
}

/* An attribute that no node has is called nothing, and still does nothing. */
static void add_attr(const struct note_step *step, struct buffer *out)
{
	const struct note_attr_row *row = note_attr_row(step->attr);
	add_number("pos", step->from, out);
	buffer_add_string(out, ",\"attr\":");
	add_word(row ? row->name : "", out);
	if (!step->has_value)
		return;
	buffer_add_string(out, ",\"value\":");
	add_value(step->attr, &step->value, out);
}

static void add_step(const struct note_step *step, struct buffer *out)
{
	buffer_add_string(out, "{\"stepType\":");
	add_word(note_step_names[step->type], out);
	if (step->type == NOTE_REPLACE || step->type == NOTE_REPLACE_AROUND)
		add_replace(step, out);
	else if (step->type == NOTE_ATTR)
		add_attr(step, out);
	else
		add_mark_step(step, out);
	buffer_add_byte(out, '}');
}

/* The parts of one number: a step, or a markSet, which may be of none. */
static void add_parts(const struct note_step *parts, size_t count, struct buffer *out)
{
	if (count != 1)
		buffer_add_string(out, "{\"stepType\":\"markSet\",\"steps\":[");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(out, i ? "," : "");
		add_step(&parts[i], out);
	}
	if (count != 1)
		buffer_add_string(out, "]}");
}

void note_encode_steps(const struct note_steps *steps, struct buffer *out)
{
	size_t first = 0;
	buffer_add_byte(out, '[');
	for (size_t number = 0; number < steps->numbered; number++) {
		size_t count = 0;
		while (first + count < steps->count && steps->items[first + count].number == number)
			count++;
		buffer_add_string(out, number ? "," : "");
		add_parts(steps->items + first, count, out);
		first += count;
	}
	buffer_add_byte(out, ']');
}
