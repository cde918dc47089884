#include "room/notes/mark.h"

#include "proto/note/fragment.h"
#include "room/notes/replace.h"
#include "room/notes/schema.h"

/* The part of a node's content between two offsets, which may lie beyond it. */
struct range {
	int64_t from, to;
};

static const struct note_node *mark_inside(struct work *work, const struct note_step *step,
	const struct note_node *node, struct range range);

static struct note_marks marks_after(
	const struct note_step *step, enum note_type parent, const struct note_node *node)
{
	if (step->type == NOTE_REMOVE_MARK)
		return schema_remove_mark(&node->marks, &step->mark);
	if (!schema_allows_marks(parent, &step->mark))
		return node->marks;
	return schema_add_mark(&node->marks, &step->mark);
}

/* Appends a text in its parts: before the range, in it, after it. */
static void add_text(struct fragment_builder *builder, const struct note_node *text,
	struct range range, struct note_marks marks)
{
	struct note_cut from = {0, 0}, to = {text->size, text->count};
	bool whole = (range.from <= 0 || note_find_cut(text, (uint32_t)range.from, &from)) &&
		     (range.to >= text->size || note_find_cut(text, (uint32_t)range.to, &to));
	builder->failed = builder->failed || !whole;
	if (from.units > 0)
		fragment_add(builder, note_text_head(builder->arena, text, from));
	const struct note_node *part = note_cut_text(builder->arena, text, from, to);
	fragment_add(builder, part ? note_with_marks(builder->arena, part, marks) : NULL);
	if (to.units < text->size)
		fragment_add(builder, note_text_tail(builder->arena, text, to));
}

/* Appends a child as it is afterwards; `range` is that of its parent, less what is before it.
 * Returns whether it is another. */
static bool add_child(struct work *work, struct fragment_builder *builder,
	const struct note_step *step, enum note_type parent, const struct note_node *child,
	struct range range)
{
	const struct note_node *after = child;
	if (!note_is_inline(child->type)) {
		struct range inside = {range.from - 1, range.to - 1};
		after = mark_inside(work, step, child, inside);
		fragment_add(builder, after);
		return after != child;
	}
	struct note_marks marks = marks_after(step, parent, child);
	bool changed = !note_marks_equal(&marks, &child->marks);
	if (changed && child->type == NOTE_TEXT) {
		add_text(builder, child, range, marks);
		return true;
	}
	if (changed)
		after = note_with_marks(work->arena, child, marks);
	fragment_add(builder, after);
	return changed;
}

/* A node after the step; itself, if nothing in it changes. It goes no deeper than the document. */
static const struct note_node *mark_inside(struct work *work, const struct note_step *step,
	const struct note_node *node, struct range range)
{
	struct note_fragment content = note_content(node);
	struct fragment_builder builder;
	int64_t before = 0;
	bool changed = false;

	if (range.from >= content.size || range.to <= 0)
		return node;
	fragment_begin(&builder, work->arena, content.count + 2u);
	for (uint32_t i = 0; i < content.count; i++) {
		const struct note_node *child = content.nodes[i];
		struct range rest = {range.from - before, range.to - before};
		if (rest.from < child->size && rest.to > 0)
			changed |= add_child(work, &builder, step, node->type, child, rest);
		else
			fragment_add(&builder, child);
		before += child->size;
	}
	work->touched += content.count;
	if (!changed && !builder.failed)
		return node;
	if (!fragment_end(&builder, &content))
		return NULL;
	return note_with_content(work->arena, node, &content);
}

const struct note_node *mark_range(struct work *work, const struct place *from,
	const struct place *to, const struct note_step *step)
{
	uint32_t depth = place_shared_depth(from, to);
	const struct place_level *level = &from->levels[depth];
	struct range range = {
		(int64_t)from->position - level->start, (int64_t)to->position - level->start};
	const struct note_node *after = mark_inside(work, step, level->node, range);
	if (after == level->node)
		return from->levels[0].node;
	return replace_node(work, from, depth, after);
}
