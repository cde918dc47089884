#include "proto/note/words.h"

#include <string.h>

const char *const note_type_names[NOTE_TYPES] = {
	[NOTE_DOC] = "doc",
	[NOTE_PARAGRAPH] = "paragraph",
	[NOTE_HEADING] = "heading",
	[NOTE_BLOCKQUOTE] = "blockquote",
	[NOTE_CODE_BLOCK] = "code_block",
	[NOTE_BULLET_LIST] = "bullet_list",
	[NOTE_ORDERED_LIST] = "ordered_list",
	[NOTE_LIST_ITEM] = "list_item",
	[NOTE_CHECK_LIST] = "check_list",
	[NOTE_CHECK_ITEM] = "check_item",
	[NOTE_RULE] = "rule",
	[NOTE_HARD_BREAK] = "hard_break",
	[NOTE_MENTION] = "mention",
	[NOTE_TEXT] = "text",
};

const char *const note_mark_names[NOTE_MARK_TYPES] = {
	[NOTE_LINK] = "link",
	[NOTE_STRONG] = "strong",
	[NOTE_EM] = "em",
	[NOTE_STRIKE] = "strike",
	[NOTE_CODE] = "code",
};

const char *const note_step_names[NOTE_STEP_TYPES] = {
	[NOTE_REPLACE] = "replace",
	[NOTE_REPLACE_AROUND] = "replaceAround",
	[NOTE_ADD_MARK] = "addMark",
	[NOTE_REMOVE_MARK] = "removeMark",
	[NOTE_ADD_NODE_MARK] = "addNodeMark",
	[NOTE_REMOVE_NODE_MARK] = "removeNodeMark",
	[NOTE_ATTR] = "attr",
};

const char *const note_mention_names[NOTE_ALL + 1] = {
	[NOTE_PERSON] = "person",
	[NOTE_GROUP] = "group",
	[NOTE_ALL] = "all",
};

static const char *const reason_names[NOTE_REASONS] = {
	[NOTE_FITS] = "fits",
	[NOTE_MALFORMED] = "malformed",
	[NOTE_UNKNOWN_STEP] = "unknown_step",
	[NOTE_UNKNOWN_NODE] = "unknown_node",
	[NOTE_BAD_ATTRIBUTE] = "bad_attribute",
	[NOTE_BAD_LINK] = "bad_link",
	[NOTE_BAD_TEXT] = "bad_text",
	[NOTE_BAD_LEAF] = "bad_leaf",
	[NOTE_OUT_OF_RANGE] = "out_of_range",
	[NOTE_SPLIT_PAIR] = "split_pair",
	[NOTE_BAD_DEPTH] = "bad_depth",
	[NOTE_NOT_JOINED] = "not_joined",
	[NOTE_BAD_CONTENT] = "bad_content",
	[NOTE_BAD_MARKS] = "bad_marks",
	[NOTE_BAD_GAP] = "bad_gap",
	[NOTE_OVERWRITES] = "overwrites",
	[NOTE_NO_NODE] = "no_node",
	[NOTE_TOO_MANY_STEPS] = "too_many_steps",
	[NOTE_TOO_MANY_NODES] = "too_many_nodes",
	[NOTE_TOO_MANY_MARKS] = "too_many_marks",
	[NOTE_TOO_DEEP] = "too_deep",
	[NOTE_TOO_LARGE] = "too_large",
	[NOTE_TOO_MUCH] = "too_much",
	[NOTE_NO_MEMORY] = "no_memory",
};

/* By type. */
static const struct note_attr_row attr_rows[] = {
	{NOTE_HEADING, NOTE_LEVEL, "level", 1, NOTE_LEVEL_MAX, true, 1},
	{NOTE_ORDERED_LIST, NOTE_ORDER, "order", 0, NOTE_ORDER_MAX, true, 1},
	{NOTE_CHECK_ITEM, NOTE_CHECKED, "checked", 0, 1, true, 0},
	{NOTE_MENTION, NOTE_KIND, "kind", 0, 0, false, 0},
	{NOTE_MENTION, NOTE_ID, "id", 0, 0, false, 0},
};

enum { ATTR_ROWS = sizeof(attr_rows) / sizeof(*attr_rows) };

const char *note_reason_name(enum note_reason reason)
{
	return reason_names[reason];
}

size_t note_find_name(const char *const *names, size_t count, const char *name)
{
	size_t i = 0;
	while (i < count && strcmp(names[i], name) != 0)
		i++;
	return i;
}

const struct note_attr_row *note_attr_rows(enum note_type type, size_t *ret_count)
{
	size_t first = 0, count = 0;
	while (first < ATTR_ROWS && attr_rows[first].type != type)
		first++;
	while (first + count < ATTR_ROWS && attr_rows[first + count].type == type)
		count++;
	*ret_count = count;
	return attr_rows + first;
}

const struct note_attr_row *note_attr_row(enum note_attr attr)
{
	for (size_t i = 0; i < ATTR_ROWS; i++)
		if (attr_rows[i].attr == attr)
			return &attr_rows[i];
	return NULL;
}

const struct note_attr_row *note_attr_named(const char *name)
{
	for (size_t i = 0; i < ATTR_ROWS; i++)
		if (strcmp(attr_rows[i].name, name) == 0)
			return &attr_rows[i];
	return NULL;
}
