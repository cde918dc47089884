/* UTF-16 units in UTF-8: what positions count. A code point beyond U+FFFF, which is four bytes, is
 * two units, a surrogate pair; every other one. Texts are valid UTF-8. */
#ifndef RUNDE_PROTO_NOTE_UNITS_H
#define RUNDE_PROTO_NOTE_UNITS_H

#include <stddef.h>
#include <stdint.h>

/* How many units so many bytes are. */
uint32_t units_count(const char *text, size_t size_bytes);
/* How many bytes the first `units` units take; SIZE_MAX: they end within a pair. There are at least
 * so many in size_bytes bytes. */
size_t units_bytes(const char *text, size_t size_bytes, uint32_t units);

#endif
