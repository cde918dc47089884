/* Sheets of paper: lines of text one below the other, a new page where there is no room, a head and
 * a foot on each. Lengths are points, from the upper left corner. For paper/ alone. */
#ifndef RUNDE_PAPER_SHEET_H
#define RUNDE_PAPER_SHEET_H

#include "paper/ink.h"

#include <cairo.h>
#include <stdbool.h>

/* What stands on every page. */
struct sheet_texts {
	struct text head;
	struct text foot[2];  /* a line each; may be empty */
	struct text page, of; /* "Page" 1 "of" 2 */
};

enum { SHEET_BARS_MAX = 40 }; /* more than a note has levels */

struct sheet {
	cairo_surface_t *surface; /* owned */
	cairo_t *cairo;           /* owned */
	PangoFontMap *fonts;      /* owned */
	PangoContext *context;    /* owned */
	const struct sheet_texts *texts;
	int page, pages; /* the one being drawn, from 1; how many there are, 0: not yet known */
	double y;        /* where the next line goes */
	double left, right;
	double bars[SHEET_BARS_MAX]; /* before lines that are quoted, or code: where they stand */
	int bar_count;
};

/* Where a page begins, and how much it has for text. */
enum { SHEET_TOP = 74, SHEET_HEIGHT = 688 };

enum sheet_style {
	SHEET_TEXT,
	SHEET_SMALL,
	SHEET_TITLE,
	SHEET_HEADING_2,
	SHEET_HEADING_3,
	SHEET_HEADING_4,
	SHEET_CODE,
	SHEET_STYLES
};

/* Begins a document, written into `out`, which must stay until sheet_fini(). False: it cannot be.
 */
bool sheet_init(struct sheet *sheet, const struct sheet_texts *texts, int pages, struct buffer *out)
	__attribute__((warn_unused_result));
/* Ends it. False: something could not be drawn. */
bool sheet_fini(struct sheet *sheet) __attribute__((warn_unused_result));

/* Begins a page unless so much height is left on this one. */
void sheet_need(struct sheet *sheet, double height);
void sheet_break(struct sheet *sheet);
/* What is left on this page. */
double sheet_left(const struct sheet *sheet);
/* Leaves so much free, unless a page begins. */
void sheet_skip(struct sheet *sheet, double height);

/* A text of this width; the caller gives the reference back. */
PangoLayout *sheet_layout(
	struct sheet *sheet, enum sheet_style style, double width, const struct ink *ink);
/* Draws a layout's lines, over several pages if need be, from `x` on. `tag` is what it is in the
 * document's structure: P, H1. */
void sheet_draw(struct sheet *sheet, PangoLayout *layout, double x, const char *tag);
double sheet_height(PangoLayout *layout);
/* Draws one line with its top at `y`. */
void sheet_draw_line(struct sheet *sheet, PangoLayoutLine *line, double x, double y);
/* A thin line from one point to another. */
void sheet_rule(struct sheet *sheet, double x1, double y1, double x2, double y2);

#endif
