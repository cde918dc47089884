#include "proto/encode.h"

#include "base/id.h"
#include "base/memory.h"
#include "proto/event.h"
#include "proto/note/encode.h"

#include <stdbool.h>
#include <string.h>

static void escape(unsigned char c, struct buffer *out)
{
	static const char hex[] = "0123456789abcdef";
	static const char shorts[] = {['\b'] = 'b',
		['\f'] = 'f',
		['\n'] = 'n',
		['\r'] = 'r',
		['\t'] = 't',
		['"'] = '"',
		['\\'] = '\\'};
	char text[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
	if (c < sizeof(shorts) && shorts[c]) {
		text[1] = shorts[c];
		buffer_add(out, text, 2);
	} else {
		buffer_add(out, text, sizeof(text));
	}
}

void encode_string(struct text text, struct buffer *out)
{
	size_t start = 0;
	buffer_add_byte(out, '"');
	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.data[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buffer_add(out, text.data + start, i - start);
		escape(c, out);
		start = i + 1;
	}
	buffer_add(out, text.data + start, text.size - start);
	buffer_add_byte(out, '"');
}

static void encode_quoted(const char *text, struct buffer *out)
{
	buffer_add_byte(out, '"');
	buffer_add_string(out, text);
	buffer_add_byte(out, '"');
}

static void encode_number(const struct field *field, const char *at, struct buffer *out)
{
	int64_t value;
	_Static_assert(sizeof(value) == sizeof(uint64_t), "a seq is as wide as a time");
	(void)field;
	memcpy(&value, at, sizeof(value));
	buffer_add_integer(out, value);
}

static void encode_id(const struct field *field, const char *at, struct buffer *out)
{
	char text[CLIENT_ID_TEXT_SIZE + 1];
	uint64_t id;
	struct client_id client_id;
	if (field->type == FIELD_ID) {
		memcpy(&id, at, sizeof(id));
		id_write(id, text);
	} else {
		memcpy(&client_id, at, sizeof(client_id));
		client_id_write(&client_id, text);
	}
	encode_quoted(text, out);
}

static void encode_enum(const struct field *field, const char *at, struct buffer *out)
{
	int value;
	memcpy(&value, at, sizeof(value));
	for (const struct enum_name *name = field->names; name->name; name++) {
		if (name->value == value) {
			encode_quoted(name->name, out);
			return;
		}
	}
	BUG("an enum has a value without a name");
}

static void encode_kind(const char *at, struct buffer *out)
{
	int kind;
	memcpy(&kind, at, sizeof(kind));
	const struct event_info *info = event_info(kind);
	if (!info)
		BUG("an event of no known kind is sent");
	encode_quoted(info->name, out);
}

static void encode_list(const struct field *field, const char *at, struct buffer *out)
{
	struct proto_list list;
	memcpy(&list, at, sizeof(list));
	buffer_add_byte(out, '[');
	for (size_t i = 0; i < list.count; i++) {
		if (i)
			buffer_add_byte(out, ',');
		encode_object(field->of, (const char *)list.items + i * field->of->size, out);
	}
	buffer_add_byte(out, ']');
}

static void encode_field(const struct field *field, const char *value, struct buffer *out)
{
	const char *at = value + field->offset;
	struct note_steps steps;
	struct text text;
	bool flag;

	switch (field->type) {
	case FIELD_ID:
	case FIELD_CLIENT_ID:
		encode_id(field, at, out);
		break;
	case FIELD_SEQ:
	case FIELD_INTEGER:
	case FIELD_TIME:
		encode_number(field, at, out);
		break;
	case FIELD_FLAG:
		memcpy(&flag, at, sizeof(flag));
		buffer_add_string(out, flag ? "true" : "false");
		break;
	case FIELD_LINE:
	case FIELD_TEXT:
		memcpy(&text, at, sizeof(text));
		encode_string(text, out);
		break;
	case FIELD_ENUM:
		encode_enum(field, at, out);
		break;
	case FIELD_EVENT_KIND:
		encode_kind(at, out);
		break;
	case FIELD_EVENT_BODY:
	case FIELD_JSON:
		memcpy(&text, at, sizeof(text));
		buffer_add(out, text.data, text.size);
		break;
	case FIELD_OBJECT:
		encode_object(field->of, at, out);
		break;
	case FIELD_LIST:
		encode_list(field, at, out);
		break;
	case FIELD_NOTE_STEPS:
		memcpy(&steps, at, sizeof(steps));
		note_encode_steps(&steps, out);
		break;
	}
}

void encode_object(const struct shape *shape, const void *value, struct buffer *out)
{
	bool first = true;
	buffer_add_byte(out, '{');
	for (const struct field *field = shape->fields; field->name; field++) {
		bool has = true;
		if (field->has_offset != SIZE_MAX)
			memcpy(&has, (const char *)value + field->has_offset, sizeof(has));
		if (!has)
			continue;
		if (!first)
			buffer_add_byte(out, ',');
		first = false;
		encode_quoted(field->name, out);
		buffer_add_byte(out, ':');
		encode_field(field, value, out);
	}
	buffer_add_byte(out, '}');
}
