#include "room/profile.h"

#include "base/memory.h"

#include <string.h>

enum { PROFILE_TEXTS = 5, HOUSE_TEXTS = 3 };

static void list_profile(struct profile *profile, struct text *ret_texts[PROFILE_TEXTS])
{
	ret_texts[0] = &profile->name;
	ret_texts[1] = &profile->email;
	ret_texts[2] = &profile->position;
	ret_texts[3] = &profile->place;
	ret_texts[4] = &profile->time_zone;
}

static void list_house(struct house *house, struct text *ret_texts[HOUSE_TEXTS])
{
	ret_texts[0] = &house->title;
	ret_texts[1] = &house->imprint;
	ret_texts[2] = &house->privacy;
}

static size_t size_of(struct text *const *texts, size_t count)
{
	size_t size = 0;
	for (size_t i = 0; i < count; i++)
		size += texts[i]->size + 1;
	return size;
}

/* Copies the texts into the block, one after the other, and lets them point there. */
static void move_into(char *block, struct text *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (texts[i]->size)
			memcpy(block, texts[i]->data, texts[i]->size);
		block[texts[i]->size] = '\0';
		texts[i]->data = block;
		block += texts[i]->size + 1;
	}
}

void profile_hold(struct profile *held, char **block, const struct profile *profile)
{
	struct text *texts[PROFILE_TEXTS];
	struct profile next = *profile;
	list_profile(&next, texts);
	char *copy = memory_new(1, size_of(texts, PROFILE_TEXTS));
	move_into(copy, texts, PROFILE_TEXTS);
	free(*block);
	*block = copy;
	*held = next;
}

void house_hold(struct house *held, char **block, const struct house *house)
{
	struct text *texts[HOUSE_TEXTS];
	struct house next = *house;
	list_house(&next, texts);
	char *copy = memory_new(1, size_of(texts, HOUSE_TEXTS));
	move_into(copy, texts, HOUSE_TEXTS);
	free(*block);
	*block = copy;
	*held = next;
}

struct profile profile_copy(const struct profile *profile, struct arena *arena)
{
	struct text *texts[PROFILE_TEXTS];
	struct profile copy = *profile;
	list_profile(&copy, texts);
	move_into(arena_new(arena, size_of(texts, PROFILE_TEXTS)), texts, PROFILE_TEXTS);
	return copy;
}

struct house house_copy(const struct house *house, struct arena *arena)
{
	struct text *texts[HOUSE_TEXTS];
	struct house copy = *house;
	list_house(&copy, texts);
	move_into(arena_new(arena, size_of(texts, HOUSE_TEXTS)), texts, HOUSE_TEXTS);
	return copy;
}
