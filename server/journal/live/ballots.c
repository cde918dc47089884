#include "journal/live/ballots.h"

#include "base/attempt.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/registers/register.h"
#include "proto/state.h"

#include <utlist.h>

static void box_free(struct ballots *ballots, struct ballot_box *box)
{
	struct ballot *ballot, *next;
	HASH_ITER (hh, box->ballots, ballot, next) {
		HASH_DEL(box->ballots, ballot);
		free(ballot);
	}
	HASH_DEL(ballots->boxes, box);
	free(box);
}

void ballots_fini(struct ballots *ballots)
{
	struct ballot_box *box, *next;
	HASH_ITER (hh, ballots->boxes, box, next)
		box_free(ballots, box);
	*ballots = (struct ballots){0};
}

static struct ballot_box *find(const struct ballots *ballots, uint64_t room, uint64_t poll)
{
	const struct ballot_box_key key = {room, poll};
	struct ballot_box *box = NULL;
	HASH_FIND(hh, ballots->boxes, &key, sizeof(key), box);
	return box && !box->closed ? box : NULL;
}

static void touch(struct ballots *ballots, struct ballot_box *box)
{
	if (box->touched)
		return;
	box->touched = true;
	LL_PREPEND2(ballots->touched, box, next_touched);
}

static struct ballot *ballot_of(struct ballot_box *box, uint64_t person)
{
	struct ballot *ballot = NULL;
	HASH_FIND(hh, box->ballots, &person, sizeof(person), ballot);
	if (ballot)
		return ballot;
	ballot = memory_new(1, sizeof(*ballot));
	ballot->person = person;
	HASH_ADD(hh, box->ballots, person, sizeof(ballot->person), ballot);
	return ballot;
}

struct filling {
	struct vault *vault;
	struct ballot_box *box;
	bool secret;
};

/* A vote that does not open counts as none, and its person can vote again. */
static uint32_t read_vote(struct vault *vault, const struct store_register *row)
{
	BUFFER_AUTO plain;
	ARENA_AUTO arena;
	struct kept_vote kept = {0};
	uint32_t chosen = 0;
	buffer_init(&plain);
	arena_init(&arena);
	if (!register_open(vault, row, &plain) ||
		!kept_vote_decode(plain.data, plain.size, &arena, &kept)) {
		if (!attempt_is_short())
			log_error("a damaged vote was met");
		return 0;
	}
	for (size_t i = 0; kept.has_picks && i < kept.picks.count; i++)
		chosen |= (uint32_t)1 << kept.picks.items[i].option;
	return chosen;
}

static bool fill(void *cookie, const struct store_register *row)
{
	struct filling *filling = cookie;
	if (filling->secret) {
		filling->box->lost = true;
		return false;
	}
	uint32_t chosen = read_vote(filling->vault, row);
	if (chosen) {
		struct ballot *ballot = ballot_of(filling->box, row->person);
		ballot->picks = ballot->settled = chosen;
	}
	return true;
}

enum store_result ballots_box(struct ballots *ballots, struct store *store, struct vault *vault,
	uint64_t room, const struct poll_state *poll, struct ballot_box **ret_box)
{
	struct ballot_box *box = find(ballots, room, poll->poll);
	if (box) {
		*ret_box = box;
		return STORE_OK;
	}
	box = memory_new(1, sizeof(*box));
	box->key = (struct ballot_box_key){room, poll->poll};
	box->fresh = true;
	HASH_ADD(hh, ballots->boxes, key, sizeof(box->key), box);
	struct filling filling = {vault, box, poll->asked.secrecy == POLL_SECRECY_SECRET};
	enum store_result result =
		store_registers_at(store, room, poll->poll, REGISTER_VOTE, fill, &filling);
	if (result == STORE_OK && attempt_is_short())
		result = STORE_FAILED;
	if (result != STORE_OK) {
		box_free(ballots, box);
		return result;
	}
	touch(ballots, box);
	*ret_box = box;
	return STORE_OK;
}

uint32_t box_picks(const struct ballot_box *box, uint64_t person)
{
	const struct ballot *ballot = NULL;
	HASH_FIND(hh, box->ballots, &person, sizeof(person), ballot);
	return ballot ? ballot->picks : 0;
}

size_t box_count(const struct ballot_box *box)
{
	size_t count = 0;
	for (const struct ballot *ballot = box->ballots; ballot; ballot = ballot->hh.next)
		count += ballot->picks != 0;
	return count;
}

void ballots_put(struct ballots *ballots, struct ballot_box *box, uint64_t person, uint32_t picks)
{
	touch(ballots, box);
	ballot_of(box, person)->picks = picks;
}

void ballots_take_out(struct ballots *ballots, uint64_t room, uint64_t poll, uint64_t person)
{
	struct ballot_box *box = find(ballots, room, poll);
	if (box && box_picks(box, person))
		ballots_put(ballots, box, person, 0);
}

void ballots_restart(struct ballots *ballots, struct ballot_box *box)
{
	touch(ballots, box);
	box->lost = false;
	box->fresh = true;
}

void ballots_close(struct ballots *ballots, uint64_t room, uint64_t poll)
{
	struct ballot_box *box = find(ballots, room, poll);
	if (!box)
		return;
	touch(ballots, box);
	box->closed = true;
}

void ballots_close_all(struct ballots *ballots, uint64_t room)
{
	for (struct ballot_box *box = ballots->boxes; box; box = box->hh.next)
		if (box->key.room == room)
			ballots_close(ballots, room, box->key.poll);
}

static void settle_box(struct ballot_box *box)
{
	struct ballot *ballot, *next;
	box->touched = box->fresh = false;
	HASH_ITER (hh, box->ballots, ballot, next) {
		ballot->settled = ballot->picks;
		if (ballot->picks)
			continue;
		HASH_DEL(box->ballots, ballot);
		free(ballot);
	}
}

void ballots_settle(struct ballots *ballots)
{
	while (ballots->touched) {
		struct ballot_box *box = ballots->touched;
		LL_DELETE2(ballots->touched, box, next_touched);
		if (box->closed)
			box_free(ballots, box);
		else
			settle_box(box);
	}
}

/* What was filled from registers that the batch had changed is filled again. */
void ballots_revert(struct ballots *ballots)
{
	while (ballots->touched) {
		struct ballot_box *box = ballots->touched;
		LL_DELETE2(ballots->touched, box, next_touched);
		if (box->fresh) {
			box_free(ballots, box);
			continue;
		}
		for (struct ballot *ballot = box->ballots; ballot; ballot = ballot->hh.next)
			ballot->picks = ballot->settled;
		box->closed = false;
		settle_box(box);
	}
}
