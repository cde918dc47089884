#include "journal/reading/minutes_copy.h"

#include "base/memory.h"

#include <stdlib.h>

struct minutes_copy *minutes_copy_new(void)
{
	struct minutes_copy *copy = memory_new(1, sizeof(*copy));
	arena_init(&copy->arena);
	return copy;
}

void minutes_copy_free(struct minutes_copy *copy)
{
	if (!copy)
		return;
	arena_fini(&copy->arena);
	free(copy);
}
