/* Minutes as plain text. What people wrote in several lines is indented, so that it cannot be taken
 * for a heading. */
#include "room/notes/plain.h"

#include "room/minutes/canonical.h"
#include "room/minutes/copy.h"

struct plain_form {
	struct buffer *out;
	struct plain_names names;
};

static void add(struct plain_form *form, struct text text)
{
	buffer_add(form->out, text.data, text.size);
}

static void add_indented(struct plain_form *form, const char *text, size_t size_bytes)
{
	for (size_t i = 0; i < size_bytes; i++) {
		buffer_add_byte(form->out, (unsigned char)text[i]);
		if (text[i] == '\n')
			buffer_add_string(form->out, "  ");
	}
}

static void fill(struct plain_form *form, size_t from, size_t to, unsigned char with)
{
	for (size_t i = from; i < to; i++)
		buffer_add_byte(form->out, with);
}

static void end_lines(struct plain_form *form, int lines)
{
	while (lines-- > 0)
		buffer_add_byte(form->out, '\n');
}

static void title(void *context, struct text kind, struct text text)
{
	struct plain_form *form = context;
	add(form, kind);
	buffer_add_string(form->out, ": ");
	add(form, text);
	end_lines(form, 1);
	fill(form, 0, text_length(kind) + 2 + text_length(text), '=');
	end_lines(form, 2);
}

static void heading(void *context, int level, struct text text)
{
	struct plain_form *form = context;
	end_lines(form, level == 2);
	add(form, text);
	end_lines(form, 1);
	fill(form, 0, text_length(text), level == 2 ? '-' : '.');
	end_lines(form, 2);
}

static void add_labelled(struct plain_form *form, struct text label, struct text text)
{
	add(form, label);
	buffer_add_string(form->out, label.size ? ": " : "");
	add_indented(form, text.data, text.size);
	end_lines(form, 1);
}

static void facts(void *context, const struct form_fact *told, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_labelled(context, told[i].label, told[i].value);
	end_lines(context, 1);
}

static void paragraph(void *context, struct text label, struct text text)
{
	add_labelled(context, label, text);
	end_lines(context, 1);
}

static void points(void *context, const struct text *told, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct plain_form *form = context;
		buffer_add_string(form->out, "- ");
		add_labelled(form, text_of(""), told[i]);
	}
	end_lines(context, 1);
}

static size_t width_of(const struct form_table *told, size_t column)
{
	size_t width = text_length(told->head[column]);
	for (size_t i = 0; i < told->rows; i++) {
		size_t length = text_length(told->cells[i * told->columns + column]);
		width = length > width ? length : width;
	}
	return width;
}

static void add_row(
	struct plain_form *form, const struct text *cells, const size_t *widths, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		buffer_add_string(form->out, i ? "  " : "");
		add(form, cells[i]);
		fill(form, text_length(cells[i]), widths[i], ' ');
	}
	end_lines(form, 1);
}

static void table(void *context, const struct form_table *told)
{
	struct plain_form *form = context;
	size_t widths[FORM_COLUMNS_MAX];
	for (size_t i = 0; i < told->columns; i++)
		widths[i] = width_of(told, i);
	add_row(form, told->head, widths, told->columns);
	for (size_t i = 0; i < told->columns; i++) {
		buffer_add_string(form->out, i ? "  " : "");
		fill(form, 0, widths[i], '-');
	}
	end_lines(form, 1);
	for (size_t i = 0; i < told->rows; i++)
		add_row(form, told->cells + i * told->columns, widths, told->columns);
	end_lines(form, 1);
}

static void note(void *context, const struct note_node *root)
{
	struct plain_form *form = context;
	BUFFER_AUTO text;
	buffer_init(&text);
	plain_text(root, &form->names, &text);
	buffer_add_string(form->out, "  ");
	add_indented(form, (const char *)text.data, text.size);
	end_lines(form, 2);
}

void minutes_plain_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	BUFFER_AUTO text;
	buffer_init(&text);
	struct plain_form form = {&text, minutes_names(minutes)};
	const struct minutes_form told = {
		&form, title, heading, facts, paragraph, points, table, note};
	minutes_tell(minutes, stamp, &told);
	canonical_add((const char *)text.data, text.size, out);
}

void minutes_plain(const struct minutes *minutes, struct buffer *out)
{
	minutes_plain_copy(minutes, NULL, out);
}
