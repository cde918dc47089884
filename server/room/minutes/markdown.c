/* Minutes as Markdown. All but tables is made of a note's nodes, so that what keeps a note's text
 * from being read as markup keeps this one's, too. */
#include "room/notes/markdown.h"

#include "proto/note/node.h"
#include "proto/note/units.h"
#include "room/minutes/canonical.h"
#include "room/minutes/tell.h"

#include <string.h>

enum { NODES_MAX = 3, NOTE_DEEPER = 3 };

struct markdown_form {
	struct buffer *out;
	struct plain_names names;
};

/* Nodes one after the other. */
struct nodes {
	const struct note_node **items; /* in the arena */
	uint32_t count;
	struct arena *arena;
};

static void nodes_init(struct nodes *nodes, size_t most, struct arena *arena)
{
	*nodes = (struct nodes){
		arena_new(arena, (most ? most : 1) * sizeof(*nodes->items)), 0, arena};
}

/* Where memory is short there is none to put. */
static void put(struct nodes *nodes, const struct note_node *node)
{
	if (node)
		nodes->items[nodes->count++] = node;
}

static const struct note_node *node_of(
	enum note_type type, uint32_t number, const struct nodes *nodes)
{
	struct note_fragment content = {nodes->items, nodes->count, 0};
	struct note_attrs attrs = {.number = number};
	struct note_marks marks = {0};
	for (uint32_t i = 0; i < nodes->count; i++)
		content.size += nodes->items[i]->size;
	return note_make_node(nodes->arena, type, attrs, marks, &content);
}

static void add_text(struct nodes *nodes, const char *text, size_t size_bytes, bool strong)
{
	struct note_marks marks = {.set = strong ? 1u << NOTE_STRONG : 0};
	if (size_bytes)
		put(nodes, note_make_text(nodes->arena, marks, text, (uint32_t)size_bytes,
				   units_count(text, size_bytes)));
}

static void add_break(struct nodes *nodes)
{
	struct nodes none = {.arena = nodes->arena};
	put(nodes, node_of(NOTE_HARD_BREAK, 0, &none));
}

static size_t count_lines(struct text text)
{
	size_t lines = 1;
	for (size_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

/* A label, where there is one, and a text in its lines. */
static const struct note_node *paragraph_of(
	struct text label, struct text text, struct arena *arena)
{
	struct nodes nodes;
	nodes_init(&nodes, 2 * count_lines(text) + NODES_MAX, arena);
	add_text(&nodes, label.data, label.size, true);
	if (label.size)
		add_text(&nodes, ":", 1, true);
	if (label.size && text.size)
		add_text(&nodes, " ", 1, false);
	for (size_t at = 0; at < text.size;) {
		const char *end = memchr(text.data + at, '\n', text.size - at);
		size_t size = end ? (size_t)(end - text.data) - at : text.size - at;
		add_text(&nodes, text.data + at, size, false);
		if (end)
			add_break(&nodes);
		at += size + 1;
	}
	return node_of(NOTE_PARAGRAPH, 0, &nodes);
}

static void write_note(struct markdown_form *form, const struct note_node *document)
{
	size_t before = form->out->size;
	note_markdown(document, &form->names, NOTE_DEEPER, form->out);
	if (form->out->size > before)
		buffer_add_byte(form->out, '\n');
}

static void write_blocks(struct markdown_form *form, const struct nodes *nodes)
{
	size_t before = form->out->size;
	const struct note_node *document = node_of(NOTE_DOC, 0, nodes);
	if (document)
		note_markdown(document, &form->names, 0, form->out);
	if (form->out->size > before)
		buffer_add_byte(form->out, '\n');
}

static void heading(void *context, int level, struct text text)
{
	ARENA_AUTO arena;
	struct nodes line, blocks;
	arena_init(&arena);
	nodes_init(&line, 1, &arena);
	nodes_init(&blocks, 1, &arena);
	add_text(&line, text.data, text.size, false);
	put(&blocks, node_of(NOTE_HEADING, (uint32_t)level, &line));
	write_blocks(context, &blocks);
}

static void title(void *context, struct text kind, struct text text)
{
	BUFFER_AUTO whole;
	buffer_init(&whole);
	buffer_add(&whole, kind.data, kind.size);
	buffer_add_string(&whole, ": ");
	buffer_add(&whole, text.data, text.size);
	heading(context, 1, (struct text){(const char *)whole.data, whole.size});
}

static void paragraph(void *context, struct text label, struct text text)
{
	ARENA_AUTO arena;
	struct nodes blocks;
	arena_init(&arena);
	nodes_init(&blocks, 1, &arena);
	put(&blocks, paragraph_of(label, text, &arena));
	write_blocks(context, &blocks);
}

static void write_list(struct markdown_form *form, struct nodes *items)
{
	struct nodes blocks;
	nodes_init(&blocks, 1, items->arena);
	put(&blocks, node_of(NOTE_BULLET_LIST, 0, items));
	write_blocks(form, &blocks);
}

static void add_item(struct nodes *items, struct text label, struct text text)
{
	struct nodes content;
	nodes_init(&content, 1, items->arena);
	put(&content, paragraph_of(label, text, items->arena));
	put(items, node_of(NOTE_LIST_ITEM, 0, &content));
}

static void facts(void *context, const struct form_fact *facts_of, size_t count)
{
	ARENA_AUTO arena;
	struct nodes items;
	arena_init(&arena);
	nodes_init(&items, count, &arena);
	for (size_t i = 0; i < count; i++)
		add_item(&items, facts_of[i].label, facts_of[i].value);
	write_list(context, &items);
}

static void points(void *context, const struct text *points_of, size_t count)
{
	ARENA_AUTO arena;
	struct nodes items;
	arena_init(&arena);
	nodes_init(&items, count, &arena);
	for (size_t i = 0; i < count; i++)
		add_item(&items, text_of(""), points_of[i]);
	write_list(context, &items);
}

/* A paragraph that is one line. */
static void write_cell(struct markdown_form *form, struct text text)
{
	ARENA_AUTO arena;
	struct nodes blocks;
	arena_init(&arena);
	nodes_init(&blocks, 1, &arena);
	struct text line = arena_copy_text(&arena, text.data, text.size);
	for (char *c = (char *)line.data; *c; c++)
		*c = *c == '\n' ? ' ' : *c;
	put(&blocks, paragraph_of(text_of(""), line, &arena));
	const struct note_node *document = node_of(NOTE_DOC, 0, &blocks);
	if (document)
		note_markdown(document, &form->names, 0, form->out);
	if (text.size && form->out->data[form->out->size - 1] == '\n')
		form->out->size--;
}

static void write_row(struct markdown_form *form, const struct text *cells, size_t columns)
{
	buffer_add_byte(form->out, '|');
	for (size_t i = 0; i < columns; i++) {
		buffer_add_byte(form->out, ' ');
		write_cell(form, cells[i]);
		buffer_add_string(form->out, " |");
	}
	buffer_add_byte(form->out, '\n');
}

static void table(void *context, const struct form_table *told)
{
	struct markdown_form *form = context;
	write_row(form, told->head, told->columns);
	buffer_add_byte(form->out, '|');
	for (size_t i = 0; i < told->columns; i++)
		buffer_add_string(form->out, " --- |");
	buffer_add_byte(form->out, '\n');
	for (size_t i = 0; i < told->rows; i++)
		write_row(form, told->cells + i * told->columns, told->columns);
	buffer_add_byte(form->out, '\n');
}

static void note(void *context, const struct note_node *root)
{
	write_note(context, root);
}

void minutes_markdown(const struct minutes *minutes, struct buffer *out)
{
	BUFFER_AUTO text;
	buffer_init(&text);
	struct markdown_form form = {&text, minutes_names(minutes)};
	const struct minutes_form told = {
		&form, title, heading, facts, paragraph, points, table, note};
	minutes_tell(minutes, &told);
	canonical_add((const char *)text.data, text.size, out);
}
