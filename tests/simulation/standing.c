#include "standing.h"

#include "fold.h"

#include <string.h>

static bool is(const struct truth_row *row, const char *kind)
{
	return strcmp(json_text(row->event, "kind"), kind) == 0;
}

static const json_t *find(const json_t *list, const char *person)
{
	json_t *item;
	size_t i;
	json_array_foreach(
		list, i, item) if (strcmp(json_text(item, "person"), person) == 0) return item;
	return NULL;
}

static void change(struct standing *standing, const struct truth_row *row, const char *person)
{
	const json_t *body = json_object_get(row->event, "body");
	bool concerned = strcmp(json_text(body, "person"), person) == 0;
	standing->leaves = false;
	if (is(row, "member.joined") && find(json_object_get(body, "members"), person)) {
		standing->member = true;
		standing->since = json_seq(body, "since");
	} else if (is(row, "member.left") && concerned) {
		standing->member = false;
		standing->leaves = true;
	} else if ((is(row, "person.added") || is(row, "person.changed")) && concerned) {
		const json_t *profile = json_object_get(body, "profile");
		standing->member = true;
		bool owner = strcmp(json_text(body, "role"), "owner") == 0;
		if (owner != standing->owner)
			standing->owner_since = json_seq(row->event, "seq");
		standing->owner = owner;
		standing->expelled |= json_is_false(json_object_get(profile, "active"));
	}
}

struct standing standing_at(const struct truth_room *room, const char *person, uint64_t seq)
{
	struct standing standing = {0};
	for (uint64_t i = 0; i < seq && i < room->count; i++)
		change(&standing, &room->rows[i], person);
	return standing;
}

struct standing standing_of(const struct truth_room *room, const char *person)
{
	return standing_at(room, person, room->count);
}
