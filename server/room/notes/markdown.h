/* A document as Markdown: CommonMark, with check lists and struck text as GitHub has them. The same
 * document and names are always the same bytes; no line ends in blanks, and the last ends in \n.
 *
 * Text stays text, whatever it looks like: read back by a parser it is the document again, but for
 * what Markdown has no words for. Left out are paragraphs and headings without text, blanks at the
 * ends of lines and those at their beginning outside of code, and line breaks at either end of a
 * block. In a heading and in a piece of code a line break is a blank. */
#ifndef RUNDE_ROOM_NOTES_MARKDOWN_H
#define RUNDE_ROOM_NOTES_MARKDOWN_H

#include "room/notes/plain.h"

/* Appends it; nothing where the document has no text. `deeper`: levels added to each heading, for
 * what stands below a heading itself. A mention is @ and a name. */
void note_markdown(const struct note_node *document, const struct plain_names *names,
	uint32_t deeper, struct buffer *out);

#endif
