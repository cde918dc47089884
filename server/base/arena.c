#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <string.h>

enum { BLOCK_BYTES = 1024 };

struct arena_block {
	struct arena_block *next; /* owned */
	size_t used, room;
	alignas(max_align_t) unsigned char data[];
};

void arena_init(struct arena *arena)
{
	arena->blocks = NULL;
}

void arena_fini(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *block = arena->blocks;
		arena->blocks = block->next;
		free(block);
	}
}

void *arena_new(struct arena *arena, size_t size_bytes)
{
	size_t step = alignof(max_align_t);
	size_t size = (size_bytes + step - 1) / step * step;
	struct arena_block *block = arena->blocks;
	if (!block || block->room - block->used < size) {
		size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
		block = memory_new(1, sizeof(*block) + room);
		block->room = room;
		block->next = arena->blocks;
		arena->blocks = block;
	}
	void *memory = block->data + block->used;
	block->used += size;
	return memory;
}

char *arena_copy_text(struct arena *arena, const char *data, size_t size_bytes)
{
	char *copy = arena_new(arena, size_bytes + 1);
	if (size_bytes)
		memcpy(copy, data, size_bytes);
	return copy;
}
