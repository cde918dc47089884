#include "proto/note/units.h"

enum { BLOCK_BYTES = 256 }; /* passed over at once: the compiler makes vectors of it */

/* Units that begin with a byte: one, or none where it continues a code point (10xxxxxx), or two
 * where it begins one of four bytes (1111xxxx). */
static uint32_t units_of_byte(char c)
{
	unsigned char byte = (unsigned char)c;
	return ((byte & 0xc0) != 0x80 ? 1u : 0u) + (byte >= 0xf0 ? 1u : 0u);
}

uint32_t units_count(const char *text, size_t size_bytes)
{
	uint32_t units = 0;
	for (size_t i = 0; i < size_bytes; i++)
		units += units_of_byte(text[i]);
	return units;
}

size_t units_bytes(const char *text, size_t size_bytes, uint32_t units)
{
	uint32_t before = 0;
	size_t at = 0;
	while (at + BLOCK_BYTES <= size_bytes) {
		uint32_t more = units_count(text + at, BLOCK_BYTES);
		if (before + more >= units)
			break;
		before += more;
		at += BLOCK_BYTES;
	}
	while (at < size_bytes && before < units)
		before += units_of_byte(text[at++]);
	while (at < size_bytes && units_of_byte(text[at]) == 0)
		at++;
	return before == units ? at : SIZE_MAX;
}
