#include "room/notes/plain.h"

#include "proto/note/node.h"

struct writing {
	const struct plain_names *names;
	struct buffer *out;
	bool begun; /* a line is */
};

static bool has_lines(const struct note_node *node)
{
	return node->type == NOTE_PARAGRAPH || node->type == NOTE_HEADING ||
	       node->type == NOTE_CODE_BLOCK;
}

struct text plain_name(const struct plain_names *names, const struct note_node *mention)
{
	return names->name_of(names->context, mention->attrs.mention, mention->attrs.id);
}

const struct text *plain_address(const struct note_node *text)
{
	const struct text *href = text->marks.href;
	return href && !text_is_same(*href, (struct text){text->text, text->count}) ? href : NULL;
}

static void add_mention(struct writing *writing, const struct note_node *node)
{
	struct text name = plain_name(writing->names, node);
	buffer_add_byte(writing->out, '@');
	buffer_add(writing->out, name.data, name.size);
}

/* It goes no deeper than a document may. */
static void write_node(struct writing *writing, const struct note_node *node)
{
	if (node->type == NOTE_TEXT) {
		buffer_add(writing->out, node->text, node->count);
		return;
	}
	if (node->type == NOTE_HARD_BREAK)
		buffer_add_byte(writing->out, '\n');
	else if (node->type == NOTE_MENTION)
		add_mention(writing, node);
	if (has_lines(node)) {
		if (writing->begun)
			buffer_add_byte(writing->out, '\n');
		writing->begun = true;
	}
	for (uint32_t i = 0; i < node->count; i++)
		write_node(writing, node->children[i]);
}

void plain_text(const struct note_node *node, const struct plain_names *names, struct buffer *out)
{
	struct writing writing = {names, out, false};
	write_node(&writing, node);
}
