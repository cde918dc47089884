#include "room/minutes/canonical.h"

#include "base/nfc.h"
#include "proto/state.h"

#include <stdbool.h>
#include <string.h>

void minutes_json(const struct minutes *minutes, struct buffer *out)
{
	BUFFER_AUTO json;
	buffer_init(&json);
	minutes_encode(minutes, &json);
	nfc_add_json((const char *)json.data, json.size, out);
	buffer_add_byte(out, '\n');
}

static void trim(struct buffer *out, size_t start)
{
	while (out->size > start &&
		(out->data[out->size - 1] == ' ' || out->data[out->size - 1] == '\t'))
		out->size--;
}

/* A line without its end. */
static void add_line(const char *line, size_t size_bytes, struct buffer *out)
{
	size_t start = out->size;
	BUFFER_AUTO clean;
	buffer_init(&clean);
	for (size_t i = 0; i < size_bytes; i++) {
		size_t control = text_control_bytes(line + i, size_bytes - i);
		if (control)
			i += control - 1;
		else
			buffer_add_byte(&clean, (unsigned char)line[i]);
	}
	if (clean.size)
		nfc_add((const char *)clean.data, clean.size, out);
	trim(out, start);
}

void canonical_add(const char *data, size_t size_bytes, struct buffer *out)
{
	size_t begin = out->size;
	for (size_t at = 0; at < size_bytes;) {
		const char *end = memchr(data + at, '\n', size_bytes - at);
		size_t size = end ? (size_t)(end - data) - at : size_bytes - at;
		add_line(data + at, size, out);
		buffer_add_byte(out, '\n');
		at += size + 1;
	}
	while (out->size > begin && out->data[out->size - 1] == '\n')
		out->size--;
	buffer_add_byte(out, '\n');
}
