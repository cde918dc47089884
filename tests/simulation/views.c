#include "audit.h"

#include "complaint.h"
#include "standing.h"

#include <stdlib.h>
#include <string.h>

/* What becomes of a meeting, a poll or a task its members see, however late they came. */
static bool is_for_all(const struct truth_row *row)
{
	const char *kind = json_text(row->event, "kind");
	return strncmp(kind, "meeting.", 8) == 0 || strncmp(kind, "agenda.", 7) == 0 ||
	       strncmp(kind, "poll.", 5) == 0 || strcmp(kind, "task.changed") == 0;
}

/* The room as somebody may see it: nothing before `since`, and void where it is not for them. */
static void fold_seen(const struct truth_room *room, bool owner, uint64_t since, struct fold *fold)
{
	fold_init(fold);
	for (size_t i = 0; i < room->count; i++) {
		const struct truth_row *row = &room->rows[i];
		bool veiled = (row->audience == AUDIENCE_OWNERS && !owner) ||
			      (row->ref && !row->answers && !is_for_all(row) && row->ref < since &&
				      i + 1 >= since);
		json_t *nothing = json_pack("{s:i, s:s}", "seq", (int)i + 1, "kind", "void");
		fold_event(fold, veiled ? nothing : row->event);
		json_decref(nothing);
	}
	fold_forget(fold, since);
}

/* What is pinned of the time before they came is nothing to them. */
static void forget_pins(json_t *state, uint64_t since)
{
	json_t *pins = json_object_get(state, "pins");
	for (size_t i = 0; i < json_array_size(pins); i++)
		if (json_seq(json_array_get(pins, i), "message") < since)
			json_array_remove(pins, i--);
}

static void complain_of(const char *what, const struct client *client, const char *room,
	const json_t *held, const json_t *expected)
{
	char *a = json_dumps(held, JSON_COMPACT), *b = json_dumps(expected, JSON_COMPACT);
	complain("%s holds %s of room %s as %s instead of %s", client->person, what, room,
		a ? a : "nothing", b ? b : "nothing");
}

/* A client that stayed may still hold as void what came before they were an owner, or hold what
 * came before they were one no more. */
static bool may_differ(const struct client *client, const struct truth_row *row, uint64_t seq,
	uint64_t owner_since)
{
	return !client->is_new && row->audience == AUDIENCE_OWNERS && seq < owner_since;
}

static void compare_rows(const struct client *client, const struct held_room *held,
	const struct truth_room *room, const struct fold *seen, uint64_t owner_since)
{
	for (uint64_t seq = seen->from; seq <= seen->head; seq++) {
		const json_t *row = fold_row(&held->fold, seq);
		bool wanted = client->reads_all || seq >= held->fold.from;
		if ((!row && !wanted) || may_differ(client, &room->rows[seq - 1], seq, owner_since))
			continue;
		if (!row || !json_equal(row, fold_row(seen, seq)))
			complain_of("a row", client, held->room, row, fold_row(seen, seq));
	}
}

static void compare(const struct client *client, const struct held_room *held,
	const struct truth_room *room, struct standing house)
{
	struct standing standing = standing_of(room, client->person);
	struct fold seen;
	fold_seen(room, house.owner, standing.since, &seen);
	if (held->fold.head != seen.head)
		complain("%s holds room %s up to %llu of %llu", client->person, held->room,
			(unsigned long long)held->fold.head, (unsigned long long)seen.head);
	forget_pins(seen.state, standing.since);
	forget_pins(held->fold.state, standing.since);
	if (!json_equal(held->fold.state, seen.state))
		complain_of("the state", client, held->room, held->fold.state, seen.state);
	compare_rows(client, held, room, &seen, house.owner_since);
	fold_fini(&seen);
}

static const struct truth_room *house_of(const struct truth *truth)
{
	const struct truth_room *room = truth->rooms;
	while (!room->is_house)
		room = room->hh.next;
	return room;
}

void audit_client(const struct truth *truth, const struct client *client)
{
	struct standing house = standing_of(house_of(truth), client->person);
	if (client->expelled != house.expelled)
		complain("%s is %s and %s", client->person,
			house.expelled ? "deactivated" : "active",
			client->expelled ? "not let in" : "let in");
	for (const struct truth_room *room = truth->rooms; room; room = room->hh.next) {
		const struct held_room *held = client_room(client, room->room);
		bool member = !client->expelled && standing_of(room, client->person).member;
		if (member != (held != NULL))
			complain("%s is %s of room %s, and it is %s in their list", client->person,
				member ? "a member" : "no member", room->room,
				held ? "there" : "not there");
		if (held)
			compare(client, held, room, house);
	}
}
