#include "room/notes/replace.h"

#include "proto/note/fragment.h"
#include "room/notes/check.h"
#include "room/notes/schema.h"

/* The places at a slice's edges, as if it stood where it goes to; no deeper than those there. */
struct edges {
	struct place start, end;
};

static bool fill_fragment(
	struct work *work, struct fragment_builder *builder, struct note_fragment *ret_content)
{
	if (!fragment_end(builder, ret_content))
		return work_refuse(work, NOTE_NO_MEMORY);
	work->touched += ret_content->count;
	return true;
}

/* Appends what is in a node at this depth from `start` to `end`; either NULL: from its beginning,
 * to its end. Nodes that a place lies deeper in are left out. addRange(). */
static void add_range(struct fragment_builder *builder, const struct place *start,
	const struct place *end, uint32_t depth)
{
	const struct note_node *node = (end ? end : start)->levels[depth].node;
	uint32_t from = 0, to = end ? end->levels[depth].index : node->count;
	if (start) {
		from = start->levels[depth].index;
		if (start->depth > depth) {
			from++;
		} else if (start->cut.units > 0) {
			const struct note_node *text = node->children[from++];
			fragment_add(builder, note_text_tail(builder->arena, text, start->cut));
		}
	}
	fragment_add_range(builder, node->children, from, to);
	if (end && end->depth == depth && end->cut.units > 0)
		fragment_add(builder, note_text_head(builder->arena, node->children[to], end->cut));
}

/* Room for all that two places leave of a node. */
static size_t room_at(const struct place *from, const struct place *to, uint32_t depth)
{
	const struct place_level *right = &to->levels[depth];
	return from->levels[depth].index + (right->node->count - right->index) + 3u;
}

/* The node at the left, if the one at the right may go on in it. joinable(). */
static const struct note_node *join(
	struct work *work, const struct place *left, const struct place *right, uint32_t depth)
{
	const struct note_node *node = left->levels[depth].node;
	if (schema_joins(right->levels[depth].node->type, node->type))
		return node;
	work_refuse(work, NOTE_NOT_JOINED);
	return NULL;
}

/* What is before `from` and after `to` in the node at this depth, joined all the way down.
 * replaceTwoWay(). */
static bool two_way(struct work *work, const struct place *from, const struct place *to,
	uint32_t depth, struct note_fragment *ret_content)
{
	struct fragment_builder builder;
	struct note_fragment inner;

	fragment_begin(&builder, work->arena, room_at(from, to, depth));
	add_range(&builder, NULL, from, depth);
	if (from->depth > depth) {
		const struct note_node *node = join(work, from, to, depth + 1);
		if (!node || !two_way(work, from, to, depth + 1, &inner))
			return false;
		fragment_add(&builder, note_with_content(work->arena, node, &inner));
	}
	add_range(&builder, to, NULL, depth);
	return fill_fragment(work, &builder, ret_content);
}

static bool add_two_way(struct work *work, struct fragment_builder *builder,
	const struct place *from, const struct place *to, uint32_t depth)
{
	struct note_fragment inner;
	const struct note_node *node = join(work, from, to, depth);
	if (!node || !two_way(work, from, to, depth, &inner))
		return false;
	fragment_add(builder, note_with_content(work->arena, node, &inner));
	return true;
}

/* The same with the slice between them. replaceThreeWay(). */
static bool three_way(struct work *work, const struct place *from, const struct edges *slice,
	const struct place *to, uint32_t depth, struct note_fragment *ret_content)
{
	const struct place *start = &slice->start, *end = &slice->end;
	bool open_start = from->depth > depth, open_end = to->depth > depth;
	struct fragment_builder builder;
	struct note_fragment inner;

	if (open_end && end->depth == depth)
		return work_refuse(work, NOTE_BAD_DEPTH);
	uint32_t first = start->levels[depth].index, last = end->levels[depth].index;
	fragment_begin(&builder, work->arena, room_at(from, to, depth) + (last - first));
	add_range(&builder, NULL, from, depth);
	if (open_start && open_end && first == last) {
		const struct note_node *node = join(work, from, start, depth + 1);
		if (!node || !join(work, end, to, depth + 1) ||
			!three_way(work, from, slice, to, depth + 1, &inner))
			return false;
		fragment_add(&builder, note_with_content(work->arena, node, &inner));
	} else {
		if (open_start && !add_two_way(work, &builder, from, start, depth + 1))
			return false;
		add_range(&builder, start, end, depth);
		if (open_end && !add_two_way(work, &builder, end, to, depth + 1))
			return false;
	}
	add_range(&builder, to, NULL, depth);
	return fill_fragment(work, &builder, ret_content);
}

/* prepareSliceForReplace(). A slice that is not as deep as it is open at its beginning fits
 * nowhere; at its end ProseMirror goes on with what it finds, and so does this. */
static bool find_edges(struct work *work, const struct place *from, const struct note_slice *slice,
	struct edges *edges)
{
	uint32_t above = from->depth - slice->open_start, size = slice->content.size;
	const struct note_node *holder =
		note_with_content(work->arena, from->levels[above].node, &slice->content);
	if (!holder)
		return work_refuse(work, NOTE_NO_MEMORY);
	if (slice->open_start > size || slice->open_end > size)
		return work_refuse(work, NOTE_BAD_DEPTH);
	if (!place_find_below(work, from, above, holder, slice->open_start, &edges->start) ||
		!place_find_below(work, from, above, holder, size - slice->open_end, &edges->end))
		return false;
	return edges->start.depth == from->depth || work_refuse(work, NOTE_BAD_DEPTH);
}

/* What the node at this depth has in it afterwards. */
static bool replace_content(struct work *work, const struct place *from, const struct place *to,
	const struct note_slice *slice, uint32_t depth, struct note_fragment *ret_content)
{
	struct edges edges;
	if (slice->content.count == 0)
		return two_way(work, from, to, depth, ret_content);
	return find_edges(work, from, slice, &edges) &&
	       three_way(work, from, &edges, to, depth, ret_content);
}

const struct note_node *replace_node(
	struct work *work, const struct place *at, uint32_t depth, const struct note_node *node)
{
	if (node && !check_node(work, node))
		return NULL;
	while (node && depth-- > 0) {
		const struct place_level *level = &at->levels[depth];
		work->touched += level->node->count;
		node = note_with_child(work->arena, level->node, level->index, node);
	}
	if (!node)
		work_refuse(work, NOTE_NO_MEMORY);
	return node;
}

const struct note_node *replace_range(struct work *work, const struct place *from,
	const struct place *to, const struct note_slice *slice)
{
	struct note_fragment content;
	uint32_t depth = place_shared_depth(from, to);

	if (slice->open_start > from->depth || slice->open_end > to->depth ||
		from->depth - slice->open_start != to->depth - slice->open_end) {
		work_refuse(work, NOTE_BAD_DEPTH);
		return NULL;
	}
	if (depth > from->depth - slice->open_start)
		depth = from->depth - slice->open_start;
	if (!replace_content(work, from, to, slice, depth, &content))
		return NULL;
	const struct note_node *node =
		note_with_content(work->arena, from->levels[depth].node, &content);
	return replace_node(work, from, depth, node);
}
