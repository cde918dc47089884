/* Memory that is freed all at once: what one decoded command or event holds. */
#ifndef RUNDE_BASE_ARENA_H
#define RUNDE_BASE_ARENA_H

#include "base/text.h"

#include <stddef.h>

struct arena {
	struct arena_block *blocks; /* owned, newest first */
};

void arena_init(struct arena *arena);
/* Frees everything and leaves an empty, usable arena. */
void arena_fini(struct arena *arena);
/* Zeroed memory, aligned for any type, valid until arena_fini(). */
void *arena_new(struct arena *arena, size_t size_bytes);
/* The same for a size that a peer chooses. NULL: only in an attempt that is short. */
void *arena_try_new(struct arena *arena, size_t size_bytes);
/* A NUL-terminated copy of size_bytes bytes; empty in an attempt that is short. */
struct text arena_copy_text(struct arena *arena, const char *data, size_t size_bytes);

#define ARENA_AUTO __attribute__((cleanup(arena_fini))) struct arena

#endif
