#include "journal/writing/cases.h"

#include "base/limits.h"
#include "journal/writing/inbox.h"
#include "journal/writing/making.h"
#include "journal/writing/subject.h"
#include "journal/writing/writing.h"
#include "proto/gen/limits.h"

enum { LATER_MS = 15 * MINUTE_MS };

static struct moment moment_of(const struct core *core)
{
	return (struct moment){.now_ms = world_now_ms(core->world)};
}

/* One side begins; the house has allowed it. */
static bool begin_side(struct batch *batch, const struct call *call, struct room_entry *room,
	const struct who *who, const struct subject *subject, struct decision *ret_decision)
{
	struct core *core = batch->core;
	const struct moment moment = moment_of(core);
	room_decide_again(room->state, core_house(core)->state, subject, call->command, who,
		&moment, ret_decision);
	return batch_append(batch, room, ret_decision) && mark_joined(batch, room, ret_decision);
}

/* Both sides are there before anything happens on either: the first event of the one names the
 * other. */
enum answering case_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed)
{
	struct core *core = batch->core;
	struct decision opened, shared_begun;
	struct subject subject;
	ARENA_AUTO arena;
	arena_init(&arena);
	(void)house;
	(void)allowed;
	struct room_entry *backstage =
		room_make(batch, id_of_random(world_random(core->world)), ROOM_KIND_BACKSTAGE);
	struct room_entry *shared =
		backstage ? room_make(batch, id_of_random(world_random(core->world)),
				    ROOM_KIND_SHARED)
			  : NULL;
	if (!shared || !subject_read(batch, backstage, call->command, who, &arena, &subject))
		return ANSWER_SETTLED;
	subject.shared = shared->id;
	if (begin_side(batch, call, backstage, who, &subject, &opened) &&
		begin_side(batch, call, shared, who, &subject, &shared_begun))
		write_answer(batch, call, who, backstage, &opened);
	return ANSWER_SETTLED;
}

static bool concerns_both(const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++)
		switch (decision->events[i].kind) {
		case EVENT_MEMBER_JOINED:
		case EVENT_MEMBER_LEFT:
		case EVENT_MEMBER_CHANGED:
		case EVENT_ROOM_CHANGED:
			return true;
		default:
			break;
		}
	return false;
}

bool case_append(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, const struct decision *decision)
{
	struct core *core = batch->core;
	const struct moment moment = moment_of(core);
	struct decision beside;
	struct room_entry *shared;
	if (!decision->count)
		return true;
	if (!room->shared || !concerns_both(decision))
		return batch_append(batch, room, decision);
	if (rooms_get(&core->rooms, room->shared, &shared) != STORE_OK) {
		batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
		return false;
	}
	if (!room_decide_beside(
		    shared->state, core_house(core)->state, decision, who, &moment, &beside)) {
		batch_refuse_with(batch, call, ERROR_TOO_MANY);
		return false;
	}
	return batch_append(batch, room, decision) &&
	       (!beside.count || (batch_append(batch, shared, &beside) &&
					 mark_joined(batch, shared, &beside)));
}

static bool rename_in(struct batch *batch, uint64_t shared, uint64_t person, struct text name,
	const struct who *who)
{
	const struct moment moment = moment_of(batch->core);
	struct decision decision;
	struct room_entry *room;
	enum store_result result = rooms_get(&batch->core->rooms, shared, &room);
	if (result != STORE_OK)
		return batch_stored(batch, result);
	return !room_decide_naming(room->state, person, name, who, &moment, &decision) ||
	       batch_append(batch, room, &decision);
}

/* The shared sides somebody is a member of, in the arena. */
static size_t shared_sides(
	const struct core *core, uint64_t person, struct arena *arena, uint64_t **ret_rooms)
{
	size_t count, shared = 0;
	const struct joined_room *joined = joined_rooms(&core->rooms.joined, person, &count);
	*ret_rooms = arena_new(arena, count * sizeof(**ret_rooms));
	for (size_t i = 0; i < count; i++)
		if (joined[i].room->kind == ROOM_KIND_SHARED)
			(*ret_rooms)[shared++] = joined[i].room->id;
	return shared;
}

/* Whether a side of some case cannot be read, and has only been so for a while: whoever may be a
 * member there would keep their old name. One that stays damaged holds nobody up. */
static bool lost_a_side(struct core *core)
{
	int64_t now_ms = world_now_ms(core->world);
	struct room_entry *read;
	for (const struct room_entry *room = core->rooms.all; room; room = room->hh.next)
		if (room->retry_ms && room->kind != ROOM_KIND_CHANNEL &&
			room->kind != ROOM_KIND_CONVERSATION &&
			rooms_get(&core->rooms, room->id, &read) != STORE_OK &&
			now_ms - room->lost_ms < LIMIT_LOST_MS)
			return true;
	return false;
}

enum answering case_rename_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	const struct profile_change_params *params = &call->command->params.profile_change;
	bool may = who->person == params->person || who->house_role == MEMBER_ROLE_OWNER;
	if (!params->has_name || !may || !lost_a_side(batch->core))
		return ANSWER_DUE;
	batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
	return ANSWER_SETTLED;
}

/* Whoever is called otherwise in the house is so wherever its guests see them. */
enum answering case_rename(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct profile_change_params *params = &call->command->params.profile_change;
	uint64_t *rooms;
	ARENA_AUTO arena;
	arena_init(&arena);
	(void)house;
	if (!decision->count || !params->has_name)
		return ANSWER_DUE;
	size_t count = shared_sides(batch->core, params->person, &arena, &rooms);
	for (size_t i = 0; i < count; i++)
		if (!rename_in(batch, rooms[i], params->person, params->name, who))
			return ANSWER_SETTLED;
	return ANSWER_DUE;
}

/* When a case opens by itself; INT64_MAX: it does not. One that cannot be read is looked at again
 * later. */
static int64_t due_of(const struct room_entry *room)
{
	const struct case_brief *brief = &room->brief;
	bool waits = room->shared && !room->deleted && !room->archived &&
		     brief->state == CASE_STATE_POSTPONED && room->head < PROTO_SEQ_MAX;
	if (!waits)
		return INT64_MAX;
	int64_t again_ms = room->retry_ms ? room->retry_ms + LATER_MS : INT64_MIN;
	return brief->until > again_ms ? brief->until : again_ms;
}

bool case_note(struct batch *batch, const struct room_entry *room, const struct event *event)
{
	struct core *core = batch->core;
	const struct store_notice notice = {
		.room = room->id, .seq = event->seq, .reason = NOTICE_REASON_CASE_DUE};
	if (!room->shared)
		return true;
	if (due_of(room) < core->cases_ms)
		core->cases_ms = due_of(room);
	return event->kind != EVENT_CASE_CHANGED || event->author != NOBODY ||
	       !room_member_role(room->state, room->brief.host) ||
	       inbox_put(batch, room->brief.host, notice);
}

int64_t cases_next_ms(const struct core *core)
{
	return core->cases_ms;
}

static bool open_again(struct batch *batch, uint64_t backstage, int64_t now_ms)
{
	const struct moment moment = {.now_ms = now_ms};
	struct decision decision;
	struct room_entry *room;
	if (rooms_get(&batch->core->rooms, backstage, &room) != STORE_OK)
		return true;
	return !room_decide_case(room->state, &moment, &decision) ||
	       batch_append(batch, room, &decision);
}

struct due_list {
	uint64_t rooms[LIMIT_CASES_DUE];
	size_t count;
	int64_t next_ms; /* when one is due that is not yet */
};

/* All rooms' summaries are in memory. */
static struct due_list gather(const struct core *core, int64_t now_ms)
{
	struct due_list list = {.next_ms = INT64_MAX};
	for (const struct room_entry *room = core->rooms.all; room; room = room->hh.next) {
		int64_t due_ms = due_of(room);
		if (due_ms > now_ms)
			list.next_ms = due_ms < list.next_ms ? due_ms : list.next_ms;
		else if (list.count < LIMIT_CASES_DUE)
			list.rooms[list.count++] = room->id;
	}
	return list;
}

int64_t cases_next_due(const struct core *core)
{
	return gather(core, INT64_MIN).next_ms;
}

/* When the next is due is noted only where nothing is any more: what this batch says may not come
 * true. */
void cases_act(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	if (!core_has_house(core))
		return;
	const struct due_list due = gather(core, now_ms);
	if (!due.count)
		core->cases_ms = due.next_ms;
	for (size_t i = 0; i < due.count; i++)
		if (!open_again(batch, due.rooms[i], now_ms))
			return;
}
