#include "gateway/http/form.h"

#include <string.h>

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool decode(struct slice value, struct buffer *out)
{
	for (size_t i = 0; i < value.size; i++) {
		if (value.data[i] != '%') {
			buffer_add_byte(
				out, value.data[i] == '+' ? ' ' : (unsigned char)value.data[i]);
			continue;
		}
		if (value.size - i < 3)
			return false;
		int high = digit_of(value.data[i + 1]), low = digit_of(value.data[i + 2]);
		if (high < 0 || low < 0)
			return false;
		buffer_add_byte(out, (unsigned char)(high << 4 | low));
		i += 2;
	}
	return true;
}

bool form_read(struct slice form, const char *name, struct buffer *out)
{
	struct slice found = {NULL, 0};
	while (form.size) {
		struct slice value = slice_cut(&form, '&');
		if (!slice_is(slice_cut(&value, '='), name))
			continue;
		if (found.data)
			return false;
		found = value;
	}
	return found.data && decode(found, out);
}
