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

bool text_is_same(struct text one, struct text other)
{
	return one.size == other.size &&
	       (one.size == 0 || memcmp(one.data, other.data, one.size) == 0);
}
