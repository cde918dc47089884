#include "room/names.h"

#include "room/members.h"

#include <stdlib.h>

struct name {
	uint64_t id;
	struct text text;
};

struct names {
	struct name *items; /* by id */
	size_t count;
};

static int by_id(const void *a, const void *b)
{
	const struct name *one = a, *other = b;
	return one->id < other->id ? -1 : one->id > other->id;
}

/* People and groups have ids out of one space. */
static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	const struct names *names = context;
	const struct name wanted = {.id = id};
	const struct name *found =
		bsearch(&wanted, names->items, names->count, sizeof(*names->items), by_id);
	(void)kind;
	return found ? found->text : text_of("");
}

static void add(struct names *names, uint64_t id, struct text text, struct arena *arena)
{
	names->items[names->count++] =
		(struct name){id, arena_copy_text(arena, text.data, text.size)};
}

struct plain_names room_names(const struct room *house, struct arena *arena)
{
	size_t most = room_member_count(house) + groups_count(house);
	struct names *names = arena_new(arena, sizeof(*names));
	names->items = arena_new(arena, most * sizeof(*names->items));
	for (struct room_member *member = house->members; member; member = member->hh.next)
		if (member->profile_texts)
			add(names, member->person, member->profile.name, arena);
	for (struct room_group *held = house->groups; held; held = held->hh.next)
		add(names, held->group.group, held->group.title, arena);
	qsort(names->items, names->count, sizeof(*names->items), by_id);
	return (struct plain_names){names, name_of};
}
