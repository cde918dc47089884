#include "room/minutes/composing.h"

#include "room/room.h"

#include <stdlib.h>

struct text compose_name(const struct composing *composing, uint64_t person)
{
	const struct plain_names *names = &composing->source->names;
	return names->name_of(names->context, NOTE_PERSON, person);
}

struct minutes_moment compose_moment(const struct composing *composing, int64_t time_ms)
{
	const struct zone *zone = composing->source->zone;
	return (struct minutes_moment){
		.time = time_ms, .offset = zone ? zone_offset_minutes(zone, time_ms) : 0};
}

struct minutes_remark compose_remark(
	const struct composing *composing, uint64_t person, int64_t time_ms, struct text text)
{
	return (struct minutes_remark){.name = compose_name(composing, person),
		.moment = compose_moment(composing, time_ms),
		.text = text};
}

const struct event *compose_last_change(
	const struct composing *composing, enum event_kind kind, uint64_t ref)
{
	const struct minutes_source *source = composing->source;
	for (size_t i = source->event_count; i > 0; i--)
		if (source->events[i - 1].kind == kind && source->events[i - 1].ref == ref)
			return &source->events[i - 1];
	return NULL;
}

int64_t minutes_place(const struct meeting *meeting, int64_t item)
{
	const struct agenda_item_list *items = &meeting->agenda.items;
	int64_t place = 0;
	for (size_t i = 0; i < items->count; i++) {
		bool proposed = items->items[i].state == ITEM_STATE_PROPOSED;
		place += !proposed;
		if (items->items[i].item == item)
			return proposed ? 0 : place;
	}
	return 0;
}

/* Half minutes are rounded up. What is left counts down from all the time it was given. */
static void put_used(const struct agenda_item *item, struct minutes_item *ret_item)
{
	int64_t used_ms = item->minutes * MINUTE_MS - item->left_ms;
	ret_item->has_used = item->has_left_ms;
	ret_item->used = used_ms > 0 ? (used_ms + MINUTE_MS / 2) / MINUTE_MS : 0;
}

static struct minutes_item compose_item(
	const struct composing *composing, const struct agenda_item *item, int64_t number)
{
	struct minutes_item composed = {.number = number,
		.title = item->title,
		.purpose = item->purpose,
		.has_owner = item->has_owner,
		.planned = item->has_planned ? item->planned : item->minutes,
		.has_wanted = item->has_outcome && item->outcome.size > 0,
		.wanted = item->outcome,
		.state = item->state,
		.has_postponed = item->has_postponed,
		.postponed = item->postponed,
		.record = compose_record(composing, item->item)};
	if (item->has_owner)
		composed.owner = compose_name(composing, item->owner);
	if (item->has_links)
		composed.links = item->links;
	composed.has_summary = compose_summary(composing, item->item, &composed.summary);
	put_used(item, &composed);
	return composed;
}

static struct minutes_item_list compose_items(const struct composing *composing)
{
	const struct agenda_item_list *agenda = &composing->source->meeting->agenda.items;
	struct minutes_item_list items = {0};
	items.items = arena_new(composing->arena, (agenda->count + 1) * sizeof(*items.items));
	for (size_t i = 0; i < agenda->count; i++) {
		if (agenda->items[i].state == ITEM_STATE_PROPOSED)
			continue;
		int64_t number = (int64_t)items.count + 1;
		items.items[items.count++] = compose_item(composing, &agenda->items[i], number);
	}
	return items;
}

struct ids {
	uint64_t *ids; /* in the arena */
	size_t count;
};

/* Counts the mentions below a node, and notes them where there is room. It goes no deeper than a
 * document may. */
static void gather_mentions(const struct note_node *node, struct ids *ids)
{
	if (node->type == NOTE_MENTION && node->attrs.id) {
		if (ids->ids)
			ids->ids[ids->count] = node->attrs.id;
		ids->count++;
	}
	for (uint32_t i = 0; node->type != NOTE_TEXT && i < node->count; i++)
		gather_mentions(node->children[i], ids);
}

static void gather_all(const struct composing *composing, struct ids *ids)
{
	ids->count = 0;
	for (size_t i = 0; i < composing->source->note_count; i++)
		gather_mentions(composing->source->notes[i].root, ids);
}

static int by_id(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
	return one < other ? -1 : one > other;
}

/* People and groups have ids out of one space; an id that is nobody's has no name. */
static struct text name_of_any(const struct composing *composing, uint64_t id)
{
	const struct plain_names *names = &composing->source->names;
	struct text name = names->name_of(names->context, NOTE_PERSON, id);
	return name.size ? name : names->name_of(names->context, NOTE_GROUP, id);
}

struct minutes_mention_list compose_mentions(const struct composing *composing)
{
	struct minutes_mention_list mentions = {0};
	struct ids ids = {0};
	gather_all(composing, &ids);
	if (!ids.count)
		return mentions;
	ids.ids = arena_new(composing->arena, ids.count * sizeof(*ids.ids));
	gather_all(composing, &ids);
	qsort(ids.ids, ids.count, sizeof(*ids.ids), by_id);
	mentions.items = arena_new(composing->arena, ids.count * sizeof(*mentions.items));
	for (size_t i = 0; i < ids.count; i++) {
		if (i > 0 && ids.ids[i] == ids.ids[i - 1])
			continue;
		struct text name = name_of_any(composing, ids.ids[i]);
		if (name.size)
			mentions.items[mentions.count++] =
				(struct minutes_mention){.id = ids.ids[i], .name = name};
	}
	return mentions;
}

struct minutes minutes_compose(const struct minutes_source *source, struct arena *arena)
{
	const struct composing composing = {source, arena};
	const struct meeting_plan *plan = &source->meeting->plan;
	const struct meeting_run *run = &source->meeting->run;
	struct minutes minutes = {.format = MINUTES_FORMAT,
		.language = source->language,
		.house = source->house,
		.room = source->room,
		.title = plan->title,
		.goal = plan->goal,
		.rhythm = plan->rhythm,
		.time_zone = source->zone ? plan->time_zone : text_of("UTC"),
		.has_planned = plan->has_start,
		.minutes = plan->minutes,
		.has_began = run->has_started,
		.has_ended = run->has_ended,
		.made = compose_moment(&composing, source->now_ms),
		.people = compose_people(&composing),
		.items = compose_items(&composing),
		.record = compose_record(&composing, 0),
		.mentions = compose_mentions(&composing),
		.has_previous = source->previous.size > 0,
		.previous = source->previous};
	if (plan->has_start)
		minutes.planned = compose_moment(&composing, plan->start);
	if (run->has_started)
		minutes.began = compose_moment(&composing, run->started);
	if (run->has_ended)
		minutes.ended = compose_moment(&composing, run->ended);
	return minutes;
}
