#include "journal/writing/votes.h"

#include "base/memory.h"
#include "journal/live/polls.h"
#include "journal/live/telling.h"
#include "journal/registers/register.h"
#include "proto/state.h"
#include "room/polls.h"

#include <stdlib.h>

static struct moment moment_of(const struct core *core)
{
	return (struct moment){.now_ms = world_now_ms(core->world)};
}

static bool restart(
	struct batch *batch, struct room_entry *room, uint64_t poll, struct ballot_box *box)
{
	const struct moment moment = moment_of(batch->core);
	struct decision decision;
	if (!room_decide_poll_restart(room->state, poll, &moment, &decision))
		return true;
	if (!batch_append(batch, room, &decision))
		return false;
	ballots_restart(&batch->core->ballots, box);
	return true;
}

bool poll_box(struct batch *batch, struct room_entry *room, const struct poll_state *poll,
	struct ballot_box **ret_box)
{
	struct core *core = batch->core;
	return batch_stored(batch, ballots_box(&core->ballots, core->store, core->vault, room->id,
					   poll, ret_box)) &&
	       (!(*ret_box)->lost || restart(batch, room, poll->poll, *ret_box));
}

enum answering poll_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	struct room_entry *room;
	struct ballot_box *box;
	const struct poll_state *poll = NULL;
	(void)who;
	if (rooms_get(&core->rooms, command_room(call->command), &room) == STORE_OK)
		poll = polls_find(room->state, command_subject(call->command));
	if (!poll)
		return ANSWER_DUE;
	uint64_t head = room->head;
	if (!poll_box(batch, room, poll, &box))
		return ANSWER_SETTLED;
	bool restarted = room->head != head; /* which is an event */
	if (!restarted || call->command->kind != COMMAND_POLL_CLOSE)
		return ANSWER_DUE;
	batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
	return ANSWER_SETTLED;
}

static uint32_t chosen_by(const struct poll_pick_list *list)
{
	uint32_t chosen = 0;
	for (size_t i = 0; i < list->count; i++)
		chosen |= (uint32_t)1 << list->items[i].option;
	return chosen;
}

/* What is stored of a secret vote is that there is one, and not that it was another one before. */
static enum store_result put_vote(struct core *core, const struct register_key *key,
	const struct poll *asked, const struct poll_pick_list *chosen, bool again)
{
	BUFFER_AUTO value;
	bool secret = asked->secrecy == POLL_SECRECY_SECRET;
	struct kept_vote kept = {.has_picks = !secret};
	buffer_init(&value);
	if (!secret)
		kept.picks = *chosen;
	if (secret && again && chosen->count)
		return STORE_OK;
	if (chosen->count == 0)
		return register_drop(core->store, key);
	kept_vote_encode(&kept, &value);
	return register_put(core->store, core->vault, key, value.data, value.size);
}

enum answering poll_vote(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	static const struct poll_vote_result done;
	struct core *core = batch->core;
	const struct poll_vote_params *params = &call->command->params.poll_vote;
	const struct register_key key = {who->person, room->id, params->poll, REGISTER_VOTE};
	const struct poll_state *poll = polls_find(room->state, params->poll);
	uint32_t chosen = chosen_by(&params->picks);
	struct ballot_box *box;
	(void)decision;
	if (!batch_begin(batch) || !poll_box(batch, room, poll, &box))
		return ANSWER_SETTLED;
	uint32_t before = box_picks(box, who->person);
	if (before != chosen) {
		if (!batch_stored(
			    batch, put_vote(core, &key, &poll->asked, &params->picks, before)))
			return ANSWER_SETTLED;
		ballots_put(&core->ballots, box, who->person, chosen);
		/* Another choice shows only where choices do. */
		if (poll->asked.live || !before || !chosen)
			telling_note(core, TELL_TALLY, room->id, params->poll);
	}
	batch_answer(batch, call, &done);
	return ANSWER_SETTLED;
}

/* Votes that are to go, gathered before anything is written. */
struct going {
	uint64_t room;             /* of this one alone; 0: of all */
	struct register_key *keys; /* owned */
	size_t count, capacity;
};

static bool gather(void *cookie, const struct store_register *row)
{
	struct going *going = cookie;
	if (going->room && going->room != row->room)
		return true;
	if (going->count == going->capacity) {
		going->capacity = going->capacity ? 2 * going->capacity : 16;
		going->keys = memory_resize(going->keys, going->capacity * sizeof(*going->keys));
	}
	going->keys[going->count++] =
		(struct register_key){row->person, row->room, row->seq, REGISTER_VOTE};
	return true;
}

/* From the disk; takes over what was gathered. */
static bool drop_all_take(struct batch *batch, struct going *going)
{
	bool dropped = going->count == 0 || batch_begin(batch);
	for (size_t i = 0; i < going->count && dropped; i++)
		dropped = batch_stored(batch, register_drop(batch->core->store, &going->keys[i]));
	free(going->keys);
	return dropped;
}

static bool drop_votes(struct batch *batch, uint64_t room, uint64_t poll)
{
	struct going going = {.room = room};
	bool read = batch_stored(batch,
		store_registers_at(batch->core->store, room, poll, REGISTER_VOTE, gather, &going));
	if (!read)
		going.count = 0;
	return drop_all_take(batch, &going) && read;
}

/* Somebody's votes in a room, or everywhere (0). */
static bool take_out(struct batch *batch, uint64_t person, uint64_t room)
{
	struct core *core = batch->core;
	struct going going = {.room = room};
	bool read = batch_stored(
		batch, store_registers_each(core->store, person, REGISTER_VOTE, gather, &going));
	for (size_t i = 0; i < going.count && read; i++) {
		const struct register_key *key = &going.keys[i];
		ballots_take_out(&core->ballots, key->room, key->seq, person);
		telling_note(core, TELL_TALLY, key->room, key->seq);
	}
	if (!read)
		going.count = 0;
	return drop_all_take(batch, &going) && read;
}

bool votes_note(struct batch *batch, struct room_entry *room, const struct event *event)
{
	switch (event->kind) {
	case EVENT_POLL_CLOSED:
		ballots_close(&batch->core->ballots, room->id, event->ref);
		return drop_votes(batch, room->id, event->ref);
	case EVENT_POLL_RESTARTED:
		return drop_votes(batch, room->id, event->ref);
	case EVENT_MEMBER_LEFT:
		return take_out(batch, event->body.member_left.person, room->id);
	case EVENT_PERSON_CHANGED:
		return event->body.person_changed.profile.active ||
		       take_out(batch, event->body.person_changed.person, 0);
	default:
		return true;
	}
}

bool votes_decide_end(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct decision *ret_decision)
{
	const struct moment moment = moment_of(batch->core);
	const struct poll_state *poll = polls_left_over(room->state);
	struct poll_closed outcome;
	return poll && poll_outcome(batch, room, poll, arena, &outcome) &&
	       room_decide_poll_end(room->state, poll, &outcome, &moment, ret_decision);
}

void votes_open(struct core *core)
{
	bool some = false;
	for (const struct room_entry *entry = core->rooms.all; entry; entry = entry->hh.next)
		some = some || entry->asks_secretly;
	core->ballots.looked = !some;
}

int64_t votes_next_ms(const struct core *core)
{
	return core->ballots.looked ? INT64_MAX : INT64_MIN;
}

/* False: the batch failed. */
static bool look_at(struct batch *batch, struct room_entry *room)
{
	struct ballot_box *box;
	for (const struct room_poll *held = room->state->polls; held; held = held->hh.next)
		if (poll_is_secret(&held->poll) && !poll_box(batch, room, &held->poll, &box))
			return false;
	return true;
}

/* Done where nothing was lost any more: what this batch says may not come true. */
void votes_act(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct room_entry *room;
	(void)now_ms;
	if (!core_has_house(core))
		return;
	for (struct room_entry *entry = core->rooms.all; entry; entry = entry->hh.next)
		if (entry->asks_secretly && rooms_get(&core->rooms, entry->id, &room) == STORE_OK &&
			!look_at(batch, room))
			return;
	core->ballots.looked = !batch->writing;
}
