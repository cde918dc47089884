/* What approval adds to what minutes say. */
#include "room/minutes/composing.h"
#include "room/minutes/life.h"

static struct minutes_amendment amendment(
	const struct composing *composing, const struct event *event)
{
	const struct minutes_amended *body = &event->body.minutes_amended;
	int64_t place = body->has_item ? minutes_place(composing->source->meeting, body->item) : 0;
	return (struct minutes_amendment){.name = compose_name(composing, event->author),
		.moment = compose_moment(composing, event->time_ms),
		.has_item = place != 0,
		.item = place,
		.before = body->before,
		.after = body->after};
}

void minutes_put_amendments(struct minutes *minutes, const struct minutes_source *source,
	uint64_t presented, struct arena *arena)
{
	const struct composing composing = {source, arena};
	struct minutes_amendment_list *list = &minutes->amendments;
	list->count = 0;
	list->items = arena_new(arena, source->event_count * sizeof(*list->items));
	for (size_t i = 0; i < source->event_count; i++) {
		const struct event *event = &source->events[i];
		if (event->kind == EVENT_MINUTES_AMENDED &&
			event->body.minutes_amended.presented == presented)
			list->items[list->count++] = amendment(&composing, event);
	}
}

void minutes_put_approval(struct minutes *minutes, const struct minutes_source *source,
	const struct minutes_life *life, struct arena *arena)
{
	const struct composing composing = {source, arena};
	const struct minutes_answer_list *answers = &life->answers;
	struct minutes_approval *approval = &minutes->approval;
	size_t most = answers->count * sizeof(struct minutes_remark);
	*approval =
		(struct minutes_approval){{0, arena_new(arena, most)}, {0, arena_new(arena, most)}};
	minutes->has_approval = true;
	for (size_t i = 0; i < answers->count; i++) {
		const struct minutes_answer *said = &answers->items[i];
		struct minutes_remark_list *list =
			said->approves ? &approval->approved : &approval->objections;
		list->items[list->count++] =
			compose_remark(&composing, said->person, said->time, said->text);
	}
}

struct minutes minutes_addition_to(const struct minutes *sealed, struct text of,
	const struct minutes_remark *said, struct text previous)
{
	return (struct minutes){.format = MINUTES_FORMAT,
		.language = sealed->language,
		.house = sealed->house,
		.room = sealed->room,
		.title = sealed->title,
		.goal = sealed->goal,
		.rhythm = sealed->rhythm,
		.time_zone = sealed->time_zone,
		.has_planned = sealed->has_planned,
		.planned = sealed->planned,
		.minutes = sealed->minutes,
		.has_began = sealed->has_began,
		.began = sealed->began,
		.has_ended = sealed->has_ended,
		.ended = sealed->ended,
		.made = said->moment,
		.has_addendum = true,
		.addendum = {of, *said},
		.has_previous = true,
		.previous = previous};
}
