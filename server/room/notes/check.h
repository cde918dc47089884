/* Whether a document is one: Node.check() of prosemirror-model, for what is new. */
#ifndef RUNDE_ROOM_NOTES_CHECK_H
#define RUNDE_ROOM_NOTES_CHECK_H

#include "room/notes/work.h"

/* Whether a node and all below it may be as they are. Those that may are marked `valid`, the only
 * thing about a node that is ever changed, and are not looked at again. False: refused. */
bool check_node(struct work *work, const struct note_node *node)
	__attribute__((warn_unused_result));
/* Whether a document that is valid is no larger than one may be. False: refused. */
bool check_size(struct work *work, const struct note_node *root)
	__attribute__((warn_unused_result));

#endif
