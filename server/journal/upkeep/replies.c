#include "journal/upkeep/replies.h"

#include "base/memory.h"
#include "proto/gen/types.h"

struct counted *replies_of(struct counted **threads, uint64_t root)
{
	struct counted *thread = NULL;
	HASH_FIND(hh, *threads, &root, sizeof(root), thread);
	if (thread)
		return thread;
	thread = memory_new(1, sizeof(*thread));
	thread->root = root;
	HASH_ADD(hh, *threads, root, sizeof(thread->root), thread);
	return thread;
}

void replies_count(struct counted **threads, const struct store_event *row)
{
	if (row->kind != EVENT_MESSAGE_REPLIED || !row->body)
		return;
	struct counted *thread = replies_of(threads, row->ref);
	thread->replies++;
	thread->last = row->seq;
}

void replies_drop(struct counted **threads, struct counted *thread)
{
	HASH_DEL(*threads, thread);
	free(thread);
}
