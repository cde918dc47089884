#include "room/floor/work.h"

#include "base/memory.h"

#include <string.h>

static const uint64_t SEED_MASK = (UINT64_C(1) << 53) - 1; /* as proto/ says of seed */

struct kept_floor floor_begin(const struct meeting *meeting, int64_t now_ms, uint64_t seed)
{
	return (struct kept_floor){
		.has_item = meeting->run.has_item,
		.item = meeting->run.item,
		.began = now_ms,
		.seed = (int64_t)(seed & SEED_MASK),
		.has_paused = meeting->run.phase == MEETING_PHASE_PAUSED,
		.paused = now_ms,
	};
}

/* A list that a rule may change, in an array with place for everybody. */
#define TAKE_OVER(list, array)                                                                     \
	do {                                                                                       \
		if ((list).count)                                                                  \
			memcpy(array, (list).items, (list).count * sizeof(*(list).items));         \
		(list).items = (array);                                                            \
	} while (0)

bool floor_work_begin(struct floor_work *work, const struct matter *matter,
	struct decision *decision, struct refusal *ret_refusal)
{
	const struct room *room = matter->room;
	const struct meeting *meeting = meetings_find(room, matter->subject->seq);
	const struct kept_floor *kept = meetings_floor(room, matter->subject->seq);
	if (!meeting)
		BUG("a rule about the floor of a meeting that is not there");
	if (!meeting_goes_on(meeting))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	*work = (struct floor_work){
		.matter = matter,
		.meeting = meeting,
		.decision = decision,
		.now_ms = room_now_ms(room, matter->moment),
	};
	work->floor = kept ? *kept : floor_begin(meeting, work->now_ms, matter->moment->seed);
	TAKE_OVER(work->floor.hands, decision->hands);
	TAKE_OVER(work->floor.speakers, decision->speakers);
	TAKE_OVER(work->floor.check.ready, decision->ready);
	return true;
}

void floor_work_keep(struct floor_work *work)
{
	work->floor.revision++;
	work->decision->floor = work->floor;
}

bool floor_is_led(const struct floor_work *work)
{
	const struct matter *matter = work->matter;
	return meeting_is_led_by(matter->room, work->meeting, matter->who->person);
}

enum floor_mode floor_mode_at(const struct meeting *meeting, bool has_item, int64_t item)
{
	const struct agenda_item *found = has_item ? agenda_find(&meeting->agenda, item) : NULL;
	if (!found)
		return (enum floor_mode)0;
	return found->has_floor ? found->floor : FLOOR_MODE_IN_ORDER;
}

bool floor_reaches(const struct room *room, const struct meeting *meeting, uint64_t person)
{
	return meeting_has(meeting, person) && room_member_role(room, person);
}

struct kept_hand *floor_hand(struct kept_floor *floor, uint64_t person)
{
	for (size_t i = 0; i < floor->hands.count; i++)
		if (floor->hands.items[i].person == person)
			return &floor->hands.items[i];
	return NULL;
}

void floor_add_hand(struct kept_floor *floor, const struct kept_hand *hand)
{
	if (floor->hands.count == PROTO_MEETING_ANSWERS_MAX)
		BUG("more hands than people in a meeting");
	floor->hands.items[floor->hands.count++] = *hand;
}

bool floor_drop_hand(struct kept_floor *floor, uint64_t person)
{
	struct kept_hand *hand = floor_hand(floor, person);
	if (!hand)
		return false;
	size_t after = (size_t)(floor->hands.items + floor->hands.count - (hand + 1));
	memmove(hand, hand + 1, after * sizeof(*hand));
	floor->hands.count--;
	return true;
}

/* What is raised is raised after its item began: hands.c sees to it. */
bool floor_is_unraised(const struct kept_floor *floor, const struct kept_hand *hand)
{
	return hand->kind == HAND_KIND_ITEM && hand->raised <= floor->began;
}

struct kept_speaker *floor_speaker(const struct kept_floor *floor, uint64_t person)
{
	for (size_t i = 0; i < floor->speakers.count; i++)
		if (floor->speakers.items[i].person == person)
			return &floor->speakers.items[i];
	return NULL;
}

/* Where to put somebody who is not among them. */
static struct kept_speaker *place_of_speaker(
	struct kept_speaker_list *speakers, const struct meeting *meeting)
{
	if (speakers->count < PROTO_MEETING_ANSWERS_MAX)
		return &speakers->items[speakers->count++];
	for (size_t i = 0; i < speakers->count; i++)
		if (!meeting_has(meeting, speakers->items[i].person))
			return &speakers->items[i];
	BUG("more speakers than people in a meeting");
}

struct kept_speaker *floor_add_speaker(
	struct kept_floor *floor, const struct meeting *meeting, uint64_t person)
{
	struct kept_speaker *found = floor_speaker(floor, person);
	if (found)
		return found;
	struct kept_speaker *place = place_of_speaker(&floor->speakers, meeting);
	*place = (struct kept_speaker){.person = person};
	return place;
}
