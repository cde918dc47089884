/* Read marks are set: of one room, of several at once. */
#include "journal/writing/marking.h"

#include "journal/reading/notices.h"
#include "journal/registers/mark.h"
#include "proto/gen/limits.h"
#include "room/reading.h"

/* Whose marks, and where what they leave is listed. */
struct marker {
	struct batch *batch;
	uint64_t person;
	struct arena *arena;
};

/* Stores the mark and counts what it leaves. False: the batch failed. */
static bool mark(const struct marker *marker, const struct room_entry *room, struct sight sight,
	struct marked_room *ret_marked)
{
	struct core *core = marker->batch->core;
	uint64_t seq = (uint64_t)ret_marked->seq, read = sight_mark(sight, seq);
	unsigned unread = 0;
	if (!batch_stored(marker->batch,
		    mark_put(core->store, core->vault, marker->person, room->id, seq)))
		return false;
	if (read < room->head &&
		(!batch_stored(marker->batch,
			 store_event_count(core->store, room->id, EVENT_MESSAGE_POSTED, read,
				 room->head, marker->person, PROTO_UNREAD_MAX, &unread)) ||
			!batch_stored(
				marker->batch, notices_calls(core->store, marker->person, room->id,
						       read, marker->arena, &ret_marked->calls))))
		return false;
	ret_marked->unread = unread;
	ret_marked->head = room->head;
	return true;
}

enum answering mark_room(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	struct marked_room marked = {.room = room->id, .seq = call->command->params.room_mark.seq};
	struct sight sight = sight_of(room_member_role(room->state, who->person),
		room_member_since(room->state, who->person));
	ARENA_AUTO arena;
	struct marker marker = {batch, who->person, &arena};

	(void)decision;
	arena_init(&arena);
	if (!batch_begin(batch) || !mark(&marker, room, sight, &marked))
		return ANSWER_SETTLED;
	struct room_mark_result result = {room->id, marked.seq, world_now_ms(batch->core->world),
		marked.unread, marked.head, marked.calls};
	struct room_marked_params told = {
		room->id, marked.seq, marked.unread, marked.head, marked.calls};
	batch_answer(batch, call, &result);
	batch_tell_person(batch, who->person, call->connection, NOTIFICATION_ROOM_MARKED, &told);
	return ANSWER_SETTLED;
}

/* Of a room that stands twice the last counts. */
static bool comes_again(const struct read_mark_list *marks, size_t at)
{
	for (size_t i = at + 1; i < marks->count; i++)
		if (marks->items[i].room == marks->items[at].room)
			return true;
	return false;
}

/* One of several: passed over where the person is no member. Its summary suffices: a cold room
 * stays cold. */
static bool mark_one(const struct marker *marker, const struct read_mark *wanted,
	struct marked_room_list *marked)
{
	struct rooms *rooms = &marker->batch->core->rooms;
	const struct room_entry *room = rooms_peek(rooms, wanted->room);
	const struct joined_room *joined =
		room ? joined_find(&rooms->joined, marker->person, room) : NULL;
	if (!joined)
		return true;
	struct marked_room *item = &marked->items[marked->count++];
	*item = (struct marked_room){.room = room->id,
		.seq = wanted->seq < (int64_t)room->head ? wanted->seq : (int64_t)room->head};
	return mark(marker, room, sight_of(joined->role, joined->since), item);
}

enum answering mark_rooms(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct read_mark_list *marks = &call->command->params.rooms_mark.marks;
	struct marked_room items[PROTO_MARKS_MAX];
	struct rooms_mark_result result = {.rooms = {0, items}};
	ARENA_AUTO arena;
	struct marker marker = {batch, who->person, &arena};

	(void)house;
	(void)decision;
	arena_init(&arena);
	if (!batch_begin(batch))
		return ANSWER_SETTLED;
	for (size_t i = 0; i < marks->count; i++)
		if (!comes_again(marks, i) && !mark_one(&marker, &marks->items[i], &result.rooms))
			return ANSWER_SETTLED;
	struct rooms_marked_params told = {result.rooms};
	batch_answer(batch, call, &result);
	batch_tell_person(batch, who->person, call->connection, NOTIFICATION_ROOMS_MARKED, &told);
	return ANSWER_SETTLED;
}
