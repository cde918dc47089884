#include "gateway/export/filename.h"

#include "base/zone.h"
#include "room/minutes/words.h"

#include <stdio.h>
#include <string.h>

/* Controls, and what turns the direction of a line or is not seen at all: a name ends as it looks.
 */
static bool is_invisible(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static void add_title(struct text title, struct buffer *name)
{
	size_t size, count = 0;
	for (size_t i = 0; i < title.size && count < FILENAME_TITLE_MAX; i += size) {
		uint32_t c = text_read_point(title.data + i, &size);
		if (is_invisible(c))
			continue;
		/* What means something to some file system. */
		if (c < 0x80 && strchr("/\\:*?\"<>|%", (int)c))
			buffer_add_byte(name, '-');
		else
			buffer_add(name, title.data + i, size);
		count++;
	}
}

static void add_day(const struct minutes *minutes, struct buffer *name)
{
	const struct minutes_moment *day = minutes->has_began ? &minutes->began : &minutes->made;
	struct zone_clock clock = zone_clock_at(day->time, day->offset);
	char text[40];
	snprintf(text, sizeof(text), " %04lld-%02d-%02d", (long long)clock.year, clock.month,
		clock.day);
	buffer_add_string(name, text);
}

/* For programs that know no other: ASCII, a line below the place of what is none. */
static void add_plain(const struct buffer *name, struct buffer *out)
{
	size_t size;
	for (size_t i = 0; i < name->size; i += size) {
		uint32_t c = text_read_point((const char *)name->data + i, &size);
		buffer_add_byte(out, c < 0x80 ? (unsigned char)c : '_');
	}
}

/* RFC 8187. */
static void add_encoded(const struct buffer *name, struct buffer *out)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < name->size; i++) {
		unsigned char c = name->data[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			(c && strchr("-._~", c))) {
			buffer_add_byte(out, c);
		} else {
			buffer_add_byte(out, '%');
			buffer_add_byte(out, (unsigned char)digits[c >> 4]);
			buffer_add_byte(out, (unsigned char)digits[c & 15]);
		}
	}
}

void filename_write_field(const struct minutes *minutes, const char *ending, struct buffer *out)
{
	BUFFER_AUTO name;
	struct text kind = word(minutes->language, WORD_MINUTES);
	buffer_init(&name);
	buffer_add(&name, kind.data, kind.size);
	buffer_add_byte(&name, ' ');
	add_title(minutes->title, &name);
	add_day(minutes, &name);
	buffer_add_byte(&name, '.');
	buffer_add_string(&name, ending);
	buffer_add_string(out, "Content-Disposition: attachment; filename=\"");
	add_plain(&name, out);
	buffer_add_string(out, "\"; filename*=UTF-8''");
	add_encoded(&name, out);
	buffer_add_string(out, "\r\n");
}
