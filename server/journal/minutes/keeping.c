#include "journal/minutes/keeping.h"

#include "base/limits.h"
#include "journal/house.h"
#include "journal/minutes/deciding.h"
#include "journal/minutes/rows.h"
#include "journal/notes/sitting.h"
#include "journal/writing/inbox.h"
#include "room/meetings.h"

enum { LATER_MS = 15 * MINUTE_MS };

static void look_at(struct core *core, int64_t due_ms)
{
	if (due_ms && due_ms < core->minutes_ms)
		core->minutes_ms = due_ms;
}

static bool put_due(struct batch *batch, const struct store_minutes *row, int64_t due_ms)
{
	look_at(batch->core, due_ms);
	return batch_begin(batch) &&
	       batch_stored(batch, store_minutes_put_due(batch->core->store, row->room,
					   row->meeting, row->event, due_ms));
}

static bool put_row(struct batch *batch, uint64_t room, uint64_t event,
	enum store_minutes_stage stage, int64_t due_ms, const struct minutes_life *life)
{
	struct core *core = batch->core;
	const struct store_minutes row = {.room = room,
		.meeting = life->meeting->meeting,
		.event = event,
		.stage = stage,
		.series = minutes_series(life->meeting),
		.due_ms = due_ms};
	look_at(core, due_ms);
	return batch_stored(batch, minutes_row_put(core->store, core->vault, row, life->kept.json,
					   life->kept.markdown));
}

static bool drop_presented(struct batch *batch, uint64_t room, const struct minutes_life *life)
{
	return batch_stored(batch, store_minutes_drop(batch->core->store, room,
					   life->meeting->meeting, life->presented));
}

static bool seal(struct batch *batch, const struct room_entry *room, uint64_t event,
	const struct minutes_life *life)
{
	return drop_presented(batch, room->id, life) &&
	       put_row(batch, room->id, event, STORE_MINUTES_SEALED, 0, life) &&
	       notes_finish(batch, room->id, life->meeting) &&
	       inbox_settle_minutes(batch, room, life->meeting->meeting, 0) &&
	       batch_stored(batch, house_tell_signer(&batch->run, batch->core));
}

/* Who has approved of what was changed then. */
static bool tell_approvers(struct batch *batch, const struct room_entry *room,
	const struct event *event, const struct minutes_life *life)
{
	const struct store_notice notice = {
		.room = room->id, .seq = event->seq, .reason = NOTICE_REASON_MINUTES_AMENDED};
	for (size_t i = 0; i < life->answers.count; i++) {
		const struct minutes_answer *answer = &life->answers.items[i];
		bool told = answer->approves && answer->person != event->author &&
			    room_member_role(room->state, answer->person);
		if (told && !inbox_put(batch, answer->person, notice))
			return false;
	}
	return true;
}

/* They are looked at again where the last objection is taken back after their day. */
static bool follow_answer(struct batch *batch, const struct room_entry *room,
	const struct event *event, const struct minutes_life *life)
{
	const struct store_minutes row = {
		.room = room->id, .meeting = life->meeting->meeting, .event = life->presented};
	bool last = event->body.minutes_answered.approves && event->time_ms >= life->until_ms &&
		    !minutes_are_contested(life, event->author);
	return (!last || put_due(batch, &row, event->time_ms)) &&
	       inbox_settle_minutes(batch, room, life->meeting->meeting, event->author);
}

bool minutes_keep(
	struct batch *batch, const struct room_entry *room, const struct decision *decision)
{
	const struct event *event = &decision->events[0];
	const struct minutes_life *life = decision->minutes;
	switch (event->kind) {
	case EVENT_MINUTES_PRESENTED:
		return put_row(batch, room->id, event->seq, STORE_MINUTES_PRESENTED,
			event->body.minutes_presented.until, life);
	case EVENT_MINUTES_WITHDRAWN:
		return drop_presented(batch, room->id, life) &&
		       inbox_settle_minutes(batch, room, life->meeting->meeting, 0);
	case EVENT_MINUTES_ANSWERED:
		return follow_answer(batch, room, event, life);
	case EVENT_MINUTES_AMENDED:
		return tell_approvers(batch, room, event, life);
	case EVENT_MINUTES_SEALED:
		return seal(batch, room, event->seq, life);
	case EVENT_MINUTES_ADDED:
		return put_row(batch, room->id, event->seq, STORE_MINUTES_ADDED, 0, life);
	default:
		return true;
	}
}

struct due_list {
	struct store_minutes items[LIMIT_MINUTES_DUE];
	size_t count;
};

static bool gather(void *cookie, const struct store_minutes *row)
{
	struct due_list *list = cookie;
	list->items[list->count++] = *row;
	return true;
}

enum store_result minutes_next_due(struct store *store, int64_t *ret_due_ms)
{
	struct due_list due = {.count = 0};
	enum store_result result = store_minutes_due(store, INT64_MAX, 1, gather, &due);
	if (result == STORE_OK)
		*ret_due_ms = due.count ? due.items[0].due_ms : INT64_MAX;
	return result;
}

int64_t minutes_next_ms(const struct core *core)
{
	return core->minutes_ms;
}

struct choice {
	const struct room *room;
	const struct meeting *meeting;
	uint64_t *people; /* in the arena */
	size_t count;
};

static void choose(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct choice *choice = cookie;
	(void)role;
	(void)since;
	if (meeting_is_kept_by(choice->room, choice->meeting, person))
		choice->people[choice->count++] = person;
}

/* They are for those in charge to seal or to withdraw. */
static bool tell_in_charge(struct batch *batch, const struct room_entry *room,
	const struct minutes_life *life, struct arena *arena)
{
	const struct store_notice notice = {
		.room = room->id, .seq = life->presented, .reason = NOTICE_REASON_MINUTES_DUE};
	struct choice choice = {.room = room->state, .meeting = life->meeting};
	choice.people = arena_new(arena, room_member_count(room->state) * sizeof(*choice.people));
	room_members_each(room->state, choose, &choice);
	for (size_t i = 0; i < choice.count; i++)
		if (!inbox_renew(batch, choice.people[i], notice))
			return false;
	return true;
}

static bool act(struct batch *batch, const struct store_minutes *row, int64_t now_ms)
{
	struct core *core = batch->core;
	const struct moment moment = {.now_ms = now_ms};
	const struct minutes_life *life = NULL;
	struct decision decision;
	struct room_entry *room;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (rooms_get(&core->rooms, row->room, &room) != STORE_OK)
		return put_due(batch, row, now_ms + LATER_MS);
	if (!minutes_prepare_seal(batch, room, row->meeting, &arena, &life))
		return false;
	if (life && life->phase != MINUTES_PHASE_PRESENTED)
		return put_due(batch, row, 0);
	if (life && minutes_are_contested(life, NOBODY))
		return put_due(batch, row, 0) && tell_in_charge(batch, room, life, &arena);
	if (!life || !room_decide_minutes(room->state, life, &moment, &decision))
		return put_due(batch, row, now_ms + LATER_MS);
	return batch_append(batch, room, &decision);
}

/* When the next is due is read only where nothing is any more: what this batch says may not come
 * true. */
void minutes_act(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct due_list due = {.count = 0};
	if (!core_has_house(core) || !batch_stored(batch, store_minutes_due(core->store, now_ms,
								  LIMIT_MINUTES_DUE, gather, &due)))
		return;
	if (due.count == 0 &&
		!batch_stored(batch, minutes_next_due(core->store, &core->minutes_ms)))
		return;
	for (size_t i = 0; i < due.count; i++)
		if (!act(batch, &due.items[i], now_ms))
			return;
}
