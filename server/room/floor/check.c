/* Whether all are ready, apart from hands. */
#include "room/floor/work.h"

#include <string.h>

bool rule_floor_check(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	bool open = matter->command->params.floor_check.open;
	struct floor_work work;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	if (work.floor.has_check == open)
		return true;
	work.floor.has_check = open;
	work.floor.check.asked = work.now_ms;
	work.floor.check.ready.count = 0;
	floor_work_keep(&work);
	return true;
}

bool floor_drop_ready(struct kept_floor *floor, uint64_t person)
{
	struct person_ref_list *ready = &floor->check.ready;
	for (size_t i = 0; i < ready->count; i++) {
		if (ready->items[i].person != person)
			continue;
		ready->count--;
		memmove(ready->items + i, ready->items + i + 1,
			(ready->count - i) * sizeof(*ready->items));
		return true;
	}
	return false;
}

bool rule_floor_ready(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	bool wanted = matter->command->params.floor_ready.ready;
	uint64_t person = matter->who->person;
	struct floor_work work;
	struct person_ref_list *ready = &work.floor.check.ready;
	if (!floor_work_begin(&work, matter, decision, ret_refusal))
		return false;
	if (!work.floor.has_check)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	bool was = floor_drop_ready(&work.floor, person);
	if (wanted)
		ready->items[ready->count++].person = person;
	if (was != wanted)
		floor_work_keep(&work);
	return true;
}
