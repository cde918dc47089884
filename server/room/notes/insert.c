/* Slices: cutting flat ones out, and putting them into others. */
#include "proto/note/fragment.h"
#include "room/notes/replace.h"
#include "room/notes/schema.h"

bool slice_flat(struct work *work, const struct place *from, const struct place *to,
	struct note_fragment *ret_content)
{
	struct fragment_builder builder;
	const struct note_node *parent = place_parent(from);
	uint32_t first = from->levels[from->depth].index, last = to->levels[to->depth].index;
	uint32_t depth = place_shared_depth(from, to);

	if (from->depth != depth || to->depth != depth)
		return work_refuse(work, NOTE_BAD_GAP);
	fragment_begin(&builder, work->arena, last - first + 1u);
	if (first == last && from->cut.units < to->cut.units) {
		fragment_add(&builder,
			note_cut_text(work->arena, parent->children[first], from->cut, to->cut));
	} else if (first < last) {
		if (from->cut.units > 0)
			fragment_add(&builder,
				note_text_tail(work->arena, parent->children[first++], from->cut));
		fragment_add_range(&builder, parent->children, first, last);
		if (to->cut.units > 0)
			fragment_add(&builder,
				note_text_head(work->arena, parent->children[last], to->cut));
	}
	work->touched += last - first;
	return fragment_end(&builder, ret_content) || work_refuse(work, NOTE_NO_MEMORY);
}

/* How many levels a slice is still open at either side, where one looks. */
struct openness {
	int start, end;
};

/* Puts the nodes between two children, or into the midst of a text. */
static bool insert_here(struct work *work, const struct note_fragment *content, uint32_t index,
	struct note_cut cut, const struct note_fragment *insert, struct note_fragment *ret_content)
{
	struct fragment_builder builder;
	fragment_begin(&builder, work->arena, content->count + insert->count + 2u);
	fragment_add_range(&builder, content->nodes, 0, index);
	if (cut.units > 0)
		fragment_add(&builder, note_text_head(work->arena, content->nodes[index], cut));
	fragment_add_range(&builder, insert->nodes, 0, insert->count);
	if (cut.units > 0)
		fragment_add(&builder, note_text_tail(work->arena, content->nodes[index++], cut));
	fragment_add_range(&builder, content->nodes, index, content->count);
	return fragment_end(&builder, ret_content) || work_refuse(work, NOTE_NO_MEMORY);
}

/* insertInto(). `parent` NULL: the slice itself. It goes no deeper than the slice is. */
static bool insert_into(struct work *work, const struct note_fragment *content, uint32_t tokens,
	const struct note_fragment *insert, struct openness open, const struct note_node *parent,
	struct note_fragment *ret_content)
{
	struct note_cut cut = {0, 0};
	uint32_t before;

	if (tokens > content->size)
		return work_refuse(work, NOTE_BAD_GAP);
	uint32_t index = place_index(content, tokens, &before);
	work->touched += content->count;
	if (before == tokens || content->nodes[index]->type == NOTE_TEXT) {
		if (parent && open.start <= 0 && open.end <= 0 &&
			!schema_fits_at(parent, index, insert))
			return work_refuse(work, NOTE_BAD_GAP);
		if (before < tokens && !note_find_cut(content->nodes[index], tokens - before, &cut))
			return work_refuse(work, NOTE_SPLIT_PAIR);
		return insert_here(work, content, index, cut, insert, ret_content);
	}
	const struct note_node *child = content->nodes[index];
	struct note_fragment inside = note_content(child), inner;
	struct openness deeper = {
		index == 0 ? open.start - 1 : 0, index == content->count - 1 ? open.end - 1 : 0};
	if (!insert_into(work, &inside, tokens - before - 1, insert, deeper, child, &inner))
		return false;
	struct fragment_builder builder;
	fragment_begin(&builder, work->arena, content->count);
	fragment_add_range(&builder, content->nodes, 0, index);
	fragment_add(&builder, note_with_content(work->arena, child, &inner));
	fragment_add_range(&builder, content->nodes, index + 1, content->count);
	return fragment_end(&builder, ret_content) || work_refuse(work, NOTE_NO_MEMORY);
}

bool slice_insert(struct work *work, struct note_slice *slice, uint32_t tokens,
	const struct note_fragment *insert)
{
	struct openness open = {(int)slice->open_start + 1, (int)slice->open_end + 1};
	return insert_into(work, &slice->content, tokens + slice->open_start, insert, open, NULL,
		&slice->content);
}
