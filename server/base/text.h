/* A piece of UTF-8 with its length; always NUL-terminated too, never with a NUL inside. */
#ifndef RUNDE_BASE_TEXT_H
#define RUNDE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
	const char *data; /* borrowed; valid as long as what holds it says */
	size_t size;      /* bytes, without the NUL */
};

/* The text of a string literal or other NUL-terminated string. */
struct text text_of(const char *string);
/* How many code points valid UTF-8 has. */
size_t text_length(struct text text);
/* Whether nothing of valid UTF-8 is seen. */
bool text_is_blank(struct text text);
/* The code point at the beginning of valid UTF-8, and how many bytes it takes. */
uint32_t text_read_point(const char *text, size_t *ret_bytes);
/* How many bytes the control character takes that stands there, other than a tab or the end of a
 * line; 0: there is none. */
size_t text_control_bytes(const char *text, size_t size_bytes);
/* What follows the last place where those words stand in so many bytes; NULL: they stand nowhere.
 */
const char *text_after_last(const char *data, size_t size_bytes, const char *words);
/* Whether both are the same, byte by byte. */
bool text_is_same(struct text one, struct text other);

#endif
