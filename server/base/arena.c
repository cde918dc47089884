#include "base/arena.h"

#include "base/attempt.h"
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

static void *take(struct arena *arena, size_t size_bytes, void *(*resize)(void *old, size_t size))
{
	size_t step = alignof(max_align_t);
	size_t size = (size_bytes + step - 1) / step * step;
	struct arena_block *block = arena->blocks;
	if (!block || block->room - block->used < size) {
		size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
		block = resize(NULL, sizeof(*block) + room);
		if (!block)
			return NULL;
		memset(block, 0, sizeof(*block) + room);
		block->room = room;
		block->next = arena->blocks;
		arena->blocks = block;
	}
	void *memory = block->data + block->used;
	block->used += size;
	return memory;
}

void *arena_new(struct arena *arena, size_t size_bytes)
{
	return take(arena, size_bytes, memory_resize);
}

void *arena_try_new(struct arena *arena, size_t size_bytes)
{
	return take(arena, size_bytes, attempt_resize);
}

struct text arena_copy_text(struct arena *arena, const char *data, size_t size_bytes)
{
	char *copy = arena_try_new(arena, size_bytes + 1);
	if (!copy)
		return text_of("");
	if (size_bytes)
		memcpy(copy, data, size_bytes);
	return (struct text){copy, size_bytes};
}
