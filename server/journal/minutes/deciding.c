#include "journal/minutes/deciding.h"

#include "journal/meetings.h"
#include "journal/minutes/desk.h"
#include "journal/writing/subject.h"
#include "room/meetings.h"

/* Whether reading a meeting went well enough to go on; else there can be no minutes. */
static bool is_there(struct desk *desk, uint64_t meeting, enum store_result result)
{
	if (result == STORE_DAMAGED)
		desk_say_damaged(desk, meeting);
	return result != STORE_NONE && result != STORE_DAMAGED && batch_stored(desk->batch, result);
}

/* Of a meeting that goes on there are none. */
static bool goes_on(const struct desk *desk, uint64_t meeting)
{
	return meetings_find(desk->room->state, meeting) != NULL;
}

/* Puts the minutes of a meeting on the desk, where there can be any. False: the batch failed. */
static bool take_up(struct desk *desk, uint64_t meeting)
{
	struct core *core = desk->batch->core;
	const struct room *room = desk->room->state;
	if (goes_on(desk, meeting))
		return true;
	enum store_result result = minutes_reading_begin(&desk->reading, core->store, core->vault,
		desk->room->id, meeting, room->head, desk->arena);
	if (!is_there(desk, meeting, result) || !minutes_can_be(desk->reading.meeting))
		return !desk->batch->failed;
	desk->life = arena_new(desk->arena, sizeof(*desk->life));
	*desk->life = minutes_life_of(&desk->reading.source, desk->arena);
	if (desk->life->phase == MINUTES_PHASE_DRAFT)
		desk->life->asked = minutes_ask(&desk->reading.source,
			minutes_askable(room, core_house(core)->state, desk->arena), desk->arena);
	return true;
}

/* For whoever reads them the meeting is enough: the rest is read by a reader. */
static bool glance_at(struct desk *desk, uint64_t meeting)
{
	struct core *core = desk->batch->core;
	struct meeting *whole = arena_new(desk->arena, sizeof(*whole));
	if (goes_on(desk, meeting))
		return true;
	enum store_result result = meeting_load(core->store, core->vault, desk->room->id, meeting,
		desk->room->state->head, desk->arena, whole);
	if (!is_there(desk, meeting, result) || !minutes_can_be(whole))
		return !desk->batch->failed;
	desk->life = arena_new(desk->arena, sizeof(*desk->life));
	desk->life->meeting = whole;
	return true;
}

/* What the life borrows of the reading lies in the arena, and so does the reading. */
static struct desk *new_desk(
	struct batch *batch, const struct room_entry *room, struct arena *arena)
{
	struct desk *desk = arena_new(arena, sizeof(*desk));
	desk->batch = batch;
	desk->room = room;
	desk->arena = arena;
	return desk;
}

bool minutes_subject_read(struct batch *batch, const struct room_entry *room,
	const struct command *command, const struct who *who, struct arena *arena,
	struct subject *ret_subject)
{
	struct desk *desk = new_desk(batch, room, arena);
	uint64_t meeting = command_subject(command);
	if (!subject_read_row(batch, room, meeting, ret_subject))
		return false;
	if (!ret_subject->exists || ret_subject->kind != EVENT_MEETING_PLANNED ||
		!room_member_role(room->state, who->person))
		return true;
	bool reads = command->kind == COMMAND_MINUTES_READ;
	bool read = reads ? glance_at(desk, meeting) : take_up(desk, meeting);
	ret_subject->minutes = desk->life;
	if (read && desk->life && !reads && minutes_can(desk->life, command->kind) &&
		room_may(room->state, who, command->kind, ret_subject, 0) == ERROR_NONE)
		read = desk_prepare(desk, command, who->person);
	minutes_reading_fini(&desk->reading);
	return read;
}

bool minutes_look_closed(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct subject *subject)
{
	struct store_minutes row;
	enum store_result result = store_minutes_get(batch->core->store, room->id, meeting, &row);
	if (result == STORE_NONE)
		return true;
	subject->closed = result == STORE_OK;
	return batch_stored(batch, result);
}

bool minutes_prepare_seal(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct arena *arena, const struct minutes_life **ret_life)
{
	struct desk *desk = new_desk(batch, room, arena);
	bool read = take_up(desk, meeting);
	if (read && desk->life && minutes_can(desk->life, COMMAND_MINUTES_SEAL) &&
		!minutes_are_contested(desk->life, NOBODY))
		read = desk_prepare_sealing(desk);
	minutes_reading_fini(&desk->reading);
	*ret_life = desk->life && !desk->life->unreadable ? desk->life : NULL;
	return read;
}
