#include "room/minutes/seal.h"

#include "room/minutes/words.h"

#include <string.h>

static const char head[] = "runde-minutes-seal 1";
static const char json_begin[] = "{\"minutes\":";
static const char json_seal[] = ",\"seal\":{\"markdown\":\"";

void seal_hex(const uint8_t *bytes, size_t count, struct buffer *out)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < count; i++) {
		buffer_add_byte(out, (unsigned char)digits[bytes[i] >> 4]);
		buffer_add_byte(out, (unsigned char)digits[bytes[i] & 15]);
	}
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool seal_parse_hex(const char *text, size_t size, uint8_t *ret_bytes, size_t count)
{
	if (size != 2 * count)
		return false;
	for (size_t i = 0; i < size; i++)
		if (digit_of(text[i]) < 0)
			return false;
	for (size_t i = 0; i < count; i++)
		ret_bytes[i] = (uint8_t)(digit_of(text[2 * i]) << 4 | digit_of(text[2 * i + 1]));
	return true;
}

/* A line: its name, and what it says in hexadecimal. */
static void add_line(const char *name, const uint8_t *bytes, size_t count, struct buffer *out)
{
	buffer_add_string(out, name);
	buffer_add_byte(out, ' ');
	seal_hex(bytes, count, out);
	buffer_add_byte(out, '\n');
}

void seal_statement(const struct minutes_seal *seal, struct buffer *out)
{
	buffer_add_string(out, head);
	buffer_add_byte(out, '\n');
	add_line("markdown", seal->markdown, sizeof(seal->markdown), out);
	add_line("json", seal->json, sizeof(seal->json), out);
	if (seal->has_previous)
		add_line("previous", seal->previous, sizeof(seal->previous), out);
	else
		buffer_add_string(out, "previous -\n");
	buffer_add_string(out, "sealed ");
	buffer_add_integer(out, seal->sealed_ms);
	buffer_add_byte(out, '\n');
	add_line("key", seal->key, sizeof(seal->key), out);
}

/* The section that follows the Markdown. */
static void add_section(const struct minutes_seal *seal, enum language language, struct buffer *out)
{
	BUFFER_AUTO lines;
	struct text title = word(language, WORD_SEAL), about = word(language, WORD_SEAL_ABOUT);
	buffer_init(&lines);
	seal_statement(seal, &lines);
	add_line("signature", seal->signature, sizeof(seal->signature), &lines);
	buffer_add_string(out, "\n---\n\n## ");
	buffer_add(out, title.data, title.size);
	buffer_add_string(out, "\n\n");
	buffer_add(out, about.data, about.size);
	buffer_add_string(out, "\n\n");
	for (size_t i = 0; i < lines.size; i++) {
		if (i == 0 || lines.data[i - 1] == '\n')
			buffer_add_string(out, "    ");
		buffer_add_byte(out, lines.data[i]);
	}
}

void seal_write_markdown(const void *markdown, size_t size_bytes, const struct minutes_seal *seal,
	enum language language, struct buffer *out)
{
	buffer_add(out, markdown, size_bytes);
	add_section(seal, language, out);
}

static void add_field(const char *name, const uint8_t *bytes, size_t count, struct buffer *out)
{
	buffer_add_string(out, name);
	seal_hex(bytes, count, out);
}

/* What follows the minutes in a file of JSON. */
static void add_object(const struct minutes_seal *seal, struct buffer *out)
{
	add_field(json_seal, seal->markdown, sizeof(seal->markdown), out);
	add_field("\",\"json\":\"", seal->json, sizeof(seal->json), out);
	if (seal->has_previous)
		add_field("\",\"previous\":\"", seal->previous, sizeof(seal->previous), out);
	buffer_add_string(out, "\",\"sealed\":");
	buffer_add_integer(out, seal->sealed_ms);
	add_field(",\"key\":\"", seal->key, sizeof(seal->key), out);
	add_field("\",\"signature\":\"", seal->signature, sizeof(seal->signature), out);
	buffer_add_string(out, "\"}}\n");
}

/* The canonical form is a line, and its end is left out. */
void seal_write_json(
	const void *json, size_t size_bytes, const struct minutes_seal *seal, struct buffer *out)
{
	buffer_add_string(out, json_begin);
	buffer_add(out, json, size_bytes ? size_bytes - 1 : 0);
	add_object(seal, out);
}

/* A text that is read from its beginning on. */
struct reading {
	const char *at, *end;
};

static bool skip(struct reading *reading, const char *word_of)
{
	size_t size = strlen(word_of);
	if ((size_t)(reading->end - reading->at) < size || memcmp(reading->at, word_of, size) != 0)
		return false;
	reading->at += size;
	return true;
}

static bool read_hex(struct reading *reading, uint8_t *ret_bytes, size_t count)
{
	if ((size_t)(reading->end - reading->at) < 2 * count ||
		!seal_parse_hex(reading->at, 2 * count, ret_bytes, count))
		return false;
	reading->at += 2 * count;
	return true;
}

static bool read_time(struct reading *reading, int64_t *ret_ms)
{
	enum { DIGITS_MAX = 15 };
	const char *begin = reading->at;
	int64_t number = 0;
	while (reading->at < reading->end && *reading->at >= '0' && *reading->at <= '9' &&
		reading->at - begin < DIGITS_MAX)
		number = number * 10 + (*reading->at++ - '0');
	*ret_ms = number;
	return reading->at > begin;
}

static bool read_previous(struct reading *reading, const char *before, struct minutes_seal *seal)
{
	seal->has_previous = skip(reading, before);
	return !seal->has_previous || read_hex(reading, seal->previous, sizeof(seal->previous));
}

static bool read_lines(struct reading *reading, struct minutes_seal *seal)
{
	return skip(reading, "\n    markdown ") &&
	       read_hex(reading, seal->markdown, sizeof(seal->markdown)) &&
	       skip(reading, "\n    json ") && read_hex(reading, seal->json, sizeof(seal->json)) &&
	       (skip(reading, "\n    previous -") ||
		       read_previous(reading, "\n    previous ", seal)) &&
	       skip(reading, "\n    sealed ") && read_time(reading, &seal->sealed_ms) &&
	       skip(reading, "\n    key ") && read_hex(reading, seal->key, sizeof(seal->key)) &&
	       skip(reading, "\n    signature ") &&
	       read_hex(reading, seal->signature, sizeof(seal->signature));
}

static bool read_object(struct reading *reading, struct minutes_seal *seal)
{
	return read_hex(reading, seal->markdown, sizeof(seal->markdown)) &&
	       skip(reading, "\",\"json\":\"") &&
	       read_hex(reading, seal->json, sizeof(seal->json)) &&
	       read_previous(reading, "\",\"previous\":\"", seal) &&
	       skip(reading, "\",\"sealed\":") && read_time(reading, &seal->sealed_ms) &&
	       skip(reading, ",\"key\":\"") && read_hex(reading, seal->key, sizeof(seal->key)) &&
	       skip(reading, "\",\"signature\":\"") &&
	       read_hex(reading, seal->signature, sizeof(seal->signature));
}

/* Whether the file ends in exactly these bytes; then what comes before is left. */
static bool ends_in(const struct buffer *end, size_t size_bytes, const char *data, size_t *ret_left)
{
	if (end->size > size_bytes ||
		memcmp(data + size_bytes - end->size, end->data, end->size) != 0)
		return false;
	*ret_left = size_bytes - end->size;
	return true;
}

static bool read_markdown(const char *data, size_t size_bytes, struct sealed_file *file)
{
	static const enum language languages[] = {LANGUAGE_DE, LANGUAGE_EN};
	struct reading reading = {
		text_after_last(data, size_bytes, "\n    runde-minutes-seal 1"), data + size_bytes};
	if (!reading.at || !read_lines(&reading, &file->seal))
		return false;
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		BUFFER_AUTO section;
		size_t left;
		buffer_init(&section);
		add_section(&file->seal, languages[i], &section);
		if (!ends_in(&section, size_bytes, data, &left))
			continue;
		file->form = SEAL_MARKDOWN;
		file->language = languages[i];
		buffer_add(&file->content, data, left);
		return true;
	}
	return false;
}

/* As the canonical form begins. */
static bool is_german(const char *json, size_t size_bytes)
{
	static const char begin[] = "{\"format\":1,\"language\":\"de\",";
	size_t size = strlen(begin);
	return size_bytes >= size && memcmp(json, begin, size) == 0;
}

static bool read_json(const char *data, size_t size_bytes, struct sealed_file *file)
{
	BUFFER_AUTO object;
	size_t left, begin = strlen(json_begin);
	struct reading reading = {text_after_last(data, size_bytes, json_seal), data + size_bytes};
	buffer_init(&object);
	if (!reading.at || !read_object(&reading, &file->seal))
		return false;
	add_object(&file->seal, &object);
	if (!ends_in(&object, size_bytes, data, &left) || left < begin ||
		memcmp(data, json_begin, begin) != 0)
		return false;
	file->form = SEAL_JSON;
	file->language = is_german(data + begin, left - begin) ? LANGUAGE_DE : LANGUAGE_EN;
	buffer_add(&file->content, data + begin, left - begin);
	buffer_add_byte(&file->content, '\n');
	return true;
}

void sealed_file_init(struct sealed_file *file)
{
	memset(file, 0, sizeof(*file));
	buffer_init(&file->content);
}

void sealed_file_fini(struct sealed_file *file)
{
	buffer_fini(&file->content);
}

bool sealed_file_read(const void *data, size_t size_bytes, struct sealed_file *ret_file)
{
	return size_bytes &&
	       (read_markdown(data, size_bytes, ret_file) || read_json(data, size_bytes, ret_file));
}
