/* Who waits for the word, in order, and why they stand where they stand. */
#include "room/floor/work.h"

#include <stdlib.h>

/* The first of a hand's keys: what it is, whatever the others say. */
enum rank { RANK_ORDER, RANK_PLACED, RANK_DIRECT, RANK_ITEM, RANK_AFTER };

struct listing {
	const struct room *room;
	const struct meeting *meeting;
	const struct kept_floor *floor;
	enum floor_mode mode;
	struct kept_speaker most; /* of those whose hands are up to the item, who had most of it */
	struct waiting_list *list;
};

static int by_keys(const void *a, const void *b)
{
	const struct waiting *one = a, *other = b;
	for (size_t i = 0; i < sizeof(one->keys) / sizeof(*one->keys); i++)
		if (one->keys[i] != other->keys[i])
			return one->keys[i] < other->keys[i] ? -1 : 1;
	return one->hand.person < other->hand.person ? -1 : 1;
}

/* A place in the round that nobody can foresee, and all agree on. */
static int64_t place_in_round(int64_t seed, uint64_t person)
{
	uint64_t hash = (uint64_t)seed + person * UINT64_C(0x9e3779b97f4a7c15);
	hash = (hash ^ (hash >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	hash = (hash ^ (hash >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int64_t)((hash ^ (hash >> 31)) >> 1);
}

static struct kept_speaker record_of(const struct kept_floor *floor, uint64_t person)
{
	const struct kept_speaker *found = floor_speaker(floor, person);
	return found ? *found : (struct kept_speaker){.person = person};
}

static bool is_due_in_round(const struct listing *listing, const struct kept_speaker *record)
{
	return listing->mode == FLOOR_MODE_ROUND && !record->turns && !record->passed;
}

static bool had_less(const struct kept_speaker *one, const struct kept_speaker *other)
{
	return one->turns != other->turns ? one->turns < other->turns
					  : one->spoken_ms < other->spoken_ms;
}

static struct kept_speaker find_most(const struct kept_floor *floor)
{
	struct kept_speaker most = {0};
	for (size_t i = 0; i < floor->hands.count; i++) {
		const struct kept_speaker record = record_of(floor, floor->hands.items[i].person);
		if (floor->hands.items[i].kind == HAND_KIND_ITEM && had_less(&most, &record))
			most = record;
	}
	return most;
}

static enum floor_reason reason_for_item(
	const struct listing *listing, const struct kept_speaker *record)
{
	if (is_due_in_round(listing, record))
		return FLOOR_REASON_ROUND;
	if (listing->mode != FLOOR_MODE_BALANCED)
		return FLOOR_REASON_CAME;
	if (!record->turns)
		return FLOOR_REASON_FIRST;
	return had_less(record, &listing->most) ? FLOOR_REASON_FEWER : FLOOR_REASON_CAME;
}

static enum floor_reason reason_of(const struct listing *listing, const struct kept_hand *hand,
	const struct kept_speaker *record)
{
	if (hand->kind == HAND_KIND_ORDER)
		return FLOOR_REASON_ORDER;
	if (hand->placed)
		return FLOOR_REASON_PLACED;
	if (hand->kind == HAND_KIND_DIRECT)
		return FLOOR_REASON_DIRECT;
	return reason_for_item(listing, record);
}

static enum rank rank_of(const struct listing *listing, const struct kept_hand *hand,
	const struct kept_speaker *record)
{
	if (hand->kind == HAND_KIND_ORDER)
		return RANK_ORDER;
	if (hand->has_place)
		return RANK_PLACED;
	if (hand->kind == HAND_KIND_DIRECT)
		return RANK_DIRECT;
	bool waits = listing->mode == FLOOR_MODE_ROUND && !is_due_in_round(listing, record);
	return waits ? RANK_AFTER : RANK_ITEM;
}

static void add(struct listing *listing, const struct kept_hand *hand)
{
	const struct kept_speaker record = record_of(listing->floor, hand->person);
	struct waiting_list *list = listing->list;
	enum rank rank = rank_of(listing, hand, &record);
	struct waiting *waiting = &list->items[list->count];
	*waiting = (struct waiting){.hand = *hand,
		.reason = reason_of(listing, hand, &record),
		.keys = {rank, 0, 0, hand->raised}};
	if (rank == RANK_PLACED) {
		waiting->keys[1] = hand->place;
	} else if (rank == RANK_ITEM && listing->mode == FLOOR_MODE_BALANCED) {
		waiting->keys[1] = record.turns;
		waiting->keys[2] = record.spoken_ms;
	} else if (rank == RANK_ITEM && listing->mode == FLOOR_MODE_ROUND) {
		waiting->keys[1] = place_in_round(listing->floor->seed, hand->person);
	}
	list->count++;
}

/* In a round everybody waits, a raised hand or not. */
static void add_round(struct listing *listing)
{
	const struct kept_floor *floor = listing->floor;
	size_t raised = listing->list->count;
	for (size_t i = 0; i < listing->meeting->here.count; i++) {
		uint64_t person = listing->meeting->here.items[i].person;
		const struct kept_speaker record = record_of(floor, person);
		const struct kept_hand hand = {
			.person = person, .kind = HAND_KIND_ITEM, .raised = floor->began};
		bool speaks = floor->has_speaker && floor->speaker.person == person;
		bool stands = false;
		for (size_t j = 0; j < raised; j++)
			stands = stands || listing->list->items[j].hand.person == person;
		if (!speaks && !stands && is_due_in_round(listing, &record) &&
			room_member_role(listing->room, person))
			add(listing, &hand);
	}
}

void floor_order(const struct room *room, const struct meeting *meeting,
	const struct kept_floor *floor, struct waiting_list *ret_list)
{
	struct listing listing = {room, meeting, floor,
		floor_mode_at(meeting, floor->has_item, floor->item), find_most(floor), ret_list};
	ret_list->count = 0;
	for (size_t i = 0; i < floor->hands.count; i++)
		if (floor_reaches(room, meeting, floor->hands.items[i].person))
			add(&listing, &floor->hands.items[i]);
	if (listing.mode == FLOOR_MODE_ROUND)
		add_round(&listing);
	qsort(ret_list->items, ret_list->count, sizeof(*ret_list->items), by_keys);
}

struct waiting *waiting_find(struct waiting_list *list, uint64_t person)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].hand.person == person)
			return &list->items[i];
	return NULL;
}

static struct floor_hand_list show_list(const struct waiting_list *list, struct arena *arena)
{
	struct floor_hand_list queue = {0};
	queue.items = arena_new(arena, list->count * sizeof(*queue.items));
	for (size_t i = 0; i < list->count; i++) {
		const struct waiting *waiting = &list->items[i];
		queue.items[queue.count++] = (struct floor_hand){waiting->hand.person,
			waiting->hand.kind, waiting->hand.raised, waiting->reason};
	}
	return queue;
}

static struct person_ref_list show_spoken(const struct kept_floor *kept, struct arena *arena)
{
	struct person_ref_list spoken = {0};
	spoken.items = arena_new(arena, kept->speakers.count * sizeof(*spoken.items));
	for (size_t i = 0; i < kept->speakers.count; i++) {
		const struct kept_speaker *speaker = &kept->speakers.items[i];
		bool speaks = kept->has_speaker && kept->speaker.person == speaker->person;
		if (speaker->spoken || speaks)
			spoken.items[spoken.count++].person = speaker->person;
	}
	return spoken;
}

static struct person_ref_list show_ready(const struct kept_floor *kept, struct arena *arena)
{
	const struct person_ref_list *ready = &kept->check.ready;
	struct person_ref_list copy = {0};
	copy.items = arena_new(arena, ready->count * sizeof(*copy.items));
	for (size_t i = 0; i < ready->count; i++)
		copy.items[copy.count++] = ready->items[i];
	return copy;
}

void floor_show(const struct room *room, const struct meeting *meeting,
	const struct kept_floor *kept, struct arena *arena, struct floor *ret_floor)
{
	struct waiting_list *list = arena_new(arena, sizeof(*list));
	floor_order(room, meeting, kept, list);
	*ret_floor = (struct floor){
		.meeting = meeting->meeting,
		.revision = kept->revision,
		.turns = kept->turns,
		.has_item = kept->has_item,
		.item = kept->item,
		.closed = kept->closed,
		.has_speaker = kept->has_speaker,
		.speaker = kept->speaker,
		.queue = show_list(list, arena),
		.spoken = show_spoken(kept, arena),
		.has_check = kept->has_check,
		.check = {kept->check.asked, show_ready(kept, arena)},
		.has_back = kept->has_back,
		.back = kept->back.person,
	};
}
