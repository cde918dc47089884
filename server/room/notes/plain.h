/* A document as plain text, for search, minutes and copies. */
#ifndef RUNDE_ROOM_NOTES_PLAIN_H
#define RUNDE_ROOM_NOTES_PLAIN_H

#include "base/buffer.h"
#include "proto/note/note.h"

/* What those who are mentioned are called today. */
struct plain_names {
	const void *context; /* borrowed, handed on */
	/* The name of a person or group; of all, with id 0. */
	struct text (*name_of)(const void *context, enum note_mention_kind kind, uint64_t id);
};

/* What the one is called whom a node mentions. */
struct text plain_name(const struct plain_names *names, const struct note_node *mention);
/* The address that a text leads to and does not say itself; NULL: there is none. */
const struct text *plain_address(const struct note_node *text);
/* Appends the text of a node: a line for each block that has text, even an empty paragraph, with
 * \n between them and at hard breaks; a mention is @ and a name. Node.textBetween(). */
void plain_text(const struct note_node *node, const struct plain_names *names, struct buffer *out);

#endif
