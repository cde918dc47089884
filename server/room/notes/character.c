#include "room/notes/character.h"

#include <stdbool.h>
#include <stddef.h>

static bool is_among(uint32_t point, const uint32_t (*ranges)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (point >= ranges[i][0] && point <= ranges[i][1])
			return true;
	return false;
}

enum character_kind character_kind_of(uint32_t point)
{
	static const uint32_t spaces[][2] = {{0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a},
		{0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
		{0xfeff, 0xfeff}};
	static const uint32_t letters[][2] = {{0xc0, 0xd6}, {0xd8, 0xf6}, {0xf8, 0x24f}};
	static const uint32_t punctuation[][2] = {{0xa1, 0xa1}, {0xa7, 0xa7}, {0xab, 0xab},
		{0xb6, 0xb7}, {0xbb, 0xbb}, {0xbf, 0xbf}, {0x2010, 0x2027}, {0x2030, 0x203e}};
	if (point <= ' ' || point == 0x7f || is_among(point, spaces, sizeof(spaces) / 8))
		return SPACE;
	if (point < 0x80) {
		bool letter = (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
			      (point >= 'a' && point <= 'z');
		return letter ? LETTER : PUNCTUATION;
	}
	if (is_among(point, letters, sizeof(letters) / 8))
		return LETTER;
	return is_among(point, punctuation, sizeof(punctuation) / 8) ? PUNCTUATION : UNSURE;
}
