/* Who has the word: it is given, ended, taken back. */
#include "room/floor/work.h"

enum { SECOND_MS = 1000, DAY_MS = 24 * 60 * MINUTE_MS }; /* DAY_MS bounds times, as in proto/ */

static int64_t at_most_a_day(int64_t ms)
{
	if (ms > DAY_MS)
		return DAY_MS;
	return ms < -DAY_MS ? -DAY_MS : ms;
}

int64_t turn_lasted_ms(
	const struct kept_floor *floor, const struct floor_turn *turn, int64_t now_ms)
{
	int64_t until_ms = floor->has_paused && floor->paused < now_ms ? floor->paused : now_ms;
	return until_ms > turn->since ? at_most_a_day(until_ms - turn->since) : 0;
}

void turn_end(struct kept_floor *floor, int64_t now_ms)
{
	struct kept_speaker *record = floor_speaker(floor, floor->speaker.person);
	if (floor->has_speaker && record) {
		record->spoken = true;
		record->spoken_ms = at_most_a_day(
			record->spoken_ms + turn_lasted_ms(floor, &floor->speaker, now_ms));
	}
	floor->has_speaker = false;
}

static void pause(struct floor_turn *turn, int64_t now_ms)
{
	turn->has_left_ms = turn->has_until;
	turn->left_ms = at_most_a_day(turn->until - now_ms);
	turn->has_until = false;
}

void turns_pause(struct kept_floor *floor, int64_t now_ms)
{
	if (floor->has_speaker)
		pause(&floor->speaker, now_ms);
	if (floor->has_back && floor->back.has_before)
		pause(&floor->back.before, now_ms);
	floor->has_paused = true;
	floor->paused = now_ms;
}

static void go_on(const struct kept_floor *floor, struct floor_turn *turn, int64_t now_ms)
{
	turn->since = now_ms - turn_lasted_ms(floor, turn, now_ms);
	turn->has_until = turn->has_left_ms;
	turn->until = now_ms + turn->left_ms;
	turn->has_left_ms = false;
}

void turns_go_on(struct kept_floor *floor, int64_t now_ms)
{
	if (floor->has_speaker)
		go_on(floor, &floor->speaker, now_ms);
	if (floor->has_back && floor->back.has_before)
		go_on(floor, &floor->back.before, now_ms);
	floor->has_paused = false;
}

/* As long as the item says; while the meeting is paused that counts from when it goes on. */
static struct floor_turn turn_begin(const struct floor_work *work, uint64_t person)
{
	const struct kept_floor *floor = &work->floor;
	const struct agenda_item *item =
		floor->has_item ? agenda_find(&work->meeting->agenda, floor->item) : NULL;
	bool is_limited = item && item->has_turn_s;
	int64_t limit_ms = is_limited ? item->turn_s * SECOND_MS : 0;
	return (struct floor_turn){
		.person = person,
		.since = work->now_ms,
		.has_until = is_limited && !floor->has_paused,
		.until = work->now_ms + limit_ms,
		.has_left_ms = is_limited && floor->has_paused,
		.left_ms = limit_ms,
	};
}

/* Takes up the floor where it is at the turn that somebody has seen. */
static bool take_up(struct floor_work *work, const struct matter *matter, struct decision *decision,
	int64_t seen, struct refusal *ret_refusal)
{
	if (!floor_work_begin(work, matter, decision, ret_refusal))
		return false;
	return seen == work->floor.turns || refuse(ret_refusal, ERROR_OUTDATED);
}

/* A point of order is no turn at the item. */
static int64_t turns_of(const struct kept_hand *hand)
{
	return hand && hand->kind == HAND_KIND_ORDER ? 0 : 1;
}

/* How it was before somebody was given the word. waiting NULL: they were not on the list. */
static struct kept_back back_from(
	const struct kept_floor *floor, uint64_t person, const struct waiting *waiting)
{
	struct kept_back back = {.person = person,
		.has_hand = waiting != NULL,
		.has_before = floor->has_speaker,
		.before = floor->speaker};
	if (waiting)
		back.hand = waiting->hand;
	return back;
}

bool rule_floor_give(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct floor_give_params *params = &matter->command->params.floor_give;
	struct floor_work work;
	struct kept_floor *floor = &work.floor;
	struct waiting_list list;
	if (!take_up(&work, matter, decision, params->seen, ret_refusal))
		return false;
	if (params->has_person && !floor_reaches(matter->room, work.meeting, params->person))
		return refuse_field(ret_refusal, "person", "unknown_person");
	floor_order(matter->room, work.meeting, floor, &list);
	if (!params->has_person && !list.count)
		return refuse_field(ret_refusal, "person", "missing");
	uint64_t person = params->has_person ? params->person : list.items[0].hand.person;
	const struct waiting *waiting = waiting_find(&list, person);
	floor->has_back = true;
	floor->back = back_from(floor, person, waiting);
	turn_end(floor, work.now_ms);
	floor_drop_hand(floor, person);
	floor->has_speaker = true;
	floor->speaker = turn_begin(&work, person);
	floor->turns++;
	floor_add_speaker(floor, work.meeting, person)->turns +=
		turns_of(waiting ? &waiting->hand : NULL);
	floor_work_keep(&work);
	return true;
}

bool rule_floor_end(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	struct floor_work work;
	struct kept_floor *floor = &work.floor;
	if (!take_up(&work, matter, decision, matter->command->params.floor_end.seen, ret_refusal))
		return false;
	bool is_own = floor->has_speaker && floor->speaker.person == matter->who->person;
	if (!is_own && !floor_is_led(&work))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	if (!floor->has_speaker)
		return true;
	turn_end(floor, work.now_ms);
	floor->has_back = false;
	floor->turns++;
	floor_work_keep(&work);
	return true;
}

/* Whoever was on the list stands first there again, those who are placed after them. */
static void put_first(struct floor_work *work, const struct kept_hand *hand)
{
	struct kept_floor *floor = &work->floor;
	/* since they were given the word */
	const struct kept_hand *raised = floor_hand(floor, hand->person);
	struct kept_hand first = raised && floor_is_unraised(floor, hand) ? *raised : *hand;
	struct waiting_list list;
	int64_t place = 0;
	first.has_place = first.kind != HAND_KIND_ORDER;
	first.place = 0;
	floor_drop_hand(floor, first.person);
	floor_add_hand(floor, &first);
	floor_order(work->matter->room, work->meeting, floor, &list);
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].hand.has_place)
			floor_hand(floor, list.items[i].hand.person)->place = ++place;
	floor_hand(floor, first.person)->place = 1; /* on the list or not: they may have left */
}

/* Whoever had it before has it again, as if nobody else had had it meanwhile. */
static void give_back(struct floor_work *work, const struct floor_turn *before, int64_t now_ms)
{
	struct kept_floor *floor = &work->floor;
	struct kept_speaker *record = floor_add_speaker(floor, work->meeting, before->person);
	record->spoken_ms -= turn_lasted_ms(floor, before, now_ms);
	if (record->spoken_ms < 0)
		record->spoken_ms = 0;
	floor->has_speaker = true;
	floor->speaker = *before;
	const struct kept_hand *hand = floor_hand(floor, before->person);
	if (hand && floor_is_unraised(floor, hand)) /* a round had put them on the list again */
		floor_drop_hand(floor, before->person);
}

bool rule_floor_back(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	struct floor_work work;
	struct kept_floor *floor = &work.floor;
	if (!take_up(&work, matter, decision, matter->command->params.floor_back.seen, ret_refusal))
		return false;
	if (!floor->has_back)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	const struct kept_back back = floor->back;
	int64_t given_ms = floor->speaker.since;
	floor->has_back = floor->has_speaker = false;
	floor->turns++;
	floor_add_speaker(floor, work.meeting, back.person)->turns -=
		turns_of(back.has_hand ? &back.hand : NULL);
	if (back.has_before)
		give_back(&work, &back.before, given_ms);
	if (back.has_hand)
		put_first(&work, &back.hand);
	floor_work_keep(&work);
	return true;
}
