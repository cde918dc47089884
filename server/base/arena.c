#include "base/arena.h"

#include "base/attempt.h"
#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A block is as large as a quarter of what there is, within these bounds. */
enum { BLOCK_BYTES = 1024, BLOCK_BYTES_MAX = 64 * 1024 };

struct arena_block {
	struct arena_block *next; /* owned */
	size_t used, room;
	alignas(max_align_t) unsigned char data[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_fini(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *block = arena->blocks;
		arena->blocks = block->next;
		free(block);
	}
	arena_init(arena);
}

static size_t block_bytes(const struct arena *arena)
{
	size_t quarter = arena->held_bytes / 4;
	if (quarter < BLOCK_BYTES)
		return BLOCK_BYTES;
	return quarter < BLOCK_BYTES_MAX ? quarter : BLOCK_BYTES_MAX;
}

/* A new block for a piece of that size. A large piece has one to itself, behind the first, which
 * still has room for small ones. */
static struct arena_block *new_block(
	struct arena *arena, size_t size, void *(*resize)(void *old, size_t size))
{
	size_t usual = block_bytes(arena), room = size > usual ? size : usual;
	struct arena_block *block = resize(NULL, sizeof(*block) + room);
	if (!block)
		return NULL;
	memset(block, 0, sizeof(*block) + room);
	block->room = room;
	struct arena_block **place = &arena->blocks;
	if (*place && room == size)
		place = &(*place)->next;
	block->next = *place;
	*place = block;
	arena->held_bytes += room;
	return block;
}

static void *take(struct arena *arena, size_t size_bytes, void *(*resize)(void *old, size_t size))
{
	size_t step = alignof(max_align_t);
	size_t size = (size_bytes + step - 1) / step * step;
	struct arena_block *block = arena->blocks;
	if (!block || block->room - block->used < size)
		block = new_block(arena, size, resize);
	if (!block)
		return NULL;
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

void arena_move(struct arena *from, struct arena *to)
{
	struct arena_block **end = &from->blocks;
	while (*end)
		end = &(*end)->next;
	*end = to->blocks;
	to->blocks = from->blocks;
	to->held_bytes += from->held_bytes;
	arena_init(from);
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

struct text arena_print(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	size_t size = (size_t)vsnprintf(NULL, 0, format, arguments);
	char *printed = arena_try_new(arena, size + 1);
	if (printed)
		vsnprintf(printed, size + 1, format, again);
	va_end(again);
	va_end(arguments);
	return printed ? (struct text){printed, size} : text_of("");
}
