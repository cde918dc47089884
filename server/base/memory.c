#include "base/memory.h"

#include <stdio.h>
#include <string.h>

void memory_bug(const char *file, int line, const char *what)
{
	fprintf(stderr, "runde: bug at %s:%d: %s\n", file, line, what);
	abort();
}

static void *memory_check(void *memory)
{
	if (!memory) {
		fputs("runde: out of memory\n", stderr);
		abort();
	}
	return memory;
}

void *memory_new(size_t count, size_t size_bytes)
{
	return memory_check(calloc(count ? count : 1, size_bytes ? size_bytes : 1));
}

void *memory_resize(void *old, size_t size_bytes)
{
	return memory_check(realloc(old, size_bytes ? size_bytes : 1));
}

char *memory_copy_text(const char *data, size_t size_bytes)
{
	char *copy = memory_new(size_bytes + 1, 1);
	if (size_bytes)
		memcpy(copy, data, size_bytes);
	return copy;
}
