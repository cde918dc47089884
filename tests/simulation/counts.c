#include "audit.h"

#include "complaint.h"
#include "standing.h"

#include "proto/gen/limits.h"

#include <string.h>

static bool is(const struct truth_row *row, const char *kind)
{
	return strcmp(json_text(row->event, "kind"), kind) == 0;
}

static bool is_by(const struct truth_row *row, const char *person)
{
	return strcmp(json_text(row->event, "author"), person) == 0;
}

static const json_t *body_of(const struct truth_row *row)
{
	return json_object_get(row->event, "body");
}

static void expect(const struct client *client, const char *room, const char *what, uint64_t told,
	uint64_t counted)
{
	if (told != counted)
		complain("%s is told of %llu %s in room %s, and by its rows it is %llu",
			client->person, (unsigned long long)told, what, room,
			(unsigned long long)counted);
}

static uint64_t capped(uint64_t count)
{
	return count < PROTO_UNREAD_MAX ? count : PROTO_UNREAD_MAX;
}

static uint64_t count_unread(
	const struct truth_room *room, const char *person, uint64_t mark, uint64_t since)
{
	uint64_t unread = 0;
	for (uint64_t seq = 1; seq <= room->count; seq++) {
		const struct truth_row *row = &room->rows[seq - 1];
		unread += seq > mark && seq >= since && is(row, "message.posted") && body_of(row) &&
			  !is_by(row, person);
	}
	return capped(unread);
}

/* By name, or with all. */
static bool calls(const json_t *body, const char *person)
{
	json_t *mention;
	size_t i;
	json_array_foreach(json_object_get(body, "mentions"), i,
		mention) if (strcmp(json_text(mention, "kind"), "all") == 0 ||
			     strcmp(json_text(mention, "id"), person) == 0) return true;
	return false;
}

/* Whether somebody is among the people that a body has in such a list. */
static bool names(const struct truth_row *row, const char *list, const char *person)
{
	json_t *named;
	size_t i;
	json_array_foreach(json_object_get(body_of(row), list), i,
		named) if (strcmp(json_text(named, "person"), person) == 0) return true;
	return false;
}

static bool brings_in(const struct truth_row *row, const char *person)
{
	return is(row, "member.joined") && names(row, "members", person);
}

static bool takes_out(const struct truth_row *row, const char *person)
{
	return is(row, "member.left") && strcmp(json_text(body_of(row), "person"), person) == 0;
}

/* Whether somebody asked all of the room to a meeting. Nobody is, to a template, nor by the server,
 * which plans the next of a series. */
static bool asks_to_meet(const struct truth_row *row)
{
	return is(row, "meeting.planned") && json_object_get(row->event, "author") &&
	       json_object_get(json_object_get(body_of(row), "plan"), "start");
}

/* They have answered, or it is over. */
static bool is_dealt_with(const struct truth_room *room, uint64_t meeting, const char *person)
{
	for (uint64_t seq = meeting + 1; seq <= room->count; seq++) {
		const struct truth_row *row = &room->rows[seq - 1];
		const char *phase = json_text(json_object_get(body_of(row), "run"), "phase");
		if (row->ref == meeting &&
			((is(row, "meeting.answered") && is_by(row, person)) ||
				strcmp(phase, "ended") == 0 || strcmp(phase, "cancelled") == 0))
			return true;
	}
	return false;
}

/* Whether somebody is asked to approve minutes: until they have said something to them, or they
 * were taken back or sealed. */
static bool asks_to_approve(const struct truth_room *room, uint64_t presented, const char *person)
{
	const struct truth_row *asking = &room->rows[presented - 1];
	if (!is(asking, "minutes.presented") || !names(asking, "asked", person))
		return false;
	for (uint64_t seq = presented + 1; seq <= room->count; seq++) {
		const struct truth_row *row = &room->rows[seq - 1];
		if ((row->ref == presented && is(row, "minutes.withdrawn")) ||
			(row->ref == presented && is(row, "minutes.answered") &&
				is_by(row, person)) ||
			(row->ref == asking->ref && is(row, "minutes.sealed")))
			return false;
	}
	return true;
}

/* A case whose day has come is its host's. */
static bool falls_to(const struct truth_row *row, const char *person)
{
	const json_t *sheet = json_object_get(body_of(row), "sheet");
	return is(row, "case.changed") && is_by(row, "") &&
	       strcmp(json_text(sheet, "host"), person) == 0;
}

/* How often others have called upon somebody who was a member then, or have brought them in. What
 * stands in their inbox of a room goes when they leave. */
static uint64_t count_calls(
	const struct truth_room *room, const char *person, uint64_t mark, uint64_t since)
{
	uint64_t count = 0;
	const char *kind = room->count ? json_text(body_of(&room->rows[0]), "kind") : "";
	bool tells = strcmp(kind, "channel") == 0 || strcmp(kind, "backstage") == 0;
	for (uint64_t seq = mark + 1; seq <= room->count; seq++) {
		const struct truth_row *row = &room->rows[seq - 1];
		bool says = is(row, "message.posted") || is(row, "message.replied");
		bool asks = (says && calls(body_of(row), person)) ||
			    (tells && brings_in(row, person)) || falls_to(row, person) ||
			    (asks_to_meet(row) && !is_dealt_with(room, seq, person)) ||
			    asks_to_approve(room, seq, person);
		if (takes_out(row, person))
			count = 0;
		if (asks && seq >= since && !is_by(row, person) &&
			standing_at(room, person, seq).member)
			count++;
	}
	return count;
}

static void check_thread(
	const struct truth *truth, const struct client *client, const json_t *thread)
{
	const struct truth_room *room = truth_room(truth, json_text(thread, "room"));
	uint64_t root = json_seq(thread, "message"), mark = json_seq(thread, "mark");
	uint64_t unread = 0, last = 0;
	for (uint64_t seq = root + 1; seq <= room->count; seq++) {
		const struct truth_row *row = &room->rows[seq - 1];
		if (!is(row, "message.replied") || row->ref != root || !body_of(row))
			continue;
		last = seq;
		unread += seq > mark && !is_by(row, client->person);
	}
	expect(client, room->room, "as the last reply", json_seq(thread, "last"), last);
	expect(client, room->room, "replies", json_seq(thread, "unread"), capped(unread));
}

void audit_counts(const struct truth *truth, const struct client *client)
{
	json_t *thread;
	size_t i;
	for (const struct held_room *held = client->rooms; held; held = held->next) {
		const struct truth_room *room = truth_room(truth, held->room);
		uint64_t since = standing_of(room, client->person).since;
		uint64_t mark = held->marked + 1 < since ? since - 1 : held->marked;
		expect(client, room->room, "unread messages", held->unread,
			count_unread(room, client->person, held->mark, since));
		if (!client->reminds)
			expect(client, room->room, "calls", held->calls,
				count_calls(room, client->person, held->mark, since));
		if (held->marked)
			expect(client, room->room, "as the mark", held->mark, mark);
	}
	json_array_foreach(client->threads, i, thread) check_thread(truth, client, thread);
}
