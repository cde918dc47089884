#include "room/notes/document.h"

#include "base/attempt.h"
#include "proto/note/node.h"

#include <string.h>

/* What may be left behind by a small document too. */
enum { SLACK_BYTES = 64 * 1024 };

static const struct text *copy_href(struct arena *arena, const struct text *href)
{
	struct text *copy = href ? arena_try_new(arena, sizeof(*copy)) : NULL;
	if (copy)
		*copy = arena_copy_text(arena, href->data, href->size);
	return copy;
}

/* A node with all below it, which goes no deeper than a document may. NULL: memory is short. */
static const struct note_node *copy_node(struct arena *arena, const struct note_node *node)
{
	struct note_node *copy = arena_try_new(arena, sizeof(*copy));
	bool is_text = node->type == NOTE_TEXT;
	size_t size = node->count * (is_text ? 1 : sizeof(const struct note_node *));
	void *inside = arena_try_new(arena, size);
	if (!copy || !inside)
		return NULL;
	*copy = *node;
	copy->marks.href = copy_href(arena, node->marks.href);
	if (is_text) {
		copy->text = memcpy(inside, node->text, size);
		return copy;
	}
	const struct note_node **children = inside;
	copy->children = children;
	for (uint32_t i = 0; i < node->count; i++) {
		children[i] = copy_node(arena, node->children[i]);
		if (!children[i])
			return NULL;
	}
	return copy;
}

/* Copies what is left together, and gives the rest back; if there is no memory for that, later. */
static void compact(struct note_document *document)
{
	struct arena memory;
	arena_init(&memory);
	const struct note_node *root = copy_node(&memory, document->root);
	if (!root || attempt_is_short()) {
		arena_fini(&memory);
		return;
	}
	arena_fini(&document->memory);
	document->root = root;
	document->memory = memory;
	document->kept_bytes = memory.held_bytes;
}

void note_document_init(struct note_document *document)
{
	static const struct note_node paragraph = {
		.type = NOTE_PARAGRAPH, .valid = true, .size = 2, .nodes = 1};
	static const struct note_node *const children[] = {&paragraph};
	static const struct note_node empty = {.type = NOTE_DOC,
		.height = 1,
		.valid = true,
		.size = 4,
		.nodes = 2,
		.count = 1,
		.children = children};

	document->root = &empty;
	document->kept_bytes = 0;
	arena_init(&document->memory);
}

void note_document_fini(struct note_document *document)
{
	document->root = NULL;
	arena_fini(&document->memory);
}

void note_document_become_take(
	struct note_document *document, const struct note_node *root, struct arena *arena)
{
	document->root = root;
	arena_move(arena, &document->memory);
	if (document->memory.held_bytes > 2 * document->kept_bytes + SLACK_BYTES)
		compact(document);
}
