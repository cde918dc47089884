/* The forms in which minutes are kept, exported and sealed, to the byte: the same minutes are
 * always the same text. UTF-8 in normal form C, lines end in \n, none in blanks, and the last is
 * followed by exactly one \n. */
#ifndef RUNDE_ROOM_MINUTES_CANONICAL_H
#define RUNDE_ROOM_MINUTES_CANONICAL_H

#include "base/buffer.h"
#include "proto/gen/types.h"

/* JSON without blanks; fields in the order of proto/minutes.json, those that are absent left out;
 * in strings only what must be is escaped, as \" \\ \b \f \n \r \t or \u00xx. One line. */
void minutes_json(const struct minutes *minutes, struct buffer *out);
/* Markdown (CommonMark with tables, task lists and strikethrough), in the minutes' language. */
void minutes_markdown(const struct minutes *minutes, struct buffer *out);
/* Plain text. */
void minutes_plain(const struct minutes *minutes, struct buffer *out);
/* A page for printing that stands by itself: no scripts, nothing from elsewhere. */
void minutes_html(const struct minutes *minutes, struct buffer *out);

/* Appends a text in the canonical form; control characters in it are left out. */
void canonical_add(const char *data, size_t size_bytes, struct buffer *out);

#endif
