#include "room/minutes/html_text.h"

struct writing {
	const struct plain_names *names;
	struct buffer *out;
};

static void add_escaped(unsigned char c, const char *line_end, struct buffer *out)
{
	switch (c) {
	case '&':
		buffer_add_string(out, "&amp;");
		break;
	case '<':
		buffer_add_string(out, "&lt;");
		break;
	case '>':
		buffer_add_string(out, "&gt;");
		break;
	case '"':
		buffer_add_string(out, "&quot;");
		break;
	case '\'':
		buffer_add_string(out, "&#39;");
		break;
	case '\n':
		buffer_add_string(out, line_end);
		break;
	default:
		buffer_add_byte(out, c);
	}
}

void html_text(const char *text, size_t size_bytes, struct buffer *out)
{
	for (size_t i = 0; i < size_bytes; i++)
		add_escaped((unsigned char)text[i], "\n", out);
}

void html_lines(const char *text, size_t size_bytes, struct buffer *out)
{
	for (size_t i = 0; i < size_bytes; i++)
		add_escaped((unsigned char)text[i], "<br>\n", out);
}

/* What stands around the content of a block; headings lie below the item's own. */
struct tags {
	const char *open, *close;
};

static const struct tags blocks[NOTE_TYPES] = {
	[NOTE_PARAGRAPH] = {"<p>", "</p>\n"},
	[NOTE_BLOCKQUOTE] = {"<blockquote>\n", "</blockquote>\n"},
	[NOTE_CODE_BLOCK] = {"<pre>", "</pre>\n"},
	[NOTE_BULLET_LIST] = {"<ul>\n", "</ul>\n"},
	[NOTE_LIST_ITEM] = {"<li>", "</li>\n"},
	[NOTE_ORDERED_LIST] = {"", "</ol>\n"},
	[NOTE_CHECK_LIST] = {"<ul class=\"checks\">\n", "</ul>\n"},
	[NOTE_CHECK_ITEM] = {"", "</li>\n"},
	[NOTE_HEADING] = {"", ""},
	[NOTE_RULE] = {"<hr>\n", ""},
	[NOTE_HARD_BREAK] = {"<br>\n", ""},
};
static const struct tags marks[NOTE_MARK_TYPES] = {
	[NOTE_STRONG] = {"<strong>", "</strong>"},
	[NOTE_EM] = {"<em>", "</em>"},
	[NOTE_STRIKE] = {"<s>", "</s>"},
	[NOTE_CODE] = {"<code>", "</code>"},
};

static void add_marks(struct writing *writing, const struct note_marks *set, bool open)
{
	for (int i = 0; i < NOTE_MARK_TYPES; i++) {
		int mark = open ? i : NOTE_MARK_TYPES - 1 - i;
		const char *tag = open ? marks[mark].open : marks[mark].close;
		if (set->set & 1u << mark && tag)
			buffer_add_string(writing->out, tag);
	}
}

/* A link's address is written after its text, for it is printed. */
static void add_address(struct writing *writing, const struct note_node *node)
{
	const struct text *href = plain_address(node);
	if (!href)
		return;
	buffer_add_string(writing->out, " <span class=\"address\">");
	html_text(href->data, href->size, writing->out);
	buffer_add_string(writing->out, "</span>");
}

static void add_text(struct writing *writing, const struct note_node *node)
{
	add_marks(writing, &node->marks, true);
	html_text(node->text, node->count, writing->out);
	add_marks(writing, &node->marks, false);
	add_address(writing, node);
}

static void add_mention(struct writing *writing, const struct note_node *node)
{
	struct text name = plain_name(writing->names, node);
	add_marks(writing, &node->marks, true);
	buffer_add_byte(writing->out, '@');
	html_text(name.data, name.size, writing->out);
	add_marks(writing, &node->marks, false);
}

static void add_begin(struct writing *writing, const struct note_node *node)
{
	if (node->type == NOTE_HEADING) {
		buffer_add_string(writing->out, "<h");
		buffer_add_integer(writing->out, node->attrs.number + 3);
		buffer_add_byte(writing->out, '>');
	} else if (node->type == NOTE_ORDERED_LIST) {
		buffer_add_string(writing->out, "<ol start=\"");
		buffer_add_integer(writing->out, node->attrs.number);
		buffer_add_string(writing->out, "\">\n");
	} else if (node->type == NOTE_CHECK_ITEM) {
		buffer_add_string(writing->out, node->attrs.number ? "<li>☑ " : "<li>☐ ");
	}
}

static void add_end(struct writing *writing, const struct note_node *node)
{
	if (node->type != NOTE_HEADING)
		return;
	buffer_add_string(writing->out, "</h");
	buffer_add_integer(writing->out, node->attrs.number + 3);
	buffer_add_string(writing->out, ">\n");
}

/* It goes no deeper than a document may. */
static void add_node(struct writing *writing, const struct note_node *node)
{
	const struct tags *tags = &blocks[node->type];
	if (node->type == NOTE_TEXT) {
		add_text(writing, node);
		return;
	}
	if (node->type == NOTE_MENTION) {
		add_mention(writing, node);
		return;
	}
	buffer_add_string(writing->out, tags->open ? tags->open : "");
	add_begin(writing, node);
	for (uint32_t i = 0; i < node->count; i++)
		add_node(writing, node->children[i]);
	add_end(writing, node);
	buffer_add_string(writing->out, tags->close ? tags->close : "");
}

void html_note(const struct note_node *root, const struct plain_names *names, struct buffer *out)
{
	struct writing writing = {names, out};
	add_node(&writing, root);
}
