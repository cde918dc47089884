#include "journal/notes/passing.h"

#include "base/limits.h"
#include "journal/notes/hearing.h"
#include "journal/notes/place.h"
#include "journal/procedure.h"
#include "proto/note/encode.h"

/* What somebody may with a note, apart from what they asked for. */
struct allowed {
	bool writable;
	int64_t known_ms; /* as note_known_since() says */
};

/* Whether somebody may; else they are answered. */
static bool is_allowed(
	struct batch *batch, struct call *call, const struct who *who, struct allowed *ret_allowed)
{
	ARENA_AUTO arena;
	struct room_entry *room;
	struct subject subject;
	struct allowed allowed;
	const struct store_note_key key = note_key_of(call->command);
	enum command_kind kind = call->command->kind;
	arena_init(&arena);
	enum store_result result = rooms_get(&batch->core->rooms, key.room, &room);
	enum error_kind error = result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE;
	if (result == STORE_OK && note_subject_read(batch, room, &key, &arena, &subject))
		error = room_may(room->state, who, kind, &subject, 0);
	if (error == ERROR_NONE &&
		!note_known_since(batch, room, &key, who->person, &allowed.known_ms))
		error = ERROR_UNAVAILABLE;
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return false;
	}
	allowed.writable =
		room_may(room->state, who, COMMAND_NOTE_WRITE, &subject, 0) == ERROR_NONE;
	*ret_allowed = allowed;
	return true;
}

/* Whether what was written from a version on is theirs to know. */
static bool is_known(
	struct batch *batch, const struct live_note *note, uint64_t since, int64_t known_ms)
{
	uint64_t from;
	return !known_ms || (batch_stored(batch, store_note_trail_old(batch->core->store,
							 &note->key, known_ms, &from)) &&
				    since >= from);
}

/* What was written since the version somebody has. False: that is not known any more, or not
 * theirs to know. */
static bool catch_up(struct batch *batch, struct live_note *note, uint64_t since, int64_t known_ms,
	struct note_batch_list *ret_batches)
{
	struct core *core = batch->core;
	struct note_state *state = &note->state;
	if (since > state->version || since < state->from)
		return false;
	*ret_batches = (struct note_batch_list){0};
	if (since == state->version)
		return true;
	if (!is_known(batch, note, since, known_ms))
		return false;
	if (note_trail_read(&state->trail, core->store, core->vault, &note->key, state->from,
		    state->version) != STORE_OK)
		return false;
	notes_weigh(&core->notes, note);
	return note_trail_since(&state->trail, since, ret_batches);
}

static void answer_open(struct batch *batch, struct call *call, struct live_note *note,
	const struct allowed *allowed)
{
	const struct note_open_params *params = &call->command->params.note_open;
	struct note_open_result result = {
		.version = (int64_t)note->state.version, .writable = allowed->writable};
	BUFFER_AUTO document;
	buffer_init(&document);
	if (!params->has_since || !catch_up(batch, note, (uint64_t)params->since, allowed->known_ms,
					  &result.batches)) {
		note_encode(note->state.document.root, &document);
		result.has_document = true;
		result.document = (struct text){(const char *)document.data, document.size};
	}
	batch_answer(batch, call, &result);
}

/* What is told of it may come of what is not stored yet. */
void pass_note_open(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection)
{
	struct notes *notes = &batch->core->notes;
	const struct store_note_key key = note_key_of(call->command);
	struct live_note *note;
	struct allowed allowed;
	call->staged = true;
	if (batch->failed || !is_allowed(batch, call, who, &allowed))
		return;
	if (!procedure_has_read(batch, call, notes_get(notes, &key, &note)))
		return;
	if (!note_hearer_of(note, connection->connection) &&
		connection->notes >= LIMIT_NOTES_PER_CONNECTION) {
		batch_refuse_with(batch, call, ERROR_TOO_MANY);
		return;
	}
	note_hear(batch, note, connection);
	answer_open(batch, call, note, &allowed);
}

/* Whoever may open it no longer may close it all the same: nothing is told by that. */
void pass_note_close(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct note_close_result done;
	const struct store_note_key key = note_key_of(call->command);
	struct live_note *note = notes_find(&batch->core->notes, &key);
	struct allowed allowed;
	if (note && note_hearer_of(note, call->connection))
		note_leave(batch, note, call->connection);
	else if (!is_allowed(batch, call, who, &allowed))
		return;
	batch_answer(batch, call, &done);
}

/* Who has it not open stands nowhere in it. */
void pass_note_point(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct note_point_result done;
	const struct note_point_params *params = &call->command->params.note_point;
	const struct store_note_key key = note_key_of(call->command);
	struct allowed allowed;
	if (!is_allowed(batch, call, who, &allowed))
		return;
	struct live_note *note = notes_find(&batch->core->notes, &key);
	struct note_hearer *hearer = note ? note_hearer_of(note, call->connection) : NULL;
	if (!hearer) {
		batch_refuse_with(batch, call, ERROR_NOT_FOUND);
		return;
	}
	batch_answer(batch, call, &done);
	note_tell_cursor(batch, note, hearer, params);
}
