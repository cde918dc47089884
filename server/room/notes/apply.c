#include "room/notes/apply.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "proto/note/node.h"
#include "proto/note/words.h"
#include "room/notes/check.h"
#include "room/notes/mark.h"
#include "room/notes/replace.h"
#include "room/notes/schema.h"

/* How a budget in bytes counts a child that is passed over: its pointer. */
enum { TOUCH_BYTES = sizeof(void *) };

static const struct note_node *refuse(struct work *work, enum note_reason reason)
{
	work_refuse(work, reason);
	return NULL;
}

/* The places at two positions, which are often one. */
static bool find_both(struct work *work, const struct note_node *root, uint32_t from, uint32_t to,
	struct place *ret_from, struct place *ret_to)
{
	if (from > to)
		return work_refuse(work, NOTE_OUT_OF_RANGE);
	if (!place_find(work, root, from, ret_from))
		return false;
	*ret_to = *ret_from;
	return from == to || place_find(work, root, to, ret_to);
}

static const struct note_node *apply_replace(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	struct place from, to;
	if (!find_both(work, root, step->from, step->to, &from, &to))
		return NULL;
	if (step->structure && place_has_content(&from, step->to - step->from))
		return refuse(work, NOTE_OVERWRITES);
	return replace_range(work, &from, &to, &step->slice);
}

static const struct note_node *apply_replace_around(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	struct place from, to, gap_from, gap_to;
	struct note_slice slice = step->slice;
	struct note_fragment gap;

	if (step->from > step->gap_from || step->gap_to > step->to)
		return refuse(work, NOTE_OUT_OF_RANGE);
	if (!find_both(work, root, step->from, step->to, &from, &to) ||
		!find_both(work, root, step->gap_from, step->gap_to, &gap_from, &gap_to))
		return NULL;
	if (step->structure && (place_has_content(&from, step->gap_from - step->from) ||
				       place_has_content(&gap_to, step->to - step->gap_to)))
		return refuse(work, NOTE_OVERWRITES);
	if (!slice_flat(work, &gap_from, &gap_to, &gap) ||
		!slice_insert(work, &slice, step->insert, &gap))
		return NULL;
	return replace_range(work, &from, &to, &slice);
}

static const struct note_node *apply_mark(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	struct place from, to;
	if (!find_both(work, root, step->from, step->to, &from, &to))
		return NULL;
	return step->from < step->to ? mark_range(work, &from, &to, step) : root;
}

/* The node a step is about, and where it is: no text. */
static const struct note_node *find_node(struct work *work, const struct note_node *root,
	const struct note_step *step, struct place *ret_at)
{
	if (!place_find(work, root, step->from, ret_at))
		return NULL;
	const struct note_node *node = place_after(ret_at);
	if (!node || node->type == NOTE_TEXT)
		return refuse(work, NOTE_NO_NODE);
	return node;
}

static const struct note_node *apply_node_mark(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	struct place at;
	const struct note_node *node = find_node(work, root, step, &at);
	if (!node)
		return NULL;
	struct note_marks marks = step->type == NOTE_ADD_NODE_MARK
					  ? schema_add_mark(&node->marks, &step->mark)
					  : schema_remove_mark(&node->marks, &step->mark);
	if (note_marks_equal(&marks, &node->marks))
		return root;
	if (!schema_allows_marks(place_parent(&at)->type, &marks))
		return refuse(work, NOTE_BAD_CONTENT);
	return replace_node(work, &at, at.depth + 1, note_with_marks(work->arena, node, marks));
}

/* The attribute that a step sets, if such a node has it. */
static const struct note_attr_row *attr_of(
	const struct note_node *node, const struct note_step *step)
{
	size_t count;
	const struct note_attr_row *rows = note_attr_rows(node->type, &count);
	for (size_t i = 0; i < count; i++)
		if (rows[i].attr == step->attr)
			return &rows[i];
	return NULL;
}

static struct note_attrs attrs_after(const struct note_node *node, const struct note_step *step)
{
	struct note_attrs attrs = node->attrs;
	if (step->attr == NOTE_KIND)
		attrs.mention = step->value.mention;
	else if (step->attr == NOTE_ID)
		attrs.id = step->value.id;
	else
		attrs.number = step->value.number;
	return attrs;
}

static const struct note_node *apply_attr(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	struct place at;
	const struct note_node *node = find_node(work, root, step, &at);
	const struct note_attr_row *row = node ? attr_of(node, step) : NULL;
	if (!row)
		return node ? root : NULL;
	if (!step->has_value && !row->has_default)
		return refuse(work, NOTE_BAD_ATTRIBUTE);
	struct note_attrs attrs = attrs_after(node, step);
	if (!step->has_value)
		attrs.number = row->fallback;
	if (node->type == NOTE_MENTION && !note_mention_fits(&attrs))
		return refuse(work, NOTE_BAD_ATTRIBUTE);
	return replace_node(work, &at, at.depth + 1, note_with_attrs(work->arena, node, attrs));
}

static const struct note_node *apply_step(
	struct work *work, const struct note_node *root, const struct note_step *step)
{
	switch (step->type) {
	case NOTE_REPLACE:
		return apply_replace(work, root, step);
	case NOTE_REPLACE_AROUND:
		return apply_replace_around(work, root, step);
	case NOTE_ADD_MARK:
	case NOTE_REMOVE_MARK:
		return apply_mark(work, root, step);
	case NOTE_ADD_NODE_MARK:
	case NOTE_REMOVE_NODE_MARK:
		return apply_node_mark(work, root, step);
	case NOTE_ATTR:
		return apply_attr(work, root, step);
	}
	return NULL;
}

static bool is_spent(const struct work *work, size_t held_before)
{
	size_t made = work->arena->held_bytes - held_before;
	return made + work->touched * TOUCH_BYTES > LIMIT_NOTE_WORK_BYTES;
}

const struct note_node *note_apply(const struct note_node *root, const struct note_steps *steps,
	struct arena *arena, struct note_refusal *ret_refusal)
{
	struct work work = {arena, 0, NOTE_FITS};
	size_t held_before = arena->held_bytes;

	for (size_t i = 0; i < steps->count; i++) {
		const struct note_node *after = NULL;
		if (is_spent(&work, held_before))
			work_refuse(&work, NOTE_TOO_MUCH);
		else
			after = apply_step(&work, root, &steps->items[i]);
		if (after && !check_size(&work, after))
			after = NULL;
		if (attempt_is_short())
			after = refuse(&work, NOTE_NO_MEMORY);
		if (!after) {
			*ret_refusal = (struct note_refusal){work.reason, steps->items[i].number};
			return NULL;
		}
		root = after;
	}
	return root;
}

bool note_check(const struct note_node *root, struct note_refusal *ret_refusal)
{
	struct work work = {NULL, 0, NOTE_FITS};
	if (root->marks.set)
		work_refuse(&work, NOTE_BAD_MARKS);
	else if (check_size(&work, root) && check_node(&work, root))
		return true;
	*ret_refusal = (struct note_refusal){work.reason, 0};
	return false;
}
