#include "journal/notes/hearing.h"

#include "base/memory.h"
#include "journal/notes/place.h"
#include "journal/writing/subject.h"

#include <string.h>
#include <utlist.h>

struct note_hearer *note_hearer_of(const struct live_note *note, uint64_t connection)
{
	struct note_hearer *hearer;
	DL_FOREACH (note->hearers, hearer) {
		if (hearer->connection == connection)
			return hearer;
	}
	return NULL;
}

static struct dispatch *hearing(
	enum dispatch_kind kind, const struct live_note *note, uint64_t connection, bool stored)
{
	struct dispatch *dispatch = dispatch_new(kind);
	dispatch->connection = connection;
	dispatch->room = note->stream;
	dispatch->stored = stored;
	return dispatch;
}

void note_hear(struct batch *batch, struct live_note *note, struct roster_connection *connection)
{
	struct note_hearer *hearer = note_hearer_of(note, connection->connection);
	struct dispatch *dispatch = hearing(DISPATCH_SUBSCRIBE, note, connection->connection, true);
	dispatch->sight = sight_of(MEMBER_ROLE_MEMBER, 0);
	run_add(&batch->run, dispatch);
	if (hearer) {
		hearer->goes = false;
		return;
	}
	hearer = memory_new(1, sizeof(*hearer));
	hearer->connection = connection->connection;
	hearer->person = connection->person->person;
	hearer->comes = true;
	DL_APPEND(note->hearers, hearer);
	connection->notes++;
}

static void tell_place(struct batch *batch, struct live_note *note, struct note_hearer *hearer,
	const struct note_point_params *params)
{
	const struct note_pointed_params told = {
		.room = note->key.room,
		.of = note->key.of,
		.has_item = note->key.item != 0,
		.item = (int64_t)note->key.item,
		.person = hearer->person,
		.editor = params->editor,
		.version = params->version,
		.has_anchor = params->has_anchor,
		.anchor = params->anchor,
		.has_head = params->has_anchor,
		.head = params->has_head ? params->head : params->anchor,
	};
	hearer->points = params->has_anchor;
	hearer->editor = params->editor;
	batch_tell_room(batch, note->stream, NOTIFICATION_NOTE_POINTED, &told, false);
}

/* Their cursor must not stay with the others. */
static void tell_gone(struct batch *batch, struct live_note *note, struct note_hearer *hearer)
{
	const struct note_point_params nowhere = {.editor = hearer->editor};
	if (hearer->points)
		tell_place(batch, note, hearer, &nowhere);
}

/* They stand in one place: with one of their editors. */
void note_tell_cursor(struct batch *batch, struct live_note *note, struct note_hearer *hearer,
	const struct note_point_params *params)
{
	if (memcmp(&hearer->editor, &params->editor, sizeof(params->editor)) != 0)
		tell_gone(batch, note, hearer);
	tell_place(batch, note, hearer, params);
}

void note_leave(struct batch *batch, struct live_note *note, uint64_t connection)
{
	struct note_hearer *hearer = note_hearer_of(note, connection);
	if (!hearer)
		return;
	notes_meet(&batch->core->notes, note);
	run_add(&batch->run, hearing(DISPATCH_UNSUBSCRIBE, note, connection, false));
	tell_gone(batch, note, hearer);
	notes_remove_hearer(&batch->core->notes, note, hearer);
}

void notes_leave(struct batch *batch, const struct roster_connection *connection)
{
	struct notes *notes = &batch->core->notes;
	for (struct live_note *note = notes->all; note && connection->notes; note = note->hh.next)
		note_leave(batch, note, connection->connection);
}

/* They hear nothing of it from here on; where the batch fails, they never ceased to. */
static void shut_out(struct batch *batch, struct live_note *note, struct note_hearer *hearer)
{
	if (hearer->goes)
		return;
	notes_meet(&batch->core->notes, note);
	hearer->goes = true;
	run_add(&batch->run, hearing(DISPATCH_UNSUBSCRIBE, note, hearer->connection, true));
	tell_gone(batch, note, hearer);
}

/* What it is of is read once, however many have it open. False: the batch failed. */
static bool review(struct batch *batch, struct room_entry *room, struct live_note *note)
{
	ARENA_AUTO arena;
	struct subject subject;
	struct note_hearer *hearer;
	arena_init(&arena);
	if (!note_subject_read(batch, room, &note->key, &arena, &subject))
		return false;
	DL_FOREACH (note->hearers, hearer) {
		const struct who who = core_who(batch->core, hearer->person);
		if (room_may(room->state, &who, COMMAND_NOTE_OPEN, &subject, 0) != ERROR_NONE)
			shut_out(batch, note, hearer);
	}
	return true;
}

void notes_review(struct batch *batch, struct room_entry *room)
{
	struct notes *notes = &batch->core->notes;
	for (struct live_note *note = notes->all; note; note = note->hh.next) {
		if (note->key.room == room->id && note->hearers && !review(batch, room, note))
			return;
	}
}

void notes_dissolve(struct batch *batch, uint64_t room)
{
	struct note_hearer *hearer;
	struct notes *notes = &batch->core->notes;
	for (struct live_note *note = notes->all; note; note = note->hh.next) {
		if (note->key.room != room)
			continue;
		notes_rest_at(notes, note, INT64_MAX);
		DL_FOREACH (note->hearers, hearer) {
			shut_out(batch, note, hearer);
		}
	}
}
