/* Text as HTML, and notes. For html.c alone. */
#ifndef RUNDE_ROOM_MINUTES_HTML_TEXT_H
#define RUNDE_ROOM_MINUTES_HTML_TEXT_H

#include "room/notes/plain.h"

/* Appends a text that stays one, between tags or in an attribute in double quotes. */
void html_text(const char *text, size_t size_bytes, struct buffer *out);
/* The same with its line ends as <br>. */
void html_lines(const char *text, size_t size_bytes, struct buffer *out);
/* Appends a document. */
void html_note(const struct note_node *root, const struct plain_names *names, struct buffer *out);

#endif
