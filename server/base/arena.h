/* Memory that is freed all at once: what one decoded command or event holds, or a document. */
#ifndef RUNDE_BASE_ARENA_H
#define RUNDE_BASE_ARENA_H

#include "base/text.h"

#include <stddef.h>

struct arena {
	struct arena_block *blocks; /* owned; pieces come from the first */
	size_t held_bytes;          /* in all blocks */
};

void arena_init(struct arena *arena);
/* Frees everything and leaves an empty, usable arena. */
void arena_fini(struct arena *arena);
/* Zeroed memory, aligned for any type, valid until arena_fini(). */
void *arena_new(struct arena *arena, size_t size_bytes);
/* The same for a size that a peer chooses. NULL: only in an attempt that is short. */
void *arena_try_new(struct arena *arena, size_t size_bytes);
/* Moves all of one arena's memory to another; the first is empty afterwards. */
void arena_move(struct arena *from, struct arena *to);
/* A NUL-terminated copy of size_bytes bytes; empty in an attempt that is short. */
struct text arena_copy_text(struct arena *arena, const char *data, size_t size_bytes);
/* Likewise what printf() would write. */
struct text arena_print(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#define ARENA_AUTO __attribute__((cleanup(arena_fini))) struct arena

#endif
