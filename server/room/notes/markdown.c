#include "room/notes/markdown.h"

#include "base/memory.h"
#include "room/notes/markdown_line.h"

#include <string.h>

static void write_block(struct markdown *markdown, const struct note_node *node, bool other);

static bool is_list(const struct note_node *node)
{
	return node->type == NOTE_BULLET_LIST || node->type == NOTE_ORDERED_LIST ||
	       node->type == NOTE_CHECK_LIST;
}

/* Whether two lists that follow each other would be read as one. */
static bool run_together(const struct note_node *one, const struct note_node *other)
{
	return is_list(one) && is_list(other) &&
	       (one->type == NOTE_ORDERED_LIST) == (other->type == NOTE_ORDERED_LIST);
}

static bool shows(const struct note_node *node)
{
	if (node->type == NOTE_PARAGRAPH || node->type == NOTE_HEADING)
		return markdown_line_shows(node);
	if (node->type != NOTE_BLOCKQUOTE)
		return true;
	for (uint32_t i = 0; i < node->count; i++)
		if (shows(node->children[i]))
			return true;
	return false;
}

/* The next child that shows, from that index on; NULL: there is none. */
static const struct note_node *next_shown(const struct note_node *parent, uint32_t *index)
{
	while (*index < parent->count) {
		const struct note_node *child = parent->children[(*index)++];
		if (shows(child))
			return child;
	}
	return NULL;
}

static bool begins_with_text(const struct note_node *item)
{
	uint32_t at = 0;
	const struct note_node *first = next_shown(item, &at);
	return item->type == NOTE_CHECK_ITEM || (first && first->type == NOTE_PARAGRAPH);
}

/* Whether a list may follow a paragraph without an empty line between them. */
static bool interrupts(const struct note_node *list)
{
	return (list->type != NOTE_ORDERED_LIST || list->attrs.number == 1) &&
	       begins_with_text(list->children[0]);
}

/* Whether a list is written without empty lines: each item is a paragraph, with such a list or
 * none below it. */
static bool is_tight(const struct note_node *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		const struct note_node *item = list->children[i];
		uint32_t at = 0;
		const struct note_node *first = next_shown(item, &at);
		const struct note_node *second = next_shown(item, &at);
		if ((first && first->type != NOTE_PARAGRAPH) || next_shown(item, &at))
			return false;
		if (second && !(is_list(second) && interrupts(second) && is_tight(second)))
			return false;
	}
	return true;
}

static void add_prefix(struct markdown *markdown)
{
	buffer_add(markdown->out, markdown->prefix.data, markdown->prefix.size);
}

static void end_line(struct markdown *markdown)
{
	buffer_add_byte(markdown->out, '\n');
}

static void add_empty_line(struct markdown *markdown)
{
	size_t size = markdown->prefix.size;
	while (size > 0 && markdown->prefix.data[size - 1] == ' ')
		size--;
	buffer_add(markdown->out, markdown->prefix.data, size);
	end_line(markdown);
}

/* All that shows, each block beginning on a line of its own. */
static void write_blocks(
	struct markdown *markdown, const struct note_node *parent, bool line_begun, bool tight)
{
	const struct note_node *before = NULL, *node;
	bool other = false; /* a list whose marker is not that of the one before it */
	for (uint32_t at = 0; (node = next_shown(parent, &at)); before = node) {
		if (before && !tight)
			add_empty_line(markdown);
		if (before || !line_begun)
			add_prefix(markdown);
		other = before && run_together(before, node) && !other;
		write_block(markdown, node, other);
	}
}

static void write_item(struct markdown *markdown, const struct note_node *item, bool tight)
{
	uint32_t at = 0;
	const struct note_node *first = next_shown(item, &at);
	bool check = item->type == NOTE_CHECK_ITEM;
	bool goes_on = first && first->type == NOTE_PARAGRAPH;
	if (check)
		buffer_add_string(markdown->out, item->attrs.number ? " [x]" : " [ ]");
	if (goes_on)
		buffer_add_byte(markdown->out, ' ');
	else
		end_line(markdown);
	/* What is left of a check item without text is a paragraph to Markdown. */
	if (check && first && !goes_on)
		add_empty_line(markdown);
	write_blocks(markdown, item, goes_on, tight);
}

static void add_marker(
	struct markdown *markdown, const struct note_node *list, uint32_t index, bool other)
{
	if (list->type != NOTE_ORDERED_LIST) {
		buffer_add_byte(markdown->out, other ? '*' : '-');
		return;
	}
	uint32_t number = list->attrs.number + index;
	buffer_add_integer(markdown->out, number < NOTE_ORDER_MAX ? number : NOTE_ORDER_MAX);
	buffer_add_byte(markdown->out, other ? ')' : '.');
}

static void write_list(struct markdown *markdown, const struct note_node *list, bool other)
{
	bool tight = is_tight(list);
	size_t outside = markdown->prefix.size;
	for (uint32_t i = 0; i < list->count; i++) {
		if (i > 0 && !tight)
			add_empty_line(markdown);
		if (i > 0)
			add_prefix(markdown);
		size_t begin = markdown->out->size;
		add_marker(markdown, list, i, other);
		for (size_t column = begin; column <= markdown->out->size; column++)
			buffer_add_byte(&markdown->prefix, ' ');
		write_item(markdown, list->children[i], tight);
		markdown->prefix.size = outside;
	}
}

static void write_quote(struct markdown *markdown, const struct note_node *quote)
{
	size_t outside = markdown->prefix.size;
	buffer_add_string(markdown->out, "> ");
	buffer_add_string(&markdown->prefix, "> ");
	write_blocks(markdown, quote, true, false);
	markdown->prefix.size = outside;
}

static void write_heading(struct markdown *markdown, const struct note_node *heading)
{
	enum { LEVELS = 6 };
	uint32_t level = heading->attrs.number + markdown->deeper;
	for (uint32_t i = 0; i < level && i < LEVELS; i++)
		buffer_add_byte(markdown->out, '#');
	buffer_add_byte(markdown->out, ' ');
	markdown_line(markdown, heading);
	end_line(markdown);
}

/* More backticks than ever stand together in the code. */
static void add_fence(struct markdown *markdown, const struct note_node *code)
{
	size_t longest = 2, run = 0;
	for (uint32_t i = 0; i < code->count; i++) {
		const struct note_node *text = code->children[i];
		for (uint32_t c = 0; c < text->count; c++) {
			run = text->text[c] == '`' ? run + 1 : 0;
			longest = run > longest ? run : longest;
		}
	}
	for (size_t i = 0; i <= longest; i++)
		buffer_add_byte(markdown->out, '`');
	end_line(markdown);
}

static void add_code_line(struct markdown *markdown, const char *line, size_t size)
{
	while (size > 0 && strchr(" \t\r", line[size - 1]))
		size--;
	if (size == 0) {
		add_empty_line(markdown);
		return;
	}
	add_prefix(markdown);
	for (size_t i = 0; i < size; i++)
		buffer_add_byte(markdown->out, line[i] == '\r' ? ' ' : (unsigned char)line[i]);
	end_line(markdown);
}

static void write_code(struct markdown *markdown, const struct note_node *code)
{
	add_fence(markdown, code);
	for (uint32_t i = 0; i < code->count; i++) {
		const char *line = code->children[i]->text;
		const char *end = line + code->children[i]->count;
		for (const char *next; line <= end; line = next + 1) {
			next = memchr(line, '\n', (size_t)(end - line));
			next = next ? next : end;
			add_code_line(markdown, line, (size_t)(next - line));
		}
	}
	add_prefix(markdown);
	add_fence(markdown, code);
}

/* It goes no deeper than a document may. The prefix has been written. */
static void write_block(struct markdown *markdown, const struct note_node *node, bool other)
{
	switch ((enum note_type)node->type) {
	case NOTE_PARAGRAPH:
		markdown_line(markdown, node);
		end_line(markdown);
		break;
	case NOTE_HEADING:
		write_heading(markdown, node);
		break;
	case NOTE_BULLET_LIST:
	case NOTE_ORDERED_LIST:
	case NOTE_CHECK_LIST:
		write_list(markdown, node, other);
		break;
	case NOTE_BLOCKQUOTE:
		write_quote(markdown, node);
		break;
	case NOTE_CODE_BLOCK:
		write_code(markdown, node);
		break;
	case NOTE_RULE:
		buffer_add_string(markdown->out, "***\n");
		break;
	case NOTE_DOC:
	case NOTE_LIST_ITEM:
	case NOTE_CHECK_ITEM:
	case NOTE_HARD_BREAK:
	case NOTE_MENTION:
	case NOTE_TEXT:
	case NOTE_TYPES:
		BUG("what is no block stands among a note's blocks");
	}
}

void note_markdown(const struct note_node *document, const struct plain_names *names,
	uint32_t deeper, struct buffer *out)
{
	struct markdown markdown = {names, deeper, out, {NULL, 0, 0}};
	write_blocks(&markdown, document, true, false);
	buffer_fini(&markdown.prefix);
}
