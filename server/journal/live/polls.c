#include "journal/live/polls.h"

#include "journal/writing/subject.h"
#include "journal/writing/votes.h"
#include "proto/gen/limits.h"
#include "room/polls.h"

enum { NUMBERS = PROTO_POLL_COUNTS_MAX }; /* that can be chosen, from 0 */

static bool has_chosen(const struct ballot *ballot, int number)
{
	return ballot->picks >> number & 1;
}

static struct poll_count_list count(const struct ballot_box *box, struct arena *arena)
{
	int64_t votes[NUMBERS] = {0};
	struct poll_count_list list = {0, arena_new(arena, NUMBERS * sizeof(struct poll_count))};
	for (const struct ballot *ballot = box->ballots; ballot; ballot = ballot->hh.next)
		for (int number = 0; number < NUMBERS; number++)
			votes[number] += has_chosen(ballot, number);
	for (int number = 0; number < NUMBERS; number++)
		if (votes[number])
			list.items[list.count++] = (struct poll_count){number, votes[number]};
	return list;
}

static struct poll_pick_list picks_of(uint32_t picks, struct arena *arena)
{
	struct poll_pick_list list = {0, arena_new(arena, NUMBERS * sizeof(struct poll_pick))};
	for (int number = 0; number < NUMBERS; number++)
		if (picks >> number & 1)
			list.items[list.count++].option = number;
	return list;
}

static struct poll_vote_list list_votes(
	const struct ballot_box *box, size_t voted, struct arena *arena)
{
	struct poll_vote_list list = {0, arena_new(arena, voted * sizeof(struct poll_vote))};
	for (const struct ballot *ballot = box->ballots; ballot; ballot = ballot->hh.next)
		if (ballot->picks)
			list.items[list.count++] =
				(struct poll_vote){ballot->person, picks_of(ballot->picks, arena)};
	return list;
}

/* Of a poll that shows nothing meanwhile it says how many have voted, and no more. */
static struct poll_tally tally_of(
	const struct poll_state *poll, const struct ballot_box *box, struct arena *arena)
{
	size_t voted = box_count(box);
	bool shows = poll->asked.live && poll->asked.secrecy != POLL_SECRECY_SECRET;
	struct poll_tally tally = {.poll = poll->poll,
		.voted = (int64_t)voted,
		.has_counts = shows,
		.has_votes = shows && voted <= PROTO_POLL_VOTES_MAX};
	if (tally.has_counts)
		tally.counts = count(box, arena);
	if (tally.has_votes)
		tally.votes = list_votes(box, voted, arena);
	return tally;
}

static enum store_result box_of(struct core *core, const struct room_entry *room,
	const struct poll_state *poll, struct ballot_box **ret_box)
{
	return ballots_box(&core->ballots, core->store, core->vault, room->id, poll, ret_box);
}

/* Where what was chosen is lost, its room is about to hear of that. */
size_t poll_tell(struct batch *batch, uint64_t room, uint64_t poll)
{
	ARENA_AUTO arena;
	struct core *core = batch->core;
	struct room_entry *entry;
	struct ballot_box *box;
	const struct poll_state *state = NULL;
	arena_init(&arena);
	if (rooms_get(&core->rooms, room, &entry) == STORE_OK)
		state = polls_find(entry->state, poll);
	if (!state || !batch_stored(batch, box_of(core, entry, state, &box)) || box->lost)
		return 0;
	const struct poll_counted_params params = {
		.room = room, .tally = tally_of(state, box, &arena)};
	return batch_tell_room(batch, room, NOTIFICATION_POLL_COUNTED, &params, true);
}

bool poll_outcome(struct batch *batch, const struct room_entry *room, const struct poll_state *poll,
	struct arena *arena, struct poll_closed *ret_outcome)
{
	bool named = poll->asked.secrecy == POLL_SECRECY_NAMED;
	struct ballot_box *box;
	if (!batch_stored(batch, box_of(batch->core, room, poll, &box)))
		return false;
	size_t voted = box_count(box);
	*ret_outcome = (struct poll_closed){
		.voted = (int64_t)voted,
		.has_counts = true,
		.counts = count(box, arena),
		.has_votes = named,
	};
	if (named)
		ret_outcome->votes = list_votes(box, voted, arena);
	return true;
}

static bool view_of(struct batch *batch, struct room_entry *room, const struct poll_state *poll,
	uint64_t person, struct arena *arena, struct poll_view *ret_view)
{
	struct ballot_box *box;
	if (!poll_box(batch, room, poll, &box))
		return false;
	*ret_view = (struct poll_view){
		tally_of(poll, box, arena), picks_of(box_picks(box, person), arena)};
	return true;
}

bool poll_views(struct batch *batch, struct room_entry *room, uint64_t meeting, uint64_t person,
	struct arena *arena, struct poll_view_list *ret_views)
{
	struct poll_view_list views = {
		0, arena_new(arena, polls_count(room->state) * sizeof(*views.items))};
	for (const struct room_poll *held = room->state->polls; held; held = held->hh.next) {
		const struct poll_state *poll = &held->poll;
		if (!poll->has_meeting || poll->meeting != meeting ||
			poll->phase != POLL_PHASE_OPEN)
			continue;
		if (!view_of(batch, room, poll, person, arena, &views.items[views.count++]))
			return false;
	}
	*ret_views = views;
	return true;
}

/* Its room, where somebody may read the poll, and its number. NULL: refused. */
static struct room_entry *room_of(
	struct batch *batch, struct call *call, const struct who *who, uint64_t *ret_poll)
{
	ARENA_AUTO arena;
	struct room_entry *room;
	struct subject subject;
	arena_init(&arena);
	enum store_result result =
		rooms_get(&batch->core->rooms, command_room(call->command), &room);
	enum error_kind error = result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE;
	if (result == STORE_OK && subject_read(batch, room, call->command, who, &arena, &subject))
		error = room_may(room->state, who, COMMAND_POLL_READ, &subject, 0);
	if (error == ERROR_NONE) {
		*ret_poll = subject.seq;
		return room;
	}
	batch_refuse_with(batch, call, error);
	return NULL;
}

void ask_poll(struct batch *batch, struct call *call, const struct who *who)
{
	ARENA_AUTO arena;
	struct poll_read_result result = {.now = world_now_ms(batch->core->world)};
	uint64_t number;
	arena_init(&arena);
	struct room_entry *room = room_of(batch, call, who, &number);
	const struct poll_state *poll = room ? polls_find(room->state, number) : NULL;
	if (!room)
		return;
	result.has_view = poll != NULL;
	if (!poll || view_of(batch, room, poll, who->person, &arena, &result.view))
		batch_answer(batch, call, &result);
}
