#include "marker.h"

#include <stdio.h>
#include <string.h>

/* ~SSSSNNNNNNNNTTTTTTTTTTTTTTTT~ in hexadecimal; the filler of a text holds no tilde. */
enum { SENDER_DIGITS = 4, NUMBER_DIGITS = 8, TIME_DIGITS = 16 };

void marker_write(const struct marker *marker, char out[MARKER_BYTES])
{
	char text[MARKER_BYTES + 1];
	snprintf(text, sizeof(text), "~%04x%08x%016llx~", marker->sender & 0xffff, marker->number,
		(unsigned long long)marker->due_ns);
	memcpy(out, text, MARKER_BYTES);
}

static bool read_digits(const char **at, unsigned digits, uint64_t *ret_value)
{
	uint64_t value = 0;
	while (digits--) {
		char digit = *(*at)++;
		if (digit >= '0' && digit <= '9')
			value = value << 4 | (uint64_t)(digit - '0');
		else if (digit >= 'a' && digit <= 'f')
			value = value << 4 | (uint64_t)(digit - 'a' + 10);
		else
			return false;
	}
	*ret_value = value;
	return true;
}

bool marker_find(const char **at, const char *end, struct marker *ret_marker)
{
	uint64_t sender, number, due_ns;
	const char *start;

	while (end - *at >= MARKER_BYTES && (start = memchr(*at, '~', (size_t)(end - *at)))) {
		*at = start + 1;
		if (end - start < MARKER_BYTES || start[MARKER_BYTES - 1] != '~')
			continue;
		const char *digits = start + 1;
		if (!read_digits(&digits, SENDER_DIGITS, &sender) ||
			!read_digits(&digits, NUMBER_DIGITS, &number) ||
			!read_digits(&digits, TIME_DIGITS, &due_ns))
			continue;
		*at = start + MARKER_BYTES;
		*ret_marker = (struct marker){(uint32_t)sender, (uint32_t)number, due_ns};
		return true;
	}
	return false;
}
