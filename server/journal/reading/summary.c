#include "journal/reading/summary.h"

static struct text copy_text(const char *held, struct arena *arena)
{
	struct text text = text_of(held ? held : "");
	return arena_copy_text(arena, text.data, text.size);
}

static void copy_people(
	const struct room_entry *room, struct arena *arena, struct person_ref_list *ret_list)
{
	ret_list->items = arena_new(arena, room->people_count * sizeof(*ret_list->items));
	ret_list->count = room->people_count;
	for (size_t i = 0; i < room->people_count; i++)
		ret_list->items[i].person = room->people[i];
}

struct room_summary summary_of(const struct room_entry *room, struct arena *arena)
{
	struct room_summary summary = {
		.room = room->id,
		.kind = room->kind,
		.title = copy_text(room->title, arena),
		.has_access = room->kind == ROOM_KIND_CHANNEL,
		.access = room->access,
		.archived = room->archived,
		.has_people = room->kind == ROOM_KIND_CONVERSATION,
		.has_brief = room->shared != 0,
		.brief = room->brief,
		.changed = room->time_ms,
		.head = room->head,
	};
	if (summary.has_brief)
		summary.brief.customer = copy_text(room->customer, arena);
	if (summary.has_people)
		copy_people(room, arena, &summary.people);
	return summary;
}

struct room_listing listing_of(const struct room_entry *room, struct arena *arena)
{
	struct room_listing listing = {
		.room = room->id,
		.title = copy_text(room->title, arena),
		.access = room->access,
		.archived = room->archived,
		.members = (int64_t)room->people_count,
		.changed = room->time_ms,
	};
	listing.owners.items = arena_new(arena, room->people_count * sizeof(*listing.owners.items));
	for (size_t i = 0; i < room->people_count; i++) {
		uint64_t person = room->people[i];
		if (joined_role(room->joined, person, room) == MEMBER_ROLE_OWNER)
			listing.owners.items[listing.owners.count++].person = person;
	}
	return listing;
}
