/* Who wants the word: hands are raised, lowered and put elsewhere; the list is closed. */
#include "room/floor/work.h"

/* Later than its item began, which tells it from a hand that a round has put there, and than any
 * other: no two are raised at the same moment. */
static int64_t raised_at(const struct floor_work *work)
{
	const struct kept_floor *floor = &work->floor;
	int64_t latest_ms = floor->began;
	if (floor->has_back && floor->back.has_hand && floor->back.hand.raised > latest_ms)
		latest_ms = floor->back.hand.raised;
	for (size_t i = 0; i < floor->hands.count; i++)
		if (floor->hands.items[i].raised > latest_ms)
			latest_ms = floor->hands.items[i].raised;
	return work->now_ms > latest_ms ? work->now_ms : latest_ms + 1;
}

bool rule_floor_raise(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	enum hand_kind kind = matter->command->params.floor_raise.kind;
	struct floor_work work;
	struct kept_floor *floor = &work.floor;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	const struct kept_hand *was = floor_hand(floor, matter->who->person);
	bool is_same = was && was->kind == kind;
	if (is_same && !floor_is_unraised(floor, was))
		return true;
	if (floor->closed && kind != HAND_KIND_ORDER)
		return refuse(ret_refusal, ERROR_LIST_CLOSED);
	struct kept_hand hand = {
		.person = matter->who->person, .kind = kind, .raised = raised_at(&work)};
	if (is_same) { /* they stand where they were put */
		hand.has_place = was->has_place;
		hand.place = was->place;
		hand.has_placed = was->has_placed;
		hand.placed = was->placed;
	}
	floor_drop_hand(floor, hand.person);
	floor_add_hand(floor, &hand);
	floor_work_keep(&work);
	return true;
}

bool rule_floor_lower(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct floor_lower_params *params = &matter->command->params.floor_lower;
	uint64_t person = params->has_person ? params->person : matter->who->person;
	bool is_own = person == matter->who->person && !params->everyone;
	struct floor_work work;
	if (params->has_person && params->everyone)
		return refuse_field(ret_refusal, "everyone", "malformed");
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	if (!is_own && !floor_is_led(&work))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	bool lowered = params->everyone ? work.floor.hands.count > 0
					: floor_drop_hand(&work.floor, person);
	if (params->everyone)
		work.floor.hands.count = 0;
	if (lowered)
		floor_work_keep(&work);
	return true;
}

/* Takes somebody out of the list and puts them before another; points of order are not placed, and
 * stand before all that are. */
static void rearrange(struct waiting_list *list, uint64_t person, const struct waiting *before)
{
	struct waiting moved = *waiting_find(list, person);
	uint64_t next = before ? before->hand.person : NOBODY;
	size_t count = 0;
	moved.hand.has_placed = moved.hand.placed = true;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].hand.person != person)
			list->items[count++] = list->items[i];
	size_t at = count;
	while (at > 0 && next && list->items[at - 1].hand.person != next)
		at--;
	if (next)
		at--;
	for (size_t i = count; i > at; i--)
		list->items[i] = list->items[i - 1];
	list->items[at] = moved;
}

/* The list stays as it is. */
static void freeze(struct kept_floor *floor, const struct waiting_list *list)
{
	int64_t place = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct kept_hand hand = list->items[i].hand;
		if (hand.kind == HAND_KIND_ORDER)
			continue;
		hand.has_place = true;
		hand.place = ++place;
		struct kept_hand *kept = floor_hand(floor, hand.person);
		if (kept)
			*kept = hand;
		else
			floor_add_hand(floor, &hand);
	}
}

bool rule_floor_move(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct floor_move_params *params = &matter->command->params.floor_move;
	struct floor_work work;
	struct waiting_list list;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	floor_order(matter->room, work.meeting, &work.floor, &list);
	const struct waiting *moved = waiting_find(&list, params->person);
	const struct waiting *before =
		params->has_before ? waiting_find(&list, params->before) : NULL;
	if (!moved)
		return refuse_field(ret_refusal, "person", "unknown_person");
	if (params->has_before && !before)
		return refuse_field(ret_refusal, "before", "unknown_person");
	if (moved == before || moved->hand.kind == HAND_KIND_ORDER)
		return true;
	rearrange(&list, params->person, before);
	freeze(&work.floor, &list);
	floor_work_keep(&work);
	return true;
}

bool rule_floor_close(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	bool closed = matter->command->params.floor_close.closed;
	struct floor_work work;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	if (work.floor.closed == closed)
		return true;
	work.floor.closed = closed;
	floor_work_keep(&work);
	return true;
}

/* Who passes does not want the word to the item any more; a direct reply or a point of order is
 * another matter. */
bool rule_floor_pass(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct floor_pass_params *params = &matter->command->params.floor_pass;
	uint64_t person = params->has_person ? params->person : matter->who->person;
	bool is_own = person == matter->who->person;
	struct floor_work work;
	struct kept_floor *floor = &work.floor;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	if (!is_own && !floor_is_led(&work))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	if (!floor_reaches(matter->room, work.meeting, person))
		return is_own ? refuse(ret_refusal, ERROR_NOT_ALLOWED)
			      : refuse_field(ret_refusal, "person", "unknown_person");
	if (floor_mode_at(work.meeting, floor->has_item, floor->item) != FLOOR_MODE_ROUND)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	struct kept_speaker *record = floor_add_speaker(floor, work.meeting, person);
	if (record->turns || record->passed)
		return true;
	record->passed = true;
	const struct kept_hand *hand = floor_hand(floor, person);
	if (hand && hand->kind == HAND_KIND_ITEM)
		floor_drop_hand(floor, person);
	floor_work_keep(&work);
	return true;
}
