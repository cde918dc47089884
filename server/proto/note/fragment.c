#include "proto/note/fragment.h"

#include "proto/note/node.h"

#include <string.h>

void fragment_begin(struct fragment_builder *builder, struct arena *arena, size_t room)
{
	*builder = (struct fragment_builder){.arena = arena, .room = (uint32_t)room};
	builder->nodes = arena_try_new(arena, room * sizeof(*builder->nodes));
	builder->failed = !builder->nodes;
}

/* Makes one text of the run at the end. */
static void join_run(struct fragment_builder *builder)
{
	const struct note_node **run = builder->nodes + builder->run;
	uint32_t count = builder->count - builder->run, bytes = 0, units = 0;
	if (builder->failed || count < 2)
		return;
	for (uint32_t i = 0; i < count; i++) {
		bytes += run[i]->count;
		units += run[i]->size;
	}
	char *text = arena_try_new(builder->arena, bytes);
	builder->failed = !text;
	if (!text)
		return;
	bytes = 0;
	for (uint32_t i = 0; i < count; i++) {
		memcpy(text + bytes, run[i]->text, run[i]->count);
		bytes += run[i]->count;
	}
	run[0] = note_make_text(builder->arena, run[0]->marks, text, bytes, units);
	builder->failed = !run[0];
	builder->count = builder->run + 1;
}

static void make_room(struct fragment_builder *builder)
{
	uint32_t room = builder->room * 2 + 4;
	const struct note_node **nodes = arena_try_new(builder->arena, room * sizeof(*nodes));
	builder->failed = builder->failed || !nodes;
	if (builder->failed)
		return;
	if (builder->count)
		memcpy(nodes, builder->nodes, builder->count * sizeof(*nodes));
	builder->nodes = nodes;
	builder->room = room;
}

void fragment_add(struct fragment_builder *builder, const struct note_node *node)
{
	builder->failed = builder->failed || !node;
	if (builder->failed)
		return;
	bool joins = node->type == NOTE_TEXT && builder->run < builder->count &&
		     note_marks_equal(&builder->nodes[builder->run]->marks, &node->marks);
	if (!joins) {
		join_run(builder);
		builder->run = builder->count + (node->type != NOTE_TEXT);
	}
	if (builder->count == builder->room)
		make_room(builder);
	if (!builder->failed)
		builder->nodes[builder->count++] = node;
}

void fragment_add_range(struct fragment_builder *builder, const struct note_node *const *nodes,
	uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		fragment_add(builder, nodes[i]);
}

bool fragment_end(struct fragment_builder *builder, struct note_fragment *ret_fragment)
{
	struct note_fragment fragment = {builder->nodes, 0, 0};
	join_run(builder);
	if (builder->failed)
		return false;
	fragment.count = builder->count;
	for (uint32_t i = 0; i < fragment.count; i++)
		fragment.size += fragment.nodes[i]->size;
	*ret_fragment = fragment;
	return true;
}

const struct note_node *fragment_end_node(
	struct fragment_builder *builder, enum note_type type, uint32_t number)
{
	struct note_fragment content;
	if (!fragment_end(builder, &content))
		return NULL;
	return note_make_node(builder->arena, type, (struct note_attrs){.number = number},
		(struct note_marks){0}, &content);
}

const struct note_node *fragment_around(
	struct arena *arena, enum note_type type, uint32_t number, const struct note_node *child)
{
	struct fragment_builder builder;
	fragment_begin(&builder, arena, 1);
	fragment_add(&builder, child);
	return fragment_end_node(&builder, type, number);
}
