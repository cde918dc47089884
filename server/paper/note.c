#include "paper/note.h"

#include "base/memory.h"
#include "proto/gen/limits.h"

#include <stdio.h>
#include <string.h>

static const double step = 16, gap = 5, bar_gap = 8;
/* However deep it stands, text has so much room. */
static const double least_room = 120;

struct placing {
	struct sheet *sheet;
	const struct plain_names *names;
	double x;           /* where lines begin */
	const char *marker; /* what stands before the next line of an item; NULL: nothing */
	bool tight;         /* within a list: paragraphs stand close */
};

static unsigned looks_of(const struct note_node *node)
{
	static const unsigned looks[NOTE_MARK_TYPES] = {[NOTE_STRONG] = INK_BOLD,
		[NOTE_EM] = INK_ITALIC,
		[NOTE_STRIKE] = INK_STRUCK,
		[NOTE_CODE] = INK_CODE};
	unsigned set = 0;
	for (int i = 0; i < NOTE_MARK_TYPES; i++)
		set |= node->marks.set & 1u << i ? looks[i] : 0;
	return set;
}

/* Where a link goes cannot be followed on paper, so it is written out. */
static void add_address(struct ink *ink, const struct note_node *node)
{
	const struct text *href = plain_address(node);
	if (!href)
		return;
	ink_add(ink, " (", 2, INK_FAINT);
	ink_add(ink, href->data, href->size, INK_FAINT);
	ink_add(ink, ")", 1, INK_FAINT);
}

static void add_inline(const struct placing *placing, struct ink *ink, const struct note_node *node)
{
	if (node->type == NOTE_TEXT) {
		ink_add(ink, node->text, node->count, looks_of(node));
		add_address(ink, node);
	} else if (node->type == NOTE_MENTION) {
		struct text name = plain_name(placing->names, node);
		ink_add(ink, "@", 1, looks_of(node) | INK_BOLD);
		ink_add(ink, name.data, name.size, looks_of(node) | INK_BOLD);
	} else if (node->type == NOTE_HARD_BREAK) {
		ink_add(ink, "\n", 1, 0);
	} else {
		BUG("a block stands in a line of a note");
	}
}

static void draw_marker(struct placing *placing)
{
	struct ink ink;
	if (!placing->marker)
		return;
	ink_init(&ink);
	ink_add(&ink, placing->marker, strlen(placing->marker), 0);
	PangoLayout *layout = sheet_layout(placing->sheet, SHEET_TEXT, 2 * step, &ink);
	pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
	cairo_move_to(placing->sheet->cairo, placing->x - 2 * step - 4, placing->sheet->y);
	pango_cairo_show_layout(placing->sheet->cairo, layout);
	g_object_unref(layout);
	ink_fini(&ink);
	placing->marker = NULL;
}

static void draw_block(
	struct placing *placing, const struct note_node *node, enum sheet_style style)
{
	enum { LINE = 14, HEADING_ROOM = 50 };
	struct sheet *sheet = placing->sheet;
	struct ink ink;
	bool heading = node->type == NOTE_HEADING;
	ink_init(&ink);
	for (uint32_t i = 0; i < node->count; i++)
		add_inline(placing, &ink, node->children[i]);
	PangoLayout *layout = sheet_layout(sheet, style, sheet->right - placing->x, &ink);
	sheet_need(sheet, heading ? HEADING_ROOM : LINE);
	draw_marker(placing);
	sheet_draw(sheet, layout, placing->x, heading ? "H4" : "P");
	sheet_skip(sheet, placing->tight ? gap / 2 : gap);
	g_object_unref(layout);
	ink_fini(&ink);
}

static double deeper(const struct placing *placing, double by)
{
	double x = placing->x + by;
	return x < placing->sheet->right - least_room ? x : placing->x;
}

static void draw_node(struct placing *placing, const struct note_node *node);

static void draw_children(struct placing *placing, const struct note_node *node)
{
	for (uint32_t i = 0; i < node->count; i++)
		draw_node(placing, node->children[i]);
}

static void draw_list(struct placing *placing, const struct note_node *list)
{
	char number[24];
	struct placing inside = *placing;
	inside.x = deeper(placing, list->type == NOTE_ORDERED_LIST ? 1.5 * step : step);
	inside.tight = true;
	for (uint32_t i = 0; i < list->count; i++) {
		const struct note_node *item = list->children[i];
		snprintf(number, sizeof(number), "%lu.",
			(unsigned long)list->attrs.number + (unsigned long)i);
		inside.marker = list->type == NOTE_ORDERED_LIST  ? number
				: list->type == NOTE_BULLET_LIST ? "•"
				: item->attrs.number             ? "☑"
								 : "☐";
		draw_children(&inside, item);
	}
	placing->marker = NULL;
	if (!placing->tight)
		sheet_skip(placing->sheet, gap);
}

/* A quote, or code. */
static void draw_barred(struct placing *placing, const struct note_node *node)
{
	struct sheet *sheet = placing->sheet;
	struct placing inside = *placing;
	inside.x = deeper(placing, bar_gap);
	draw_marker(placing);
	inside.marker = NULL;
	inside.tight = true;
	_Static_assert(SHEET_BARS_MAX > PROTO_NOTE_DEPTH_MAX, "each level may have one");
	if (sheet->bar_count == SHEET_BARS_MAX)
		BUG("a note deeper than one may be");
	sheet->bars[sheet->bar_count++] = placing->x;
	if (node->type == NOTE_CODE_BLOCK)
		draw_block(&inside, node, SHEET_CODE);
	else
		draw_children(&inside, node);
	sheet->bar_count--;
	sheet_skip(sheet, gap);
}

static void draw_rule(struct placing *placing)
{
	struct sheet *sheet = placing->sheet;
	sheet_need(sheet, 3 * gap);
	sheet_skip(sheet, gap);
	sheet_rule(sheet, placing->x, sheet->y, sheet->right, sheet->y);
	sheet_skip(sheet, 2 * gap);
}

static enum sheet_style heading_style(const struct note_node *heading)
{
	return heading->attrs.number == 1 ? SHEET_HEADING_3 : SHEET_HEADING_4;
}

/* It goes no deeper than a document may. */
static void draw_node(struct placing *placing, const struct note_node *node)
{
	switch ((enum note_type)node->type) {
	case NOTE_PARAGRAPH:
		draw_block(placing, node, SHEET_TEXT);
		break;
	case NOTE_HEADING:
		draw_block(placing, node, heading_style(node));
		break;
	case NOTE_BULLET_LIST:
	case NOTE_ORDERED_LIST:
	case NOTE_CHECK_LIST:
		draw_list(placing, node);
		break;
	case NOTE_BLOCKQUOTE:
	case NOTE_CODE_BLOCK:
		draw_barred(placing, node);
		break;
	case NOTE_RULE:
		draw_rule(placing);
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

void note_draw(struct sheet *sheet, const struct note_node *root, const struct plain_names *names)
{
	struct placing placing = {.sheet = sheet, .names = names, .x = sheet->left};
	draw_children(&placing, root);
}
