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

static void add_mention(struct writing *writing, const struct note_attrs *attrs)
{
	const struct plain_names *names = writing->names;
	struct text name = names->name_of(names->context, attrs->mention, attrs->id);
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
		add_mention(writing, &node->attrs);
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
