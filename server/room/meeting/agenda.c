/* The items of an agenda: adding, changing, moving, removing; what came out of them. */
#include "room/meeting/work.h"

#include "proto/gen/limits.h"

#include <string.h>

struct agenda_item item_of_draft(const struct agenda_draft *draft, int64_t number)
{
	bool standing = draft->standing || draft->review; /* a review is of every last time */
	return (struct agenda_item){
		.item = number,
		.title = draft->title,
		.purpose = draft->purpose,
		.minutes = draft->minutes,
		.has_outcome = draft->outcome.size > 0,
		.outcome = draft->outcome,
		.has_owner = draft->has_owner,
		.owner = draft->owner,
		.has_links = draft->links.count > 0,
		.links = draft->links,
		.has_standing = standing,
		.standing = standing,
		.has_review = draft->review,
		.review = draft->review,
		.has_floor = draft->has_floor && draft->floor != FLOOR_MODE_IN_ORDER,
		.floor = draft->floor,
		.has_turn_s = draft->has_turn_s,
		.turn_s = draft->turn_s,
		.state = ITEM_STATE_OPEN,
	};
}

static bool owner_fits(const struct matter *matter, uint64_t owner, struct refusal *ret_refusal)
{
	return room_member_role(matter->room, owner) ||
	       refuse_field(ret_refusal, "owner", "unknown_person");
}

bool draft_fits(
	const struct matter *matter, const struct agenda_draft *draft, struct refusal *ret_refusal)
{
	return (!draft->has_owner || owner_fits(matter, draft->owner, ret_refusal)) &&
	       links_fit(&draft->links, ret_refusal);
}

static size_t count_bytes(const struct agenda_item *item)
{
	size_t bytes = item->title.size + (item->has_outcome ? item->outcome.size : 0);
	for (size_t i = 0; item->has_links && i < item->links.count; i++)
		bytes += item->links.items[i].title.size + item->links.items[i].address.size;
	return bytes;
}

bool agenda_fits(const struct agenda *agenda, struct refusal *ret_refusal)
{
	size_t bytes = 0;
	for (size_t i = 0; i < agenda->items.count; i++)
		bytes += count_bytes(&agenda->items.items[i]);
	return bytes <= PROTO_AGENDA_BYTES || refuse(ret_refusal, ERROR_TOO_MANY);
}

static bool leads(const struct work *work)
{
	return meeting_is_led_by(work->matter->room, &work->meeting, work->matter->who->person);
}

/* Those who answer for the meeting, and who proposed it while it is proposed. */
static bool may_edit(const struct work *work, const struct agenda_item *item)
{
	return leads(work) ||
	       (item->state == ITEM_STATE_PROPOSED && item->by == work->matter->who->person);
}

/* Where an item that comes before this one is to stand. False: there is no such item. */
static bool place_before(struct work *work, bool given, int64_t before, size_t *ret_at)
{
	struct agenda_item_list *items = &work->meeting.agenda.items;
	const struct agenda_item *item = given ? work_item(work, before) : NULL;
	*ret_at = item ? (size_t)(item - items->items) : items->count;
	return item || !given;
}

static void put_at(struct agenda_item_list *items, size_t at, const struct agenda_item *item)
{
	memmove(items->items + at + 1, items->items + at,
		(items->count - at) * sizeof(*items->items));
	items->items[at] = *item;
	items->count++;
}

static void take_out(struct agenda_item_list *items, const struct agenda_item *item)
{
	size_t at = (size_t)(item - items->items);
	items->count--;
	memmove(items->items + at, items->items + at + 1,
		(items->count - at) * sizeof(*items->items));
}

bool rule_agenda_add(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct agenda_add_params *params = &matter->command->params.agenda_add;
	struct work work;
	struct agenda *agenda = &work.meeting.agenda;
	size_t at;
	work_begin(&work, matter, decision, meeting_of(matter));
	if (agenda->items.count >= PROTO_AGENDA_MAX || agenda->made >= PROTO_AGENDA_ITEMS_EVER)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (!draft_fits(matter, &params->draft, ret_refusal))
		return false;
	if (!place_before(&work, params->has_before, params->before, &at))
		return refuse_field(ret_refusal, "before", "unknown");
	struct agenda_item item = item_of_draft(&params->draft, ++agenda->made);
	if (!leads(&work)) {
		item.state = ITEM_STATE_PROPOSED;
		item.has_by = true;
		item.by = matter->who->person;
	}
	put_at(&agenda->items, at, &item);
	if (!agenda_fits(agenda, ret_refusal))
		return false;
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}

static void put_words(const struct agenda_change_params *params, struct agenda_item *item)
{
	if (params->has_title)
		item->title = params->title;
	if (params->has_purpose)
		item->purpose = params->purpose;
	put_text(params->has_outcome, params->outcome, &item->has_outcome, &item->outcome);
	if (params->has_owner) {
		item->has_owner = true;
		item->owner = params->owner;
	}
	if (params->has_links) {
		item->has_links = params->links.count > 0;
		item->links = params->links;
	}
}

static void put_floor(const struct agenda_change_params *params, struct agenda_item *item)
{
	if (params->has_floor) {
		item->has_floor = params->floor != FLOOR_MODE_IN_ORDER;
		item->floor = params->floor;
	}
	if (params->has_turn_s) {
		item->has_turn_s = params->turn_s > 0;
		item->turn_s = params->turn_s;
	}
}

static void put_marks(const struct agenda_change_params *params, struct agenda_item *item)
{
	if (params->has_review)
		item->has_review = item->review = params->review;
	if (params->has_standing)
		item->standing = params->standing;
	item->has_standing = item->standing = item->standing || item->review;
	if (params->has_state)
		item->state = params->state;
}

static bool change_fits(struct work *work, const struct agenda_change_params *params,
	const struct agenda_item *item, struct refusal *ret_refusal)
{
	if (!may_edit(work, item) || (params->has_state && !leads(work)))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	if (params->has_state && params->state == ITEM_STATE_PROPOSED)
		return refuse_field(ret_refusal, "state", "not_one_of");
	if (params->has_state && params->state != ITEM_STATE_OPEN && item == work_current(work))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (params->has_owner && !owner_fits(work->matter, params->owner, ret_refusal))
		return false;
	if (params->has_turn_s && params->turn_s && params->turn_s < PROTO_TURN_S_MIN) {
		*ret_refusal = refusal_of_field("turn_s", "too_small", PROTO_TURN_S_MIN);
		return false;
	}
	return !params->has_links || links_fit(&params->links, ret_refusal);
}

bool rule_agenda_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct agenda_change_params *params = &matter->command->params.agenda_change;
	struct work work;
	work_begin(&work, matter, decision, meeting_of(matter));
	struct agenda_item *item = work_item(&work, params->item);
	if (!item)
		return refuse_field(ret_refusal, "item", "unknown");
	if (!change_fits(&work, params, item, ret_refusal))
		return false;
	int64_t more = params->has_minutes ? params->minutes - item->minutes : 0;
	put_words(params, item);
	put_marks(params, item);
	put_floor(params, item);
	if (!agenda_fits(&work.meeting.agenda, ret_refusal))
		return false;
	item->has_planned = item->has_planned && !params->has_minutes; /* planned anew */
	work_give(&work, item, more);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	if (more && work.meeting.run.has_deadline && item == work_current(&work))
		work_tell(&work, EVENT_MEETING_MOVED);
	return true;
}

bool rule_agenda_move(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct agenda_move_params *params = &matter->command->params.agenda_move;
	struct work work;
	size_t at;
	work_begin(&work, matter, decision, meeting_of(matter));
	struct agenda_item_list *items = &work.meeting.agenda.items;
	const struct agenda_item *item = work_item(&work, params->item);
	if (!item)
		return refuse_field(ret_refusal, "item", "unknown");
	if (!place_before(&work, params->has_before, params->before, &at))
		return refuse_field(ret_refusal, "before", "unknown");
	const struct agenda_item moved = *item;
	if (item < items->items + at)
		at--;
	take_out(items, item);
	put_at(items, at, &moved);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}

bool rule_agenda_remove(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	struct work work;
	work_begin(&work, matter, decision, meeting_of(matter));
	const struct agenda_item *item =
		work_item(&work, matter->command->params.agenda_remove.item);
	if (!item)
		return refuse_field(ret_refusal, "item", "unknown");
	if (!may_edit(&work, item))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	if (item == work_current(&work))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	take_out(&work.meeting.agenda.items, item);
	work_tell(&work, EVENT_AGENDA_CHANGED);
	return true;
}

bool rule_agenda_summarise(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct agenda_summarise_params *params = &matter->command->params.agenda_summarise;
	const struct meeting *meeting = meeting_of(matter);
	if (!meeting->run.has_started)
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (!agenda_find(&meeting->agenda, params->item))
		return refuse_field(ret_refusal, "item", "unknown");
	decision_refer(decision, matter, EVENT_AGENDA_SUMMARISED)->body.agenda_summarised =
		(struct agenda_summarised){params->item, params->text};
	return true;
}

bool rule_agenda_confirm(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)ret_refusal;
	decision_refer(decision, matter, EVENT_AGENDA_CONFIRMED)->body.agenda_confirmed.text =
		matter->command->params.agenda_confirm.text;
	return true;
}
