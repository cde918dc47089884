#include "room/notes/place.h"

bool work_refuse(struct work *work, enum note_reason reason)
{
	work->reason = reason;
	return false;
}

uint32_t place_index(const struct note_fragment *content, uint32_t tokens, uint32_t *ret_before)
{
	uint32_t index = 0, before = 0;
	if (tokens == content->size) {
		*ret_before = tokens;
		return content->count;
	}
	while (before + content->nodes[index]->size <= tokens)
		before += content->nodes[index++]->size;
	*ret_before = before;
	return index;
}

/* Goes down from a node at place->depth to a position in its content. */
static bool descend(struct work *work, const struct note_node *node, struct place *place)
{
	uint32_t start = 0, offset = place->position, before;
	if (offset > note_content(node).size)
		return work_refuse(work, NOTE_OUT_OF_RANGE);
	for (;; place->depth++) {
		struct note_fragment content = note_content(node);
		uint32_t index = place_index(&content, offset, &before);
		place->levels[place->depth] = (struct place_level){node, index, start};
		work->touched += index;
		if (before == offset || content.nodes[index]->type == NOTE_TEXT)
			break;
		node = content.nodes[index];
		start += before + 1;
		offset -= before + 1;
	}
	return before == offset ||
	       note_find_cut(place_after(place), offset - before, &place->cut) ||
	       work_refuse(work, NOTE_SPLIT_PAIR);
}

bool place_find(
	struct work *work, const struct note_node *root, uint32_t position, struct place *ret_place)
{
	struct place place = {.position = position};
	if (!descend(work, root, &place))
		return false;
	*ret_place = place;
	return true;
}

bool place_find_below(struct work *work, const struct place *around, uint32_t depth,
	const struct note_node *node, uint32_t position, struct place *ret_place)
{
	struct place place = {.position = position, .depth = depth};
	for (uint32_t i = 0; i < depth; i++)
		place.levels[i].node = around->levels[i].node;
	if (!descend(work, node, &place))
		return false;
	*ret_place = place;
	return true;
}

const struct note_node *place_parent(const struct place *place)
{
	return place->levels[place->depth].node;
}

const struct note_node *place_after(const struct place *place)
{
	const struct place_level *level = &place->levels[place->depth];
	return level->index < level->node->count ? level->node->children[level->index] : NULL;
}

uint32_t place_shared_depth(const struct place *one, const struct place *other)
{
	uint32_t depth = 0;
	while (depth < one->depth && depth < other->depth &&
		one->levels[depth].index == other->levels[depth].index)
		depth++;
	return depth;
}

/* The index of what comes after a place, at a level: ResolvedPos.indexAfter(). */
static uint32_t index_after(const struct place *place, uint32_t depth)
{
	bool is_before = depth == place->depth && place->cut.units == 0;
	return place->levels[depth].index + (is_before ? 0 : 1);
}

bool place_has_content(const struct place *from, uint32_t tokens)
{
	uint32_t depth = from->depth, left = tokens;
	while (left > 0 && depth > 0 && index_after(from, depth) == from->levels[depth].node->count)
		depth--, left--;
	const struct note_node *parent = from->levels[depth].node;
	uint32_t index = index_after(from, depth);
	for (; left > 0; left--) {
		if (index >= parent->count || note_is_leaf(parent->children[index]->type))
			return true;
		parent = parent->children[index];
		index = 0;
	}
	return false;
}
