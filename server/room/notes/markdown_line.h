/* What stands in a line, as Markdown: text, marks, mentions, line breaks. For markdown.c alone. */
#ifndef RUNDE_ROOM_NOTES_MARKDOWN_LINE_H
#define RUNDE_ROOM_NOTES_MARKDOWN_LINE_H

#include "room/notes/plain.h"

struct markdown {
	const struct plain_names *names;
	uint32_t deeper;      /* levels added to headings */
	struct buffer *out;   /* borrowed */
	struct buffer prefix; /* what each line begins with: the quotes and items it is in */
};

/* Whether anything of what stands in a line can be seen. */
bool markdown_line_shows(const struct note_node *node);
/* Appends the content of a paragraph or heading, which shows, without an end of line. */
void markdown_line(struct markdown *markdown, const struct note_node *block);

#endif
