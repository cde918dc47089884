/* Minutes on paper. They are drawn twice: the first time says how many pages there are. */
#include "base/arena.h"
#include "base/zone.h"
#include "paper/catalog.h"
#include "paper/note.h"
#include "paper/paper.h"
#include "paper/table.h"
#include "room/minutes/tell.h"
#include "room/minutes/words.h"

#include <cairo-pdf.h>
#include <stdio.h>

static const double gap = 6;

struct paper {
	struct sheet sheet;
	struct plain_names names;
};

/* Text of one style over the whole width, with room for what follows it. What is short stays
 * together. */
static void draw(struct paper *paper, enum sheet_style style, const struct ink *ink,
	const char *tag, double room)
{
	enum { SHORT = 60 };
	struct sheet *sheet = &paper->sheet;
	PangoLayout *layout = sheet_layout(sheet, style, sheet->right - sheet->left, ink);
	double high = sheet_height(layout);
	sheet_need(sheet, high < SHORT ? high + room : SHORT);
	sheet_draw(sheet, layout, sheet->left, tag);
	g_object_unref(layout);
}

static void draw_text(
	struct paper *paper, enum sheet_style style, struct text text, const char *tag, double room)
{
	struct ink ink;
	ink_init(&ink);
	ink_add(&ink, text.data, text.size, 0);
	draw(paper, style, &ink, tag, room);
	ink_fini(&ink);
}

static void title(void *context, struct text kind, struct text text)
{
	struct paper *paper = context;
	draw_text(paper, SHEET_TEXT, kind, "P", 0);
	draw_text(paper, SHEET_TITLE, text, "H1", 0);
	sheet_skip(&paper->sheet, 2 * gap);
}

static void heading(void *context, int level, struct text text)
{
	enum { FOLLOWS = 60 };
	struct paper *paper = context;
	sheet_skip(&paper->sheet, level == 2 ? 2 * gap : gap);
	draw_text(paper, level == 2 ? SHEET_HEADING_2 : SHEET_HEADING_3, text,
		level == 2 ? "H2" : "H3", FOLLOWS);
	sheet_skip(&paper->sheet, gap);
}

static void facts(void *context, const struct form_fact *told, size_t count)
{
	struct paper *paper = context;
	table_draw_facts(&paper->sheet, told, count);
}

static void paragraph(void *context, struct text label, struct text text)
{
	struct paper *paper = context;
	struct ink ink;
	ink_init(&ink);
	ink_add(&ink, label.data, label.size, INK_BOLD);
	if (label.size)
		ink_add(&ink, ": ", 2, INK_BOLD);
	ink_add(&ink, text.data, text.size, 0);
	draw(paper, SHEET_TEXT, &ink, "P", 0);
	sheet_skip(&paper->sheet, gap);
	ink_fini(&ink);
}

static void points(void *context, const struct text *told, size_t count)
{
	struct paper *paper = context;
	for (size_t i = 0; i < count; i++) {
		struct ink ink;
		ink_init(&ink);
		ink_add(&ink, "•  ", sizeof("•  ") - 1, 0);
		ink_add(&ink, told[i].data, told[i].size, 0);
		draw(paper, SHEET_TEXT, &ink, "P", 0);
		ink_fini(&ink);
	}
	sheet_skip(&paper->sheet, gap);
}

static void table(void *context, const struct form_table *told)
{
	struct paper *paper = context;
	table_draw(&paper->sheet, told);
}

static void note(void *context, const struct note_node *root)
{
	struct paper *paper = context;
	note_draw(&paper->sheet, root, &paper->names);
}

static struct sheet_texts texts_of(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct arena *arena)
{
	enum language language = minutes->language;
	struct text room = minutes->room.size ? minutes->room : word(language, WORD_CONVERSATION);
	struct sheet_texts texts = {.page = word(language, WORD_PAGE),
		.of = word(language, WORD_PAGE_OF),
		.head = arena_print(arena, "%s · %s · %s", word(language, WORD_MINUTES).data,
			room.data, minutes->title.data),
		.foot = {word(language, phase_word(stamp->phase)), text_of("")}};
	if (stamp->phase != MINUTES_PHASE_SEALED)
		return texts;
	texts.foot[0] =
		arena_print(arena, "%s %s", word(language, WORD_SEAL).data, stamp->seal.data);
	texts.foot[1] =
		arena_print(arena, "%s %s", word(language, WORD_SIGNER).data, stamp->signer.data);
	return texts;
}

/* What programs that show it say of it. The time is that of the minutes, so that the same minutes
 * are the same bytes. */
static void describe(struct sheet *sheet, const struct minutes *minutes)
{
	char made[40];
	struct zone_clock clock = zone_clock_at(minutes->made.time, 0);
	struct ink ink;
	ink_init(&ink);
	ink_add(&ink, minutes->title.data, minutes->title.size, 0);
	buffer_add_byte(&ink.text, '\0');
	snprintf(made, sizeof(made), "%04lld-%02d-%02dT%02d:%02d:%02dZ", (long long)clock.year,
		clock.month, clock.day, clock.hour, clock.minute, clock.second);
	cairo_pdf_surface_set_metadata(
		sheet->surface, CAIRO_PDF_METADATA_TITLE, (const char *)ink.text.data);
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATOR, "Runde");
	cairo_pdf_surface_set_metadata(sheet->surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
	ink_fini(&ink);
}

/* Draws all of it; returns how many pages it took, 0: it could not be drawn. */
static int draw_all(const struct minutes *minutes, const struct minutes_stamp *stamp,
	const struct sheet_texts *texts, int pages, struct buffer *out)
{
	struct paper paper = {.names = minutes_names(minutes)};
	const struct minutes_form told = {
		&paper, title, heading, facts, paragraph, points, table, note};
	bool begun = sheet_init(&paper.sheet, texts, pages, out);
	if (begun) {
		describe(&paper.sheet, minutes);
		minutes_tell(minutes, stamp, &told);
	}
	int drawn = paper.sheet.page;
	return sheet_fini(&paper.sheet) && begun ? drawn : 0;
}

bool paper_minutes(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	ARENA_AUTO arena;
	BUFFER_AUTO counted;
	arena_init(&arena);
	buffer_init(&counted);
	const struct sheet_texts texts = texts_of(minutes, stamp, &arena);
	int pages = draw_all(minutes, stamp, &texts, 0, &counted);
	size_t start = out->size;
	return pages > 0 && draw_all(minutes, stamp, &texts, pages, out) > 0 &&
	       catalog_complete(out, start, minutes->language);
}
