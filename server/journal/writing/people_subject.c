#include "journal/writing/people_subject.h"

#include "proto/gen/limits.h"

size_t people_rooms_of(const struct room_entry *room)
{
	return room && room->kind == ROOM_KIND_BACKSTAGE ? 2 : 1;
}

/* The house is one of their rooms, too. */
void people_look_at(struct core *core, const struct room_entry *room, size_t rooms,
	const struct who *who, uint64_t person, struct subject *subject)
{
	size_t most = person == who->person ? PROTO_ROOMS_PER_PERSON_MAX : PROTO_ROOMS_BROUGHT_MAX;
	size_t count;
	if (!core_who(core, person).house_role)
		subject->strangers = true;
	if (room && joined_role(&core->rooms.joined, person, room))
		return;
	joined_rooms(&core->rooms.joined, person, &count);
	if (count + rooms >= most)
		subject->crowded = true;
}

void people_look_at_all(struct core *core, const struct room_entry *room, size_t rooms,
	const struct who *who, const struct person_ref_list *people, struct subject *subject)
{
	for (size_t i = 0; i < people->count; i++)
		people_look_at(core, room, rooms, who, people->items[i].person, subject);
}

unsigned people_count_channels(const struct core *core)
{
	unsigned count = 0;
	for (const struct room_entry *room = core->rooms.all; room; room = room->hh.next)
		count += room->kind == ROOM_KIND_CHANNEL || room->kind == ROOM_KIND_BACKSTAGE;
	return count;
}

unsigned people_count_owned(const struct core *core, uint64_t person)
{
	size_t count;
	unsigned owned = 0;
	const struct joined_room *rooms = joined_rooms(&core->rooms.joined, person, &count);
	for (size_t i = 0; i < count; i++)
		owned += rooms[i].role == MEMBER_ROLE_OWNER &&
			 rooms[i].room->kind == ROOM_KIND_CHANNEL;
	return owned;
}
