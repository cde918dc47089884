/* Minutes out of what is on record of a meeting: who was there, what came out of each item, what
 * was decided, asked, written and left to do. Pure: the caller has read it all. */
#ifndef RUNDE_ROOM_MINUTES_COMPOSE_H
#define RUNDE_ROOM_MINUTES_COMPOSE_H

#include "base/arena.h"
#include "base/zone.h"
#include "proto/event.h"
#include "room/notes/plain.h"

/* What was written together at an item, or, with 0, of the meeting as a whole. */
struct minutes_note {
	int64_t item;
	const struct note_node *root;
};

/* What minutes are made of; all borrowed. */
struct minutes_source {
	enum language language;
	struct text house, room; /* their names */
	const struct meeting *meeting;
	/* By number, decoded: of each person the last meeting.attended, and what answers the
	 * meeting, with the last changes to it. What was erased is left out. */
	const struct event *events;
	size_t event_count;
	const struct minutes_note *notes;
	size_t note_count;
	struct plain_names names; /* what people and groups are called now */
	const struct zone *zone;  /* the meeting's; NULL: this machine knows none of that name */
	int64_t now_ms;
	struct text
		previous; /* the seal of the series' minutes before, in hexadecimal; empty: none */
};

enum { MINUTES_FORMAT = 1 };

/* The place of an item in minutes, from 1; 0: it is not on the agenda, or merely proposed. */
int64_t minutes_place(const struct meeting *meeting, int64_t item);
/* The minutes; they borrow from the source, and what is new in them lies in the arena. */
struct minutes minutes_compose(const struct minutes_source *source, struct arena *arena);

#endif
