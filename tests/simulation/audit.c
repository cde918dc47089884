#include "audit.h"

#include "complaint.h"
#include "standing.h"

#include "base/memory.h"

#include <string.h>

/* What must stand once. */
struct once {
	const char *text; /* borrowed */
	UT_hash_handle hh;
};

static void note_once(struct once **all, const char *text, const char *room, uint64_t seq)
{
	struct once *once;
	HASH_FIND_STR(*all, text, once);
	if (once)
		complain("event %llu of room %s is there twice: %s", (unsigned long long)seq, room,
			text);
	once = memory_new(1, sizeof(*once));
	once->text = text;
	HASH_ADD_KEYPTR(hh, *all, once->text, strlen(once->text), once);
}

static void once_fini(struct once **all)
{
	struct once *once, *next;
	HASH_ITER (hh, *all, once, next) {
		HASH_DEL(*all, once);
		free(once);
	}
}

static bool is(const struct truth_row *row, const char *kind)
{
	return strcmp(json_text(row->event, "kind"), kind) == 0;
}

static bool says_something(const struct truth_row *row)
{
	return is(row, "message.posted") || is(row, "message.replied");
}

static json_t *body_of(const struct truth_row *row)
{
	return json_object_get(row->event, "body");
}

static void check_rows(const struct truth_room *room, struct ledger *ledger, struct once **ids,
	struct once **texts)
{
	for (size_t i = 0; i < room->count; i++) {
		const struct truth_row *row = &room->rows[i];
		const char *id = json_text(row->event, "client_id");
		if (i > 0 && row->time_ms < room->rows[i - 1].time_ms)
			complain("the time of room %s runs backwards at %zu", room->room, i + 1);
		if (*id)
			note_once(ids, id, room->room, i + 1);
		if (body_of(row))
			ledger_seal(ledger, room->room, i + 1, row->nonce);
		if (says_something(row) && body_of(row))
			note_once(texts, json_text(body_of(row), "text"), room->room, i + 1);
	}
}

/* Neither the message nor what was changed of it has a body. */
static void check_erased(const struct truth_room *room)
{
	for (size_t i = 0; i < room->count; i++) {
		uint64_t erased = room->rows[i].ref;
		if (!is(&room->rows[i], "message.erased"))
			continue;
		for (size_t j = erased - 1; j < i; j++) {
			const struct truth_row *row = &room->rows[j];
			bool concerned = j == erased - 1 || (row->ref == erased && !row->answers);
			if (concerned && row->erasable && body_of(row))
				complain("event %zu of room %s has a body though %llu was erased",
					j + 1, room->room, (unsigned long long)erased);
		}
	}
}

/* Nothing is said of what was deleted for good. */
static bool is_deleted(const struct truth *truth, const char *id)
{
	const struct truth_room *room = truth_room(truth, id);
	return room && room->deleted;
}

static void check_sightings(const struct truth *truth, const struct ledger *ledger)
{
	for (const struct sighting *seen = ledger->sightings; seen; seen = seen->hh.next) {
		const struct place *place = &seen->place;
		const struct truth_row *row = truth_row(truth, place->room, place->seq);
		if (is_deleted(truth, place->room))
			continue;
		if (!row)
			complain("event %llu of room %s was told and is lost",
				(unsigned long long)place->seq, place->room);
		if (!is_same_event(row->event, seen->event))
			complain("event %llu of room %s was told otherwise",
				(unsigned long long)place->seq, place->room);
	}
}

static void check_outcomes(const struct truth *truth, const struct ledger *ledger)
{
	for (const struct outcome *o = ledger->outcomes; o; o = o->hh.next) {
		const struct truth_row *row = truth_row(truth, o->room, o->seq);
		if (!o->done || !o->writes || is_deleted(truth, o->room))
			continue;
		if (o->contradiction)
			complain("%s was acknowledged as event %llu of room %s, and a repeat %s",
				o->method, (unsigned long long)o->seq, o->room, o->contradiction);
		if (!row || strcmp(json_text(row->event, "client_id"), o->client_id) != 0 ||
			strcmp(json_text(row->event, "author"), o->person) != 0 ||
			row->time_ms != o->time_ms)
			complain("%s was acknowledged as event %llu of room %s and is lost",
				o->method, (unsigned long long)o->seq, o->room);
	}
}

static void check_heard(const struct truth *truth, struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->heard_count; i++) {
		const struct heard *heard = &ledger->heard[i];
		const struct truth_room *room = truth_room(truth, heard->place.room);
		struct standing standing = {0};
		if (room && room->deleted)
			continue;
		if (room)
			standing = standing_at(room, heard->person, heard->place.seq);
		if (!standing.member && !standing.leaves)
			complain("%s heard event %llu of room %s and was no member", heard->person,
				(unsigned long long)heard->place.seq, heard->place.room);
	}
	ledger->heard_count = 0;
}

void audit_disk(const struct truth *truth, struct ledger *ledger)
{
	struct once *ids = NULL, *texts = NULL;
	for (const struct truth_room *room = truth->rooms; room; room = room->hh.next) {
		check_rows(room, ledger, &ids, &texts);
		check_erased(room);
	}
	once_fini(&ids);
	once_fini(&texts);
	check_sightings(truth, ledger);
	check_outcomes(truth, ledger);
	check_heard(truth, ledger);
}
