#include "paper/table.h"

static const double padding = 4;

struct column {
	double x, width; /* of the cell, its padding included */
};

struct drawing {
	struct sheet *sheet;
	size_t columns;
	struct column at[FORM_COLUMNS_MAX];
	bool ruled;
	const struct text *head; /* NULL: there is none */
};

/* A cell's lines, as far as they have been drawn. */
struct cell {
	PangoLayout *layout;
	PangoLayoutIter *line; /* NULL: all of it is drawn */
};

struct row {
	struct cell cells[FORM_COLUMNS_MAX];
};

static void row_init(struct row *row, const struct drawing *drawing, const struct text *cells,
	size_t bold_columns)
{
	for (size_t i = 0; i < drawing->columns; i++) {
		struct ink ink;
		ink_init(&ink);
		ink_add(&ink, cells[i].data, cells[i].size, i < bold_columns ? INK_BOLD : 0);
		row->cells[i].layout = sheet_layout(
			drawing->sheet, SHEET_TEXT, drawing->at[i].width - 2 * padding, &ink);
		row->cells[i].line = pango_layout_get_iter(row->cells[i].layout);
		ink_fini(&ink);
	}
}

static void row_fini(struct row *row, const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->columns; i++)
		g_object_unref(row->cells[i].layout);
}

static double row_height(const struct row *row, const struct drawing *drawing)
{
	double highest = 0;
	for (size_t i = 0; i < drawing->columns; i++) {
		double high = sheet_height(row->cells[i].layout);
		highest = high > highest ? high : highest;
	}
	return highest + 2 * padding;
}

/* Draws as many lines of a cell as fit; returns how high they are. */
static double draw_cell(const struct drawing *drawing, struct cell *cell, const struct column *at)
{
	struct sheet *sheet = drawing->sheet;
	double used = 0;
	if (cell->line)
		cairo_tag_begin(sheet->cairo, "P", NULL);
	bool open = cell->line != NULL;
	while (cell->line) {
		PangoRectangle logical;
		pango_layout_iter_get_line_extents(cell->line, NULL, &logical);
		double high = (double)logical.height / PANGO_SCALE;
		if (used > 0 && used + high + 2 * padding > sheet_left(sheet))
			break;
		sheet_draw_line(sheet, pango_layout_iter_get_line_readonly(cell->line),
			at->x + padding, sheet->y + padding + used);
		used += high;
		if (pango_layout_iter_next_line(cell->line))
			continue;
		pango_layout_iter_free(cell->line);
		cell->line = NULL;
	}
	if (open)
		cairo_tag_end(sheet->cairo, "P");
	return used;
}

static void draw_borders(const struct drawing *drawing, double high)
{
	struct sheet *sheet = drawing->sheet;
	const struct column *last = &drawing->at[drawing->columns - 1];
	double y = sheet->y, right = last->x + last->width;
	for (size_t i = 0; i < drawing->columns; i++)
		sheet_rule(sheet, drawing->at[i].x, y, drawing->at[i].x, y + high);
	sheet_rule(sheet, right, y, right, y + high);
	sheet_rule(sheet, sheet->left, y, right, y);
	sheet_rule(sheet, sheet->left, y + high, right, y + high);
}

/* What fits on this page. False: something is left. */
static bool draw_slice(const struct drawing *drawing, struct row *row)
{
	double highest = 0;
	bool all = true;
	for (size_t i = 0; i < drawing->columns; i++) {
		double high = draw_cell(drawing, &row->cells[i], &drawing->at[i]);
		highest = high > highest ? high : highest;
		all = all && !row->cells[i].line;
	}
	double high = highest + (drawing->ruled ? 2 * padding : padding);
	if (drawing->ruled)
		draw_borders(drawing, high);
	drawing->sheet->y += high;
	return all;
}

static void draw_head(const struct drawing *drawing)
{
	struct row row;
	if (!drawing->head)
		return;
	row_init(&row, drawing, drawing->head, drawing->columns);
	while (!draw_slice(drawing, &row))
		sheet_break(drawing->sheet);
	row_fini(&row, drawing);
}

static void break_page(const struct drawing *drawing)
{
	sheet_break(drawing->sheet);
	draw_head(drawing);
}

/* A row is kept together where a page has room for it. */
static void draw_row(const struct drawing *drawing, const struct text *cells, size_t bold_columns)
{
	enum { PAGE_SHARE = 2, LINE = 24 };
	struct row row;
	row_init(&row, drawing, cells, bold_columns);
	double high = row_height(&row, drawing), left = sheet_left(drawing->sheet);
	if (left < LINE || (high > left && high < SHEET_HEIGHT / PAGE_SHARE))
		break_page(drawing);
	while (!draw_slice(drawing, &row))
		break_page(drawing);
	row_fini(&row, drawing);
}

/* What is written in columns without lines begins where other text does. */
static void place_columns(struct drawing *drawing, const int *shares)
{
	const struct sheet *sheet = drawing->sheet;
	double x = sheet->left - (drawing->ruled ? 0 : padding);
	for (size_t i = 0; i < drawing->columns; i++) {
		double room = (sheet->right - sheet->left) * shares[i] / 100;
		drawing->at[i] = (struct column){x, room};
		x += room;
	}
}

void table_draw(struct sheet *sheet, const struct form_table *table)
{
	enum { HEAD_AND_ROW = 60 };
	struct drawing drawing = {
		.sheet = sheet, .columns = table->columns, .ruled = true, .head = table->head};
	place_columns(&drawing, table->shares);
	sheet_need(sheet, HEAD_AND_ROW);
	draw_head(&drawing);
	for (size_t i = 0; i < table->rows; i++)
		draw_row(&drawing, table->cells + i * table->columns, 0);
	sheet_skip(sheet, 2 * padding);
}

void table_draw_facts(struct sheet *sheet, const struct form_fact *facts, size_t count)
{
	static const int shares[] = {27, 73};
	struct drawing drawing = {.sheet = sheet, .columns = 2};
	place_columns(&drawing, shares);
	for (size_t i = 0; i < count; i++) {
		const struct text cells[] = {facts[i].label, facts[i].value};
		draw_row(&drawing, cells, 1);
	}
	sheet_skip(sheet, 2 * padding);
}
