/* Unicode's composed normal form (NFC): what looks the same is the same, byte by byte. */
#ifndef RUNDE_BASE_NFC_H
#define RUNDE_BASE_NFC_H

#include "base/buffer.h"

/* Appends valid UTF-8 in that form. */
void nfc_add(const char *data, size_t size_bytes, struct buffer *out);
/* Appends JSON whose strings then are in that form. Their escapes stay as they are. */
void nfc_add_json(const char *data, size_t size_bytes, struct buffer *out);

#endif
