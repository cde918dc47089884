/* Allocation that cannot fail: it aborts instead. For sizes we choose or have checked against a
 * limit. */
#ifndef RUNDE_BASE_MEMORY_H
#define RUNDE_BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Zeroed memory of count * size_bytes; the caller frees it with free(). */
void *memory_new(size_t count, size_t size_bytes) __attribute__((malloc, warn_unused_result));
/* Like realloc(); new bytes are not zeroed. */
void *memory_resize(void *old, size_t size_bytes) __attribute__((warn_unused_result));
/* A NUL-terminated copy of size_bytes bytes. */
char *memory_copy_text(const char *data, size_t size_bytes) __attribute__((warn_unused_result));

/* Our own mistake: says where, and aborts. Never for the world's faults. */
#define BUG(what) memory_bug(__FILE__, __LINE__, what)
void memory_bug(const char *file, int line, const char *what) __attribute__((noreturn));

/* Moves a pointer out of an automatically freed local. */
#define TAKE(pointer)                                                                              \
	({                                                                                         \
		__typeof__(pointer) taken_ = (pointer);                                            \
		(pointer) = NULL;                                                                  \
		taken_;                                                                            \
	})

#endif
