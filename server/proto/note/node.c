#include "proto/note/node.h"

#include "proto/note/units.h"

#include <string.h>

enum { EDGES = 2 }; /* tokens that a node has beside its content's */

bool note_is_leaf(enum note_type type)
{
	return type == NOTE_RULE || type == NOTE_TEXT || type == NOTE_HARD_BREAK ||
	       type == NOTE_MENTION;
}

bool note_is_inline(enum note_type type)
{
	return type == NOTE_TEXT || type == NOTE_HARD_BREAK || type == NOTE_MENTION;
}

bool note_mention_fits(const struct note_attrs *attrs)
{
	return (attrs->id == 0) == (attrs->mention == NOTE_ALL);
}

bool note_marks_equal(const struct note_marks *a, const struct note_marks *b)
{
	if (a->set != b->set || a->repeated || b->repeated)
		return false;
	return a->href == b->href ||
	       (a->href && b->href && a->href->size == b->href->size &&
		       memcmp(a->href->data, b->href->data, a->href->size) == 0);
}

static uint32_t address_bytes(const struct note_marks *marks)
{
	return marks->href ? (uint32_t)marks->href->size : 0;
}

/* Works out what a node caches of its children. */
static void measure(struct note_node *node, const struct note_fragment *content)
{
	node->children = content->nodes;
	node->count = content->count;
	node->size = note_is_leaf(node->type) ? 1 : EDGES + content->size;
	node->nodes = 1;
	node->height = 0;
	node->bytes = address_bytes(&node->marks);
	for (uint32_t i = 0; i < content->count; i++) {
		const struct note_node *child = content->nodes[i];
		node->nodes += child->nodes;
		node->bytes += child->bytes;
		if (child->height >= node->height)
			node->height = (uint8_t)(child->height + 1);
	}
}

const struct note_node *note_make_node(struct arena *arena, enum note_type type,
	struct note_attrs attrs, struct note_marks marks, const struct note_fragment *content)
{
	struct note_node *node = arena_try_new(arena, sizeof(*node));
	if (!node)
		return NULL;
	node->type = (uint8_t)type;
	node->attrs = attrs;
	node->marks = marks;
	measure(node, content);
	return node;
}

const struct note_node *note_make_text(struct arena *arena, struct note_marks marks,
	const char *text, uint32_t size_bytes, uint32_t units)
{
	struct note_node *node = arena_try_new(arena, sizeof(*node));
	if (!node)
		return NULL;
	node->type = NOTE_TEXT;
	node->marks = marks;
	node->text = text;
	node->count = size_bytes;
	node->size = units;
	node->nodes = 1;
	node->bytes = size_bytes + address_bytes(&marks);
	return node;
}

struct note_fragment note_content(const struct note_node *node)
{
	uint32_t size = note_is_leaf(node->type) ? 0 : node->size - EDGES;
	return (struct note_fragment){node->children, node->count, size};
}

const struct note_node *note_with_content(
	struct arena *arena, const struct note_node *node, const struct note_fragment *content)
{
	return note_make_node(arena, node->type, node->attrs, node->marks, content);
}

static struct note_node *copy(struct arena *arena, const struct note_node *node)
{
	struct note_node *made = arena_try_new(arena, sizeof(*made));
	if (made)
		*made = *node;
	return made;
}

/* The height after a child of that height became another's. */
static uint8_t height_after(const struct note_node *node, uint8_t old, uint8_t now)
{
	uint8_t height = (uint8_t)(now + 1);
	if (height >= node->height || old + 1 < node->height)
		return height > node->height ? height : node->height;
	for (uint32_t i = 0; i < node->count; i++)
		if (node->children[i]->height >= height)
			height = (uint8_t)(node->children[i]->height + 1);
	return height;
}

const struct note_node *note_with_child(struct arena *arena, const struct note_node *node,
	uint32_t index, const struct note_node *child)
{
	const struct note_node *old = node->children[index];
	struct note_node *made = copy(arena, node);
	const struct note_node **children =
		arena_try_new(arena, node->count * sizeof(const struct note_node *));
	if (!made || !children)
		return NULL;
	memcpy(children, node->children, node->count * sizeof(const struct note_node *));
	children[index] = child;
	made->children = children;
	made->size += child->size - old->size;
	made->nodes += child->nodes - old->nodes;
	made->bytes += child->bytes - old->bytes;
	made->height = height_after(made, old->height, child->height);
	made->valid = node->valid && child->valid;
	return made;
}

const struct note_node *note_with_attrs(
	struct arena *arena, const struct note_node *node, struct note_attrs attrs)
{
	struct note_node *made = copy(arena, node);
	if (made)
		made->attrs = attrs;
	return made;
}

const struct note_node *note_with_marks(
	struct arena *arena, const struct note_node *node, struct note_marks marks)
{
	struct note_node *made = copy(arena, node);
	if (!made)
		return NULL;
	made->bytes += address_bytes(&marks) - address_bytes(&node->marks);
	made->marks = marks;
	made->valid = false;
	return made;
}

bool note_find_cut(const struct note_node *text, uint32_t units, struct note_cut *ret_cut)
{
	size_t bytes = text->count;
	if (units < text->size)
		bytes = units_bytes(text->text, text->count, units);
	if (bytes == SIZE_MAX)
		return false;
	*ret_cut = (struct note_cut){units, (uint32_t)bytes};
	return true;
}

const struct note_node *note_cut_text(
	struct arena *arena, const struct note_node *text, struct note_cut from, struct note_cut to)
{
	if (from.units == 0 && to.units == text->size)
		return text;
	struct note_node *made = copy(arena, text);
	if (!made)
		return NULL;
	made->text += from.bytes;
	made->count = to.bytes - from.bytes;
	made->bytes -= text->count - made->count;
	made->size = to.units - from.units;
	return made;
}

const struct note_node *note_text_head(
	struct arena *arena, const struct note_node *text, struct note_cut cut)
{
	return note_cut_text(arena, text, (struct note_cut){0, 0}, cut);
}

const struct note_node *note_text_tail(
	struct arena *arena, const struct note_node *text, struct note_cut cut)
{
	return note_cut_text(arena, text, cut, (struct note_cut){text->size, text->count});
}
