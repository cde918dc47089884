/* Minutes as Markdown. All but tables is made of a note's nodes, so that what keeps a note's text
 * from being read as markup keeps this one's, too. */
#include "room/notes/markdown.h"

#include "proto/note/fragment.h"
#include "proto/note/node.h"
#include "proto/note/units.h"
#include "room/minutes/canonical.h"
#include "room/minutes/copy.h"

#include <string.h>

enum { NOTE_DEEPER = 3, LINES_GUESSED = 4 };

struct markdown_form {
	struct buffer *out;
	struct plain_names names;
};

static const struct note_node *line_break(struct arena *arena)
{
	return note_make_node(arena, NOTE_HARD_BREAK, (struct note_attrs){0},
		(struct note_marks){0}, &(struct note_fragment){0});
}

static void add_text(
	struct fragment_builder *line, const char *text, size_t size_bytes, bool strong)
{
	struct note_marks marks = {.set = strong ? 1u << NOTE_STRONG : 0};
	if (size_bytes)
		fragment_add(line, note_make_text(line->arena, marks, text, (uint32_t)size_bytes,
					   units_count(text, size_bytes)));
}

/* A label, where there is one, and a text in its lines. */
static const struct note_node *paragraph_of(
	struct text label, struct text text, struct arena *arena)
{
	struct fragment_builder line;
	fragment_begin(&line, arena, 2 * LINES_GUESSED);
	add_text(&line, label.data, label.size, true);
	if (label.size)
		add_text(&line, ":", 1, true);
	if (label.size && text.size)
		add_text(&line, " ", 1, false);
	for (size_t at = 0; at < text.size;) {
		const char *end = memchr(text.data + at, '\n', text.size - at);
		size_t size = end ? (size_t)(end - text.data) - at : text.size - at;
		add_text(&line, text.data + at, size, false);
		if (end)
			fragment_add(&line, line_break(arena));
		at += size + 1;
	}
	return fragment_end_node(&line, NOTE_PARAGRAPH, 0);
}

/* NULL: memory is short. */
static void write_document(
	struct markdown_form *form, const struct note_node *document, uint32_t deeper)
{
	size_t before = form->out->size;
	if (document)
		note_markdown(document, &form->names, deeper, form->out);
	if (form->out->size > before)
		buffer_add_byte(form->out, '\n');
}

static void write_block(
	struct markdown_form *form, struct arena *arena, const struct note_node *block)
{
	write_document(form, fragment_around(arena, NOTE_DOC, 0, block), 0);
}

static void heading(void *context, int level, struct text text)
{
	ARENA_AUTO arena;
	struct fragment_builder line;
	arena_init(&arena);
	fragment_begin(&line, &arena, 1);
	add_text(&line, text.data, text.size, false);
	write_block(context, &arena, fragment_end_node(&line, NOTE_HEADING, (uint32_t)level));
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
	arena_init(&arena);
	write_block(context, &arena, paragraph_of(label, text, &arena));
}

static void add_item(struct fragment_builder *items, struct text label, struct text text)
{
	fragment_add(items, fragment_around(items->arena, NOTE_LIST_ITEM, 0,
				    paragraph_of(label, text, items->arena)));
}

static void facts(void *context, const struct form_fact *facts_of, size_t count)
{
	ARENA_AUTO arena;
	struct fragment_builder items;
	arena_init(&arena);
	fragment_begin(&items, &arena, count);
	for (size_t i = 0; i < count; i++)
		add_item(&items, facts_of[i].label, facts_of[i].value);
	write_block(context, &arena, fragment_end_node(&items, NOTE_BULLET_LIST, 0));
}

static void points(void *context, const struct text *points_of, size_t count)
{
	ARENA_AUTO arena;
	struct fragment_builder items;
	arena_init(&arena);
	fragment_begin(&items, &arena, count);
	for (size_t i = 0; i < count; i++)
		add_item(&items, text_of(""), points_of[i]);
	write_block(context, &arena, fragment_end_node(&items, NOTE_BULLET_LIST, 0));
}

/* A paragraph that is one line. */
static void write_cell(struct markdown_form *form, struct text text)
{
	ARENA_AUTO arena;
	size_t before = form->out->size;
	arena_init(&arena);
	struct text line = arena_copy_text(&arena, text.data, text.size);
	for (char *c = (char *)line.data; *c; c++)
		*c = *c == '\n' ? ' ' : *c;
	write_block(form, &arena, paragraph_of(text_of(""), line, &arena));
	if (form->out->size > before)
		form->out->size -= 2; /* the ends of its line and of the block */
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
	write_document(context, root, NOTE_DEEPER);
}

void minutes_markdown_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	BUFFER_AUTO text;
	buffer_init(&text);
	struct markdown_form form = {&text, minutes_names(minutes)};
	const struct minutes_form told = {
		&form, title, heading, facts, paragraph, points, table, note};
	minutes_tell(minutes, stamp, &told);
	canonical_add((const char *)text.data, text.size, out);
}

void minutes_markdown(const struct minutes *minutes, struct buffer *out)
{
	minutes_markdown_copy(minutes, NULL, out);
}
