/* What the files that compose minutes share. */
#ifndef RUNDE_ROOM_MINUTES_COMPOSING_H
#define RUNDE_ROOM_MINUTES_COMPOSING_H

#include "room/minutes/compose.h"

struct composing {
	const struct minutes_source *source;
	struct arena *arena;
};

/* What a person is called. */
struct text compose_name(const struct composing *composing, uint64_t person);
/* A moment by the clocks of the meeting's zone. */
struct minutes_moment compose_moment(const struct composing *composing, int64_t time_ms);
/* What somebody said then. */
struct minutes_remark compose_remark(
	const struct composing *composing, uint64_t person, int64_t time_ms, struct text text);
/* What stands last of changes of this kind to an event; NULL: there is none. */
const struct event *compose_last_change(
	const struct composing *composing, enum event_kind kind, uint64_t ref);

/* Who was there. */
struct minutes_person_list compose_people(const struct composing *composing);
/* What was said to come out of an item. False: nothing. */
bool compose_summary(
	const struct composing *composing, int64_t item, struct minutes_summary *ret_summary);
/* What is on record of an item on the minutes' agenda, or, with 0, of none of those. */
struct minutes_record compose_record(const struct composing *composing, int64_t item);
/* Whom the notes mention. */
struct minutes_mention_list compose_mentions(const struct composing *composing);

#endif
