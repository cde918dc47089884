#include "paper/sheet.h"

#include "base/attempt.h"

#include <cairo-pdf.h>
#include <stdio.h>

/* A4, and its margins. */
static const double width = 595.28, height = 841.89, margin = 56, top = SHEET_TOP,
		    bottom = SHEET_TOP + SHEET_HEIGHT;
static const double foot_at = 780, head_at = 40, grey = 0.35, rule_width = 0.5;

struct style {
	const char *family;
	double size;
	bool bold;
};

static const struct style styles[SHEET_STYLES] = {
	[SHEET_TEXT] = {"DejaVu Sans", 9.5, false},
	[SHEET_SMALL] = {"DejaVu Sans", 7, false},
	[SHEET_TITLE] = {"DejaVu Sans", 18, true},
	[SHEET_HEADING_2] = {"DejaVu Sans", 13, true},
	[SHEET_HEADING_3] = {"DejaVu Sans", 11, true},
	[SHEET_HEADING_4] = {"DejaVu Sans", 9.5, true},
	[SHEET_CODE] = {"DejaVu Sans Mono", 8.5, false},
};

static cairo_status_t add_bytes(void *closure, const unsigned char *data, unsigned length)
{
	buffer_add(closure, data, length);
	return attempt_is_short() ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/* Glyphs stand where they were measured, on every machine. */
static void settle_fonts(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
}

static void draw_small(
	struct sheet *sheet, struct text text, double x, double y, double room, PangoAlignment to)
{
	struct ink ink;
	ink_init(&ink);
	ink_add(&ink, text.data, text.size, 0);
	PangoLayout *layout = sheet_layout(sheet, SHEET_SMALL, room, &ink);
	ink_fini(&ink);
	pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	pango_layout_set_height(layout, -1);
	pango_layout_set_alignment(layout, to);
	cairo_set_source_rgb(sheet->cairo, grey, grey, grey);
	cairo_move_to(sheet->cairo, x, y);
	pango_cairo_show_layout(sheet->cairo, layout);
	cairo_set_source_rgb(sheet->cairo, 0, 0, 0);
	g_object_unref(layout);
}

static void begin_page(struct sheet *sheet)
{
	enum { NUMBER_WIDTH = 110, LINE = 11 };
	char text[100];
	const double inside = width - 2 * margin;
	sheet->page++;
	draw_small(sheet, sheet->texts->head, margin, head_at, inside, PANGO_ALIGN_LEFT);
	for (int i = 0; i < 2; i++)
		draw_small(sheet, sheet->texts->foot[i], margin, foot_at + LINE * i,
			inside - NUMBER_WIDTH, PANGO_ALIGN_LEFT);
	snprintf(text, sizeof(text), "%s %d %s %d", sheet->texts->page.data, sheet->page,
		sheet->texts->of.data, sheet->pages);
	draw_small(sheet, text_of(text), width - margin - NUMBER_WIDTH, foot_at, NUMBER_WIDTH,
		PANGO_ALIGN_RIGHT);
	sheet_rule(sheet, margin, foot_at - 6, width - margin, foot_at - 6);
	sheet->y = top;
}

bool sheet_init(struct sheet *sheet, const struct sheet_texts *texts, int pages, struct buffer *out)
{
	*sheet = (struct sheet){
		.texts = texts, .pages = pages, .left = margin, .right = width - margin};
	sheet->surface = cairo_pdf_surface_create_for_stream(add_bytes, out, width, height);
	sheet->cairo = cairo_create(sheet->surface);
	sheet->fonts = pango_cairo_font_map_new();
	sheet->context = pango_font_map_create_context(sheet->fonts);
	settle_fonts(sheet->context);
	cairo_tag_begin(sheet->cairo, "Document", NULL);
	begin_page(sheet);
	return cairo_status(sheet->cairo) == CAIRO_STATUS_SUCCESS;
}

bool sheet_fini(struct sheet *sheet)
{
	cairo_tag_end(sheet->cairo, "Document");
	bool drawn = cairo_status(sheet->cairo) == CAIRO_STATUS_SUCCESS;
	g_object_unref(sheet->context);
	g_object_unref(sheet->fonts);
	cairo_destroy(sheet->cairo);
	cairo_surface_finish(sheet->surface);
	drawn = drawn && cairo_surface_status(sheet->surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(sheet->surface);
	return drawn;
}

void sheet_break(struct sheet *sheet)
{
	cairo_show_page(sheet->cairo);
	begin_page(sheet);
}

double sheet_left(const struct sheet *sheet)
{
	return bottom - sheet->y;
}

void sheet_need(struct sheet *sheet, double needed)
{
	if (sheet_left(sheet) < needed && sheet->y > top)
		sheet_break(sheet);
}

static void move_down(struct sheet *sheet, double by)
{
	for (int i = 0; i < sheet->bar_count; i++)
		sheet_rule(sheet, sheet->bars[i], sheet->y, sheet->bars[i], sheet->y + by);
	sheet->y += by;
}

void sheet_skip(struct sheet *sheet, double skipped)
{
	if (sheet->y > top && skipped < sheet_left(sheet))
		move_down(sheet, skipped);
	else if (sheet->y > top)
		sheet->y = bottom;
}

PangoLayout *sheet_layout(
	struct sheet *sheet, enum sheet_style style, double room, const struct ink *ink)
{
	const struct style *look = &styles[style];
	PangoLayout *layout = pango_layout_new(sheet->context);
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family_static(font, look->family);
	pango_font_description_set_absolute_size(font, look->size * PANGO_SCALE);
	pango_font_description_set_weight(
		font, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(layout, (int)(room * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, (const char *)ink->text.data, (int)ink->text.size);
	pango_layout_set_attributes(layout, ink->attributes);
	return layout;
}

double sheet_height(PangoLayout *layout)
{
	int high;
	pango_layout_get_size(layout, NULL, &high);
	return (double)high / PANGO_SCALE;
}

void sheet_draw_line(struct sheet *sheet, PangoLayoutLine *line, double x, double y)
{
	PangoRectangle logical;
	pango_layout_line_get_extents(line, NULL, &logical);
	cairo_move_to(sheet->cairo, x, y - (double)logical.y / PANGO_SCALE);
	pango_cairo_show_layout_line(sheet->cairo, line);
}

/* Of a piece that goes on over pages each page has one of its own. */
void sheet_draw(struct sheet *sheet, PangoLayout *layout, double x, const char *tag)
{
	PangoLayoutIter *at = pango_layout_get_iter(layout);
	bool open = false;
	do {
		PangoRectangle logical;
		pango_layout_iter_get_line_extents(at, NULL, &logical);
		double high = (double)logical.height / PANGO_SCALE;
		if (open && sheet_left(sheet) < high) {
			cairo_tag_end(sheet->cairo, tag);
			open = false;
		}
		sheet_need(sheet, high);
		if (!open)
			cairo_tag_begin(sheet->cairo, tag, NULL);
		open = true;
		sheet_draw_line(sheet, pango_layout_iter_get_line_readonly(at), x, sheet->y);
		move_down(sheet, high);
	} while (pango_layout_iter_next_line(at));
	cairo_tag_end(sheet->cairo, tag);
	pango_layout_iter_free(at);
}

void sheet_rule(struct sheet *sheet, double x1, double y1, double x2, double y2)
{
	cairo_set_line_width(sheet->cairo, rule_width);
	cairo_set_source_rgb(sheet->cairo, grey, grey, grey);
	cairo_move_to(sheet->cairo, x1, y1);
	cairo_line_to(sheet->cairo, x2, y2);
	cairo_stroke(sheet->cairo);
	cairo_set_source_rgb(sheet->cairo, 0, 0, 0);
}
