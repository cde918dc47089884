#include "base/text.h"

#include <string.h>

struct text text_of(const char *string)
{
	return (struct text){string, strlen(string)};
}

size_t text_length(struct text text)
{
	size_t length = 0;
	for (size_t i = 0; i < text.size; i++)
		length += ((unsigned char)text.data[i] & 0xc0) != 0x80;
	return length;
}

uint32_t text_read_point(const char *text, size_t *ret_bytes)
{
	const unsigned char *c = (const unsigned char *)text;
	size_t bytes = *c < 0x80 ? 1 : *c < 0xe0 ? 2 : *c < 0xf0 ? 3 : 4;
	uint32_t point = bytes == 1 ? *c : *c & (0x7fu >> bytes);
	for (size_t i = 1; i < bytes; i++)
		point = point << 6 | (c[i] & 0x3fu);
	*ret_bytes = bytes;
	return point;
}

/* Spaces, and what shows nothing of itself: fillers, variation selectors, tags. */
static bool is_blank(uint32_t point)
{
	static const uint32_t ranges[][2] = {{'\t', '\n'}, {' ', ' '}, {0xa0, 0xa0}, {0xad, 0xad},
		{0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x1680, 0x1680},
		{0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x2000, 0x200f}, {0x2028, 0x202f},
		{0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
		{0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xe0000, 0xe0fff}};
	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (point >= ranges[i][0] && point <= ranges[i][1])
			return true;
	return false;
}

bool text_is_blank(struct text text)
{
	for (size_t i = 0, bytes; i < text.size; i += bytes)
		if (!is_blank(text_read_point(text.data + i, &bytes)))
			return false;
	return true;
}

size_t text_control_bytes(const char *text, size_t size_bytes)
{
	unsigned char c = (unsigned char)text[0];
	if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
		return 1;
	/* U+0080 to U+009F */
	return size_bytes > 1 && c == 0xc2 && (unsigned char)text[1] < 0xa0 ? 2 : 0;
}

const char *text_after_last(const char *data, size_t size_bytes, const char *words)
{
	size_t size = strlen(words);
	for (size_t at = size_bytes; at >= size; at--)
		if (memcmp(data + at - size, words, size) == 0)
			return data + at;
	return NULL;
}

bool text_is_same(struct text one, struct text other)
{
	return one.size == other.size &&
	       (one.size == 0 || memcmp(one.data, other.data, one.size) == 0);
}
