/* What a file of minutes is called where it is saved. Pure. */
#ifndef RUNDE_GATEWAY_EXPORT_FILENAME_H
#define RUNDE_GATEWAY_EXPORT_FILENAME_H

#include "base/buffer.h"
#include "proto/gen/types.h"

enum { FILENAME_TITLE_MAX = 80 }; /* characters of the meeting's title in it */

/* Appends the field Content-Disposition with its CRLF (RFC 6266): of kind, title, the day on which
 * the meeting was held, and ending. What people wrote can end neither the name nor the line. */
void filename_write_field(const struct minutes *minutes, const char *ending, struct buffer *out);

#endif
