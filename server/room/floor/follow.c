/* What becomes of the floor with its meeting. */
#include "room/floor/work.h"

#include "proto/copy.h"

static bool is_same_item(const struct kept_floor *floor, const struct meeting_run *run)
{
	return floor->has_item == run->has_item && (!run->has_item || floor->item == run->item);
}

/* A new item begins with an empty list; a point of order is none of an item's. */
static bool follow_item(
	struct kept_floor *floor, const struct meeting *is, int64_t now_ms, uint64_t seed)
{
	const struct kept_floor next = floor_begin(is, now_ms, seed);
	size_t count = 0;
	if (is_same_item(floor, &is->run))
		return false;
	floor->turns += floor->has_speaker;
	turn_end(floor, now_ms);
	for (size_t i = 0; i < floor->hands.count; i++)
		if (floor->hands.items[i].kind == HAND_KIND_ORDER)
			floor->hands.items[count++] = floor->hands.items[i];
	floor->hands.count = count;
	for (size_t i = 0; i < floor->speakers.count; i++) {
		floor->speakers.items[i].turns = 0;
		floor->speakers.items[i].passed = false;
	}
	floor->has_item = next.has_item;
	floor->item = next.item;
	floor->began = next.began;
	floor->seed = next.seed;
	floor->closed = floor->has_check = floor->has_back = false;
	floor->check.ready.count = 0;
	return true;
}

static bool follow_pauses(struct kept_floor *floor, const struct meeting *is, int64_t now_ms)
{
	bool paused = is->run.phase == MEETING_PHASE_PAUSED;
	if (paused == floor->has_paused)
		return false;
	if (paused)
		turns_pause(floor, now_ms);
	else
		turns_go_on(floor, now_ms);
	return true;
}

/* Whoever has left is not on the list, nor has the word, nor would get it back. */
static bool drop_person(struct kept_floor *floor, uint64_t person, int64_t now_ms)
{
	bool was_there = floor_drop_hand(floor, person);
	was_there = floor_drop_ready(floor, person) || was_there;
	if (floor->has_back && floor->back.person == person) {
		floor->has_back = false;
		was_there = true;
	}
	if (floor->has_back && floor->back.has_before && floor->back.before.person == person) {
		floor->back.has_before = false;
		was_there = true;
	}
	if (!floor->has_speaker || floor->speaker.person != person)
		return was_there;
	turn_end(floor, now_ms);
	floor->turns++;
	return true;
}

static bool follow_people(struct kept_floor *floor, const struct meeting *was,
	const struct meeting *is, int64_t now_ms)
{
	bool changed = floor_mode_at(is, floor->has_item, floor->item) == FLOOR_MODE_ROUND;
	if (was->here.count == is->here.count)
		return false;
	for (size_t i = 0; i < was->here.count; i++)
		if (!meeting_has(is, was->here.items[i].person))
			changed = drop_person(floor, was->here.items[i].person, now_ms) || changed;
	return changed;
}

/* Forgets where a hand was put. False: it was put there by a round, and not raised. */
static bool unplace(const struct kept_floor *floor, struct kept_hand *hand)
{
	hand->has_place = hand->has_placed = hand->placed = false;
	return !floor_is_unraised(floor, hand);
}

/* Where the word is given by another mode nobody stands where they stood before. */
static bool follow_mode(
	struct kept_floor *floor, const struct meeting *was, const struct meeting *is)
{
	size_t count = 0;
	if (floor_mode_at(was, floor->has_item, floor->item) ==
		floor_mode_at(is, floor->has_item, floor->item))
		return false;
	for (size_t i = 0; i < floor->hands.count; i++) {
		struct kept_hand hand = floor->hands.items[i];
		if (unplace(floor, &hand))
			floor->hands.items[count++] = hand;
	}
	floor->hands.count = count;
	if (floor->has_back && floor->back.has_hand)
		floor->back.has_hand = unplace(floor, &floor->back.hand);
	return true;
}

bool floor_follow(const struct meeting *was, const struct meeting *is,
	const struct kept_floor *kept, int64_t now_ms, uint64_t seed, struct arena *arena,
	struct kept_floor *ret_floor)
{
	struct kept_floor floor;
	bool changed = false;
	if (!meeting_goes_on(is))
		return false;
	if (!kept) { /* a round begins by itself, and all else with the first hand */
		changed = floor_mode_at(is, is->run.has_item, is->run.item) == FLOOR_MODE_ROUND;
		floor = floor_begin(is, now_ms, seed);
	} else {
		floor = kept_floor_copy(kept, arena);
		changed = follow_item(&floor, is, now_ms, seed);
		changed = changed || follow_mode(&floor, was, is);
		changed = follow_pauses(&floor, is, now_ms) || changed;
		changed = follow_people(&floor, was, is, now_ms) || changed;
	}
	if (!changed)
		return false;
	floor.revision++;
	*ret_floor = floor;
	return true;
}
