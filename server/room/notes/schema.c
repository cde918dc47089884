#include "room/notes/schema.h"

#include "proto/note/node.h"

#define BIT(type) (1u << (type))

enum {
	BLOCKS = BIT(NOTE_PARAGRAPH) | BIT(NOTE_HEADING) | BIT(NOTE_BLOCKQUOTE) |
		 BIT(NOTE_CODE_BLOCK) | BIT(NOTE_BULLET_LIST) | BIT(NOTE_ORDERED_LIST) |
		 BIT(NOTE_CHECK_LIST) | BIT(NOTE_RULE),
	INLINES = BIT(NOTE_TEXT) | BIT(NOTE_HARD_BREAK) | BIT(NOTE_MENTION),
	ALL_MARKS = BIT(NOTE_MARK_TYPES) - 1
};

/* A content expression: one of `first`, then any number of `then`. */
static const struct content {
	uint32_t first, then; /* bits of enum note_type */
	bool required;        /* at least one */
	uint8_t marks;        /* that the children may bear; bits of enum note_mark_type */
} contents[NOTE_TYPES] = {
	[NOTE_DOC] = {BLOCKS, BLOCKS, true, 0},
	[NOTE_PARAGRAPH] = {INLINES, INLINES, false, ALL_MARKS},
	[NOTE_HEADING] = {INLINES, INLINES, false, ALL_MARKS},
	[NOTE_BLOCKQUOTE] = {BLOCKS, BLOCKS, true, 0},
	[NOTE_CODE_BLOCK] = {BIT(NOTE_TEXT), BIT(NOTE_TEXT), false, 0},
	[NOTE_BULLET_LIST] = {BIT(NOTE_LIST_ITEM), BIT(NOTE_LIST_ITEM), true, 0},
	[NOTE_ORDERED_LIST] = {BIT(NOTE_LIST_ITEM), BIT(NOTE_LIST_ITEM), true, 0},
	[NOTE_LIST_ITEM] = {BIT(NOTE_PARAGRAPH), BLOCKS, true, 0},
	[NOTE_CHECK_LIST] = {BIT(NOTE_CHECK_ITEM), BIT(NOTE_CHECK_ITEM), true, 0},
	[NOTE_CHECK_ITEM] = {BIT(NOTE_PARAGRAPH), BLOCKS, true, 0},
};

/* What a mark drives out; each drives out itself, for a node is linked to one address only. */
static const uint8_t excluded[NOTE_MARK_TYPES] = {
	[NOTE_LINK] = BIT(NOTE_LINK),
	[NOTE_STRONG] = BIT(NOTE_STRONG),
	[NOTE_EM] = BIT(NOTE_EM),
	[NOTE_STRIKE] = BIT(NOTE_STRIKE),
	[NOTE_CODE] = BIT(NOTE_CODE) | BIT(NOTE_STRONG) | BIT(NOTE_EM) | BIT(NOTE_STRIKE),
};

/* A walk along a content expression. */
struct match {
	const struct content *content;
	bool begun;
};

static bool match_nodes(
	struct match *match, const struct note_node *const *nodes, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		uint32_t may = match->begun ? match->content->then : match->content->first;
		if (!(may & BIT(nodes[i]->type)))
			return false;
		match->begun = true;
	}
	return true;
}

static bool may_end(const struct match *match)
{
	return match->begun || !match->content->required;
}

static bool allows_marks_of(enum note_type parent, const struct note_fragment *content)
{
	for (uint32_t i = 0; i < content->count; i++)
		if (!schema_allows_marks(parent, &content->nodes[i]->marks))
			return false;
	return true;
}

bool schema_fits(enum note_type type, const struct note_fragment *content)
{
	struct match match = {&contents[type], false};
	return match_nodes(&match, content->nodes, 0, content->count) && may_end(&match) &&
	       allows_marks_of(type, content);
}

bool schema_fits_at(
	const struct note_node *parent, uint32_t index, const struct note_fragment *insert)
{
	struct match match = {&contents[parent->type], false};
	return match_nodes(&match, parent->children, 0, index) &&
	       match_nodes(&match, insert->nodes, 0, insert->count) &&
	       match_nodes(&match, parent->children, index, parent->count) && may_end(&match) &&
	       allows_marks_of(parent->type, insert);
}

bool schema_joins(enum note_type one, enum note_type other)
{
	return one == other || (contents[one].first & contents[other].first);
}

bool schema_allows_marks(enum note_type parent, const struct note_marks *marks)
{
	return !(marks->set & ~contents[parent].marks);
}

bool schema_is_mark_set(const struct note_marks *marks)
{
	for (unsigned i = 0; i < NOTE_MARK_TYPES; i++)
		if (marks->set & BIT(i) && marks->set & excluded[i] & ~BIT(i))
			return false;
	return !marks->repeated;
}

struct note_marks schema_add_mark(const struct note_marks *set, const struct note_marks *mark)
{
	unsigned type = (unsigned)__builtin_ctz(mark->set);
	struct note_marks more = *set;
	for (unsigned i = 0; i < NOTE_MARK_TYPES; i++)
		if (set->set & BIT(i) && excluded[i] & mark->set && !(excluded[type] & BIT(i)))
			return more;
	more.set = (uint8_t)((more.set & ~excluded[type]) | mark->set);
	if (mark->href)
		more.href = mark->href;
	return more;
}

static bool has_mark(const struct note_marks *set, const struct note_marks *mark)
{
	struct note_marks same = {set->href, mark->set, false};
	return set->set & mark->set && (!mark->href || note_marks_equal(&same, mark));
}

struct note_marks schema_remove_mark(const struct note_marks *set, const struct note_marks *mark)
{
	struct note_marks less = *set;
	if (!has_mark(set, mark))
		return less;
	less.set &= (uint8_t)~mark->set;
	if (mark->href)
		less.href = NULL;
	return less;
}
