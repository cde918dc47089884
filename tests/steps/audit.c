#include "audit.h"

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "room/notes/apply.h"

#include <string.h>

/* What a node should have cached. */
struct counted {
	uint32_t size, nodes, height, bytes;
};

/* UTF-16 units, byte by byte; 0 also for what is no UTF-8 or has a NUL. */
static uint32_t count_units(const char *text, uint32_t bytes)
{
	uint32_t units = 0, at = 0;
	while (at < bytes) {
		unsigned char c = (unsigned char)text[at];
		uint32_t size = c < 0x80 ? 1 : c < 0xc0 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
		if (c == 0 || size == 0 || at + size > bytes)
			return 0;
		for (uint32_t i = 1; i < size; i++)
			if (((unsigned char)text[at + i] & 0xc0) != 0x80)
				return 0;
		units += size == 4 ? 2 : 1;
		at += size;
	}
	return units;
}

static bool is_leaf(const struct note_node *node)
{
	return node->type == NOTE_RULE || node->type == NOTE_HARD_BREAK ||
	       node->type == NOTE_MENTION;
}

static bool have_same_marks(const struct note_node *a, const struct note_node *b)
{
	if (a->marks.set != b->marks.set)
		return false;
	if (!(a->marks.set & 1u << NOTE_LINK))
		return true;
	const struct text *one = a->marks.href, *other = b->marks.href;
	size_t i = 0;
	while (i < one->size && i < other->size && one->data[i] == other->data[i])
		i++;
	return i == one->size && i == other->size;
}

static const char *audit_text(const struct note_node *node)
{
	if (node->size == 0 || node->size != count_units(node->text, node->count))
		return "a text of another length";
	if (node->bytes != node->count + (node->marks.href ? node->marks.href->size : 0))
		return "a text of other bytes";
	return node->nodes == 1 && node->height == 0 ? NULL : "a text with nodes below it";
}

static const char *audit_node(const struct note_node *node, uint32_t depth)
{
	if (!node->valid || depth > PROTO_NOTE_DEPTH_MAX)
		return "a node that was not looked at";
	if (!(node->marks.set & 1u << NOTE_LINK) != !node->marks.href || node->marks.repeated)
		return "a link without an address, or an address without a link";
	if (node->type == NOTE_TEXT)
		return audit_text(node);
	struct counted all = {is_leaf(node) ? 1 : 2, 1, 0, 0};
	if (node->marks.href)
		all.bytes = (uint32_t)node->marks.href->size;
	for (uint32_t i = 0; i < node->count; i++) {
		const struct note_node *child = node->children[i];
		const char *wrong = audit_node(child, depth + 1);
		if (wrong)
			return wrong;
		if (i > 0 && child->type == NOTE_TEXT && node->children[i - 1]->type == NOTE_TEXT &&
			have_same_marks(child, node->children[i - 1]))
			return "two texts that should be one";
		all.size += child->size;
		all.nodes += child->nodes;
		all.bytes += child->bytes;
		if (child->height >= all.height)
			all.height = child->height + 1u;
	}
	if (all.size != node->size || all.nodes != node->nodes || all.height != node->height ||
		all.bytes != node->bytes)
		return "a node that has cached what is not so";
	return NULL;
}

const char *audit_document(const struct note_node *root)
{
	if (root->type != NOTE_DOC || root->count == 0)
		return "a root that is no document";
	if (root->nodes > LIMIT_NOTE_NODES || root->size - 2 > PROTO_NOTE_TOKENS_MAX)
		return "a document beyond the limits";
	return audit_node(root, 0);
}

const char *audit_written(const struct note_node *root, struct buffer *out)
{
	struct note_refusal refusal;
	size_t before = out->size;
	BUFFER_AUTO again;
	ARENA_AUTO arena;
	buffer_init(&again);
	arena_init(&arena);
	const char *wrong = audit_document(root);
	if (wrong)
		return wrong;
	note_encode(root, out);
	const char *written = (const char *)out->data + before;
	size_t size = out->size - before;
	const struct note_node *read = note_parse_document(written, size, &arena, &refusal);
	if (!read || !note_check(read, &refusal))
		return "a document that cannot be read again";
	note_encode(read, &again);
	bool same = again.size == size && memcmp(again.data, written, size) == 0;
	return same ? NULL : "a document that is written in two ways";
}
