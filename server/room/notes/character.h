/* What a character is to the rule by which * and _ begin and end emphasis in Markdown. */
#ifndef RUNDE_ROOM_NOTES_CHARACTER_H
#define RUNDE_ROOM_NOTES_CHARACTER_H

#include <stdint.h>

/* Which ones beyond ASCII count as punctuation differs between parsers; where that could matter,
 * they are UNSURE. */
enum character_kind { SPACE, PUNCTUATION, LETTER, UNSURE };

enum character_kind character_kind_of(uint32_t point);

#endif
