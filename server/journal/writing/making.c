/* Rooms come, are listed in the house, and go. */
#include "journal/writing/making.h"

#include "base/limits.h"
#include "journal/membership.h"
#include "journal/notes/hearing.h"
#include "journal/registers/mark.h"
#include "journal/writing/erasing.h"
#include "journal/writing/writing.h"
#include "proto/gen/limits.h"

#include <stdlib.h>

struct room_entry *room_make(struct batch *batch, uint64_t id, enum room_kind kind)
{
	struct core *core = batch->core;
	BUFFER_AUTO wrapped;
	buffer_init(&wrapped);
	if (!batch_begin(batch))
		return NULL;
	struct room_entry *room = rooms_add(&core->rooms, id);
	vault_make_room_key(core->vault, id, 1, &wrapped);
	if (!batch_stored(batch, store_room_add(core->store, id, (int)kind)) ||
		!batch_stored(batch, store_key_put(core->store, id, 1, wrapped.data, wrapped.size)))
		return NULL;
	return room;
}

bool mark_joined(
	struct batch *batch, const struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;
	for (size_t i = 0; i < decision->count; i++) {
		const struct event *event = &decision->events[i];
		const struct joiner_list *joined = &event->body.member_joined.members;
		for (size_t j = 0; event->kind == EVENT_MEMBER_JOINED && j < joined->count; j++)
			if (!batch_stored(
				    batch, mark_put(core->store, core->vault,
						   joined->items[j].person, room->id, event->seq)))
				return false;
	}
	return true;
}

enum answering mark_newcomers(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	(void)call;
	(void)who;
	return answer_due_if(mark_joined(batch, room, decision));
}

static bool list_channel(struct batch *batch, const struct who *who, struct room_entry *room)
{
	struct core *core = batch->core;
	struct room_entry *house = core_house(core);
	struct moment moment = {world_now_ms(core->world), 0};
	struct decision listing;
	room_decide_listing(
		house->state, room->id, room->deleted ? NULL : room->state, who, &moment, &listing);
	return listing.count == 0 || batch_append(batch, house, &listing);
}

enum answering channel_list(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	(void)call;
	(void)decision;
	return answer_due_if(list_channel(batch, who, room));
}

/* Two rooms, one decision each: the channel begins, the house lists it. */
enum answering channel_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed)
{
	struct core *core = batch->core;
	struct decision decision;
	uint64_t id = id_of_random(world_random(core->world));
	struct room_entry *room = room_make(batch, id, ROOM_KIND_CHANNEL);
	(void)house;
	(void)allowed;
	if (room && write_decided(batch, call, room, who, &decision) &&
		mark_joined(batch, room, &decision) && list_channel(batch, who, room))
		write_answer(batch, call, who, room, &decision);
	return ANSWER_SETTLED;
}

static bool end_room(struct batch *batch, struct room_entry *room, const struct who *who)
{
	struct core *core = batch->core;
	if (!batch_begin(batch) || !batch_stored(batch, store_room_delete(core->store, room->id)))
		return false;
	erase_room(batch, room, who);
	rooms_delete(&core->rooms, room);
	ballots_close_all(&core->ballots, room->id);
	notes_dissolve(batch, room->id);
	membership_dissolve(batch, room);
	core->sweeping = true;
	return list_channel(batch, who, room);
}

bool channel_end(struct batch *batch, struct room_entry *room, const struct who *who)
{
	struct room_entry *shared =
		room->shared ? rooms_peek(&batch->core->rooms, room->shared) : NULL;
	return end_room(batch, room, who) && (!shared || end_room(batch, shared, who));
}

enum answering channel_delete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	(void)call;
	(void)decision;
	return answer_due_if(channel_end(batch, room, who));
}

static int by_number(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;
	return *one < *other ? -1 : *one > *other;
}

size_t conversation_people(const struct person_ref_list *named, uint64_t me, uint64_t ret_people[])
{
	size_t count = 1, kept = 0;
	ret_people[0] = me;
	for (size_t i = 0; i < named->count; i++)
		ret_people[count++] = named->items[i].person;
	qsort(ret_people, count, sizeof(*ret_people), by_number);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || ret_people[i] != ret_people[i - 1])
			ret_people[kept++] = ret_people[i];
	return kept;
}

enum answering conversation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed)
{
	struct core *core = batch->core;
	uint64_t people[PROTO_CONVERSATION_MAX + 1];
	struct decision decision = {.count = 0};
	struct room_entry *room;
	size_t count = conversation_people(
		&call->command->params.conversation_open.people, who->person, people);
	uint64_t id = vault_derive_id(core->vault, people, count);
	enum store_result result = rooms_get(&core->rooms, id, &room);

	(void)house;
	(void)allowed;
	if (result == STORE_OK) {
		write_answer(batch, call, who, room, &decision);
		return ANSWER_SETTLED;
	}
	if (result != STORE_NONE) {
		batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
		return ANSWER_SETTLED;
	}
	room = room_make(batch, id, ROOM_KIND_CONVERSATION);
	if (room && write_decided(batch, call, room, who, &decision) &&
		mark_joined(batch, room, &decision))
		write_answer(batch, call, who, room, &decision);
	return ANSWER_SETTLED;
}

int64_t sweep_next_ms(const struct core *core)
{
	return core->sweeping ? INT64_MIN : INT64_MAX;
}

void sweep(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	(void)now_ms;
	if (batch_begin(batch) &&
		!batch_stored(batch, store_sweep(core->store, LIMIT_SWEEP_EVENTS, &core->sweeping)))
		core->sweeping = true;
}
