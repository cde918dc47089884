#include "room/held.h"

#include "base/memory.h"

#include <string.h>

enum { TEXTS_MAX = 5 };

/* Pointers to the texts of a struct. */
struct texts {
	size_t count;
	struct text *items[TEXTS_MAX];
};

static struct texts of_profile(struct profile *profile)
{
	return (struct texts){5, {&profile->name, &profile->email, &profile->position,
					 &profile->place, &profile->time_zone}};
}

static struct texts of_settings(struct settings *settings)
{
	return (struct texts){3, {&settings->title, &settings->topic, &settings->description}};
}

static struct texts of_house(struct house *house)
{
	return (struct texts){3, {&house->title, &house->imprint, &house->privacy}};
}

static struct texts of_door(struct door *door)
{
	return (struct texts){1, {&door->message}};
}

static struct texts of_byline(struct byline *by)
{
	return (struct texts){2, {&by->name, &by->company}};
}

static size_t size_of(const struct texts *texts)
{
	size_t size = 0;
	for (size_t i = 0; i < texts->count; i++)
		size += texts->items[i]->size + 1;
	return size;
}

/* Copies the texts into the block, one after the other, and lets them point there. */
static void move_into(char *block, const struct texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		struct text *text = texts->items[i];
		if (text->size)
			memcpy(block, text->data, text->size);
		block[text->size] = '\0';
		text->data = block;
		block += text->size + 1;
	}
}

/* A block of their own for the texts, in place of the old one. */
static void renew(char **block, struct texts texts)
{
	char *fresh = memory_new(1, size_of(&texts));
	move_into(fresh, &texts);
	free(*block);
	*block = fresh;
}

void profile_hold(struct profile *held, char **block, const struct profile *profile)
{
	struct profile next = *profile;
	renew(block, of_profile(&next));
	*held = next;
}

void settings_hold(struct settings *held, char **block, const struct settings *settings)
{
	struct settings next = *settings;
	renew(block, of_settings(&next));
	*held = next;
}

void house_hold(struct house *held, char **block, const struct house *house)
{
	struct house next = *house;
	renew(block, of_house(&next));
	*held = next;
}

void door_hold(struct door *held, char **block, const struct door *door)
{
	struct door next = *door;
	renew(block, of_door(&next));
	*held = next;
}

void byline_hold(struct byline *held, char **block, const struct byline *by)
{
	struct byline next = *by;
	renew(block, of_byline(&next));
	*held = next;
}
