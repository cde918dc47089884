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

static void add_marks(const struct note_marks *marks, struct buffer *out)
{
	const char *before = ",\"marks\":[";
	for (unsigned i = 0; i < NOTE_MARK_TYPES; i++) {
		if (!(marks->set & 1u << i))
			continue;
		buffer_add_string(out, before);
		buffer_add_string(out, "{\"type\":");
		add_word(note_mark_names[i], out);
		if (i == NOTE_LINK) {
			buffer_add_string(out, ",\"attrs\":{\"href\":");
			encode_string(*marks->href, out);
			buffer_add_byte(out, '}');
		}
		buffer_add_byte(out, '}');
		before = ",";
	}
	if (marks->set)
		buffer_add_byte(out, ']');
}

static void add_children(const struct note_node *node, struct buffer *out)
{
	for (uint32_t i = 0; i < node->count; i++) {
		buffer_add_string(out, i ? "," : ",\"content\":[");
		note_encode(node->children[i], out);
	}
	if (node->count)
		buffer_add_byte(out, ']');
}

void note_encode(const struct note_node *node, struct buffer *out)
{
	buffer_add_string(out, "{\"type\":");
	add_word(note_type_names[node->type], out);
	add_attrs(node, out);
	if (node->type != NOTE_TEXT)
		add_children(node, out);
	add_marks(&node->marks, out);
	if (node->type == NOTE_TEXT) {
		buffer_add_string(out, ",\"text\":");
		encode_string((struct text){node->text, node->count}, out);
	}
	buffer_add_byte(out, '}');
}
