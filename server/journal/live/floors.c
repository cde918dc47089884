#include "journal/live/floors.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/live/telling.h"
#include "journal/registers/register.h"
#include "proto/state.h"
#include "room/floor/floor.h"

static struct register_key key_of(uint64_t room, uint64_t meeting)
{
	return (struct register_key){NOBODY, room, meeting, REGISTER_FLOOR};
}

static enum store_result load(
	struct store *store, struct vault *vault, struct room *room, uint64_t meeting)
{
	BUFFER_AUTO plain;
	ARENA_AUTO arena;
	struct kept_floor floor;
	const struct register_key key = key_of(room->id, meeting);
	buffer_init(&plain);
	arena_init(&arena);
	enum store_result result = register_get(store, vault, &key, &plain);
	if (result == STORE_OK && kept_floor_decode(plain.data, plain.size, &arena, &floor))
		meetings_put_floor(room, meeting, &floor);
	else if (result == STORE_OK && attempt_is_short())
		result = STORE_FAILED;
	else if (result == STORE_OK || result == STORE_DAMAGED)
		log_error("a damaged register of a floor was met");
	return result == STORE_NONE || result == STORE_DAMAGED ? STORE_OK : result;
}

enum store_result floors_load(struct store *store, struct vault *vault, struct room *room)
{
	enum store_result result = STORE_OK;
	for (struct room_meeting *held = room->meetings; held && result == STORE_OK;
		held = held->hh.next)
		if (meeting_goes_on(&held->meeting))
			result = load(store, vault, room, held->meeting.meeting);
	return result;
}

/* Stores it before it is held: a store that fails takes the room's state back. */
static bool put(struct batch *batch, struct room_entry *room, uint64_t meeting,
	const struct kept_floor *floor)
{
	BUFFER_AUTO value;
	struct core *core = batch->core;
	const struct register_key key = key_of(room->id, meeting);
	buffer_init(&value);
	if (!batch_begin(batch))
		return false;
	rooms_touch(&core->rooms, room);
	kept_floor_encode(floor, &value);
	if (!batch_stored(
		    batch, register_put(core->store, core->vault, &key, value.data, value.size)))
		return false;
	meetings_put_floor(room->state, meeting, floor);
	telling_note(core, TELL_FLOOR, room->id, meeting);
	return true;
}

enum answering floor_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	static const char nothing;
	(void)who;
	if (decision->floor.revision &&
		!put(batch, room, command_subject(call->command), &decision->floor))
		return ANSWER_SETTLED;
	batch_answer(batch, call, &nothing);
	return ANSWER_SETTLED;
}

bool floor_note(struct batch *batch, struct room_entry *room, const struct meeting_step *step)
{
	ARENA_AUTO arena;
	struct core *core = batch->core;
	struct kept_floor next;
	uint64_t meeting = step->is.meeting;
	arena_init(&arena);
	if (meeting_is_over(&step->is)) {
		const struct register_key key = key_of(room->id, meeting);
		return batch_stored(batch, register_drop(core->store, &key));
	}
	return !floor_follow(&step->was, &step->is, meetings_floor(room->state, meeting),
		       room->state->time_ms, world_random(core->world), &arena, &next) ||
	       put(batch, room, meeting, &next);
}

size_t floor_tell(struct batch *batch, uint64_t room, uint64_t meeting)
{
	ARENA_AUTO arena;
	struct floor_changed_params told = {.room = room};
	struct room_entry *entry;
	arena_init(&arena);
	if (rooms_get(&batch->core->rooms, room, &entry) != STORE_OK)
		return 0;
	const struct kept_floor *kept = meetings_floor(entry->state, meeting);
	if (!kept) /* it has ended meanwhile */
		return 0;
	floor_show(entry->state, meetings_find(entry->state, meeting), kept, &arena, &told.floor);
	return batch_tell_room(batch, room, NOTIFICATION_FLOOR_CHANGED, &told, true);
}
