#include "room/notes/check.h"

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/node.h"
#include "room/notes/schema.h"

bool check_node(struct work *work, const struct note_node *node)
{
	if (node->valid)
		return true;
	if (!schema_is_mark_set(&node->marks))
		return work_refuse(work, NOTE_BAD_MARKS);
	if (node->type != NOTE_TEXT) {
		struct note_fragment content = note_content(node);
		work->touched += content.count;
		if (!schema_fits(node->type, &content))
			return work_refuse(work, NOTE_BAD_CONTENT);
		for (uint32_t i = 0; i < content.count; i++)
			if (!check_node(work, content.nodes[i]))
				return false;
	}
	((struct note_node *)node)->valid = true;
	return true;
}

bool check_size(struct work *work, const struct note_node *root)
{
	if (root->height > PROTO_NOTE_DEPTH_MAX)
		return work_refuse(work, NOTE_TOO_DEEP);
	if (root->nodes > LIMIT_NOTE_NODES || root->bytes > LIMIT_NOTE_BYTES ||
		note_content(root).size > PROTO_NOTE_TOKENS_MAX)
		return work_refuse(work, NOTE_TOO_LARGE);
	return true;
}
