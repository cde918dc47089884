#include "held.h"

#include "complaint.h"

#include <stdio.h>
#include <stdlib.h>

enum { HISTORY_ROWS = 60 };

void held_free(struct held_room *room)
{
	if (room->held)
		fold_fini(&room->fold);
	free(room);
}

void held_hear(struct held_room *room, const json_t *event, const char *person)
{
	uint64_t seq = json_seq(event, "seq");
	if (seq != room->live + 1)
		complain("%s hears event %llu of room %s after %llu", person,
			(unsigned long long)seq, room->room, (unsigned long long)room->live);
	room->live = seq;
	if (room->held && room->fold.head + 1 == seq)
		fold_event(&room->fold, event);
}

/* How many replies stand under the messages of a page, wherever they are. */
static void take_threads(struct held_room *room, const json_t *result)
{
	json_t *thread;
	size_t i;
	json_array_foreach(json_object_get(result, "threads"), i, thread)
	{
		json_t *row = fold_row(&room->fold, json_seq(thread, "message"));
		if (row)
			json_object_set_new(row, "replies",
				json_pack("[O, O]", json_object_get(thread, "replies"),
					json_object_get(thread, "last")));
	}
}

static void take_fresh(struct held_room *room, const json_t *result)
{
	uint64_t from = json_seq(result, "from");
	if (!room->held)
		fold_init(&room->fold);
	room->held = true;
	room->whole = false;
	fold_begin(&room->fold, json_object_get(result, "state"), from);
	fold_page(&room->fold, from, room->fold.head, json_object_get(result, "events"));
	take_threads(room, result);
}

static void take_later(struct held_room *room, const json_t *result)
{
	json_t *event;
	size_t i;
	json_array_foreach(json_object_get(result, "events"), i, event)
	{
		uint64_t seq = json_seq(event, "seq");
		if (seq > room->fold.head + 1) {
			/* They have left and come back meanwhile, and do not see all of it. */
			fold_fini(&room->fold);
			room->held = false;
			return;
		}
		if (seq == room->fold.head + 1)
			fold_event(&room->fold, event);
	}
}

static void take_history(struct held_room *room, const json_t *result)
{
	uint64_t from = json_seq(result, "from"), to = json_seq(result, "to");
	if (json_seq(result, "head") < room->fold.head)
		return; /* it is older than what was heard meanwhile */
	if (to + 1 != room->fold.from)
		complain("a page of room %s ends at %llu, and %llu was asked for", room->room,
			(unsigned long long)to, (unsigned long long)room->fold.from - 1);
	if (from > to)
		room->whole = true;
	else
		fold_page(&room->fold, from, to, json_object_get(result, "events"));
	take_threads(room, result);
	room->whole = room->whole || from == 1;
}

void held_take(struct held_room *room, const json_t *result)
{
	if (json_object_get(result, "state"))
		take_fresh(room, result);
	else if (json_object_get(result, "mark"))
		take_later(room, result);
	else
		take_history(room, result);
}

const char *held_wants(const struct held_room *room, bool reads_all, char ret_params[HELD_PARAMS])
{
	uint64_t from = room->held ? room->fold.from : 0;
	int size = snprintf(ret_params, HELD_PARAMS, "\"room\":\"%s\"", room->room);
	char *rest = ret_params + size;
	size_t left = HELD_PARAMS - (size_t)size;
	if (!room->held)
		return "room.open";
	if (room->fold.head < room->live) {
		snprintf(rest, left, ",\"after\":%llu", (unsigned long long)room->fold.head);
		return "room.open";
	}
	if (!reads_all || room->whole || from <= 1)
		return NULL;
	snprintf(rest, left, ",\"from\":%llu,\"to\":%llu",
		(unsigned long long)(from > HISTORY_ROWS ? from - HISTORY_ROWS : 1),
		(unsigned long long)from - 1);
	return "room.history";
}
