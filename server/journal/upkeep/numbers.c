#include "journal/upkeep/numbers.h"

#include "base/memory.h"

#include <stdlib.h>

void numbers_note(struct numbers *numbers, int kind, const struct store_event *row)
{
	if (row->kind != kind)
		return;
	if (numbers->count == numbers->capacity) {
		numbers->capacity = numbers->capacity ? 2 * numbers->capacity : 16;
		numbers->seqs =
			memory_resize(numbers->seqs, numbers->capacity * sizeof(*numbers->seqs));
	}
	numbers->seqs[numbers->count++] = row->seq;
}

void numbers_fini(struct numbers *numbers)
{
	free(numbers->seqs);
	*numbers = (struct numbers){0};
}
