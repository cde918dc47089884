#include "journal/notes/passing.h"

#include "base/limits.h"
#include "journal/notes/hearing.h"
#include "journal/notes/place.h"
#include "journal/procedure.h"
#include "proto/note/encode.h"

/* Whether somebody may; else they are answered. */
static bool is_allowed(
	struct batch *batch, struct call *call, const struct who *who, bool *ret_writable)
{
	ARENA_AUTO arena;
	struct room_entry *room;
	struct subject subject;
	const struct store_note_key key = note_key_of(call->command);
	enum command_kind kind = call->command->kind;
	arena_init(&arena);
	enum store_result result = rooms_get(&batch->core->rooms, key.room, &room);
	enum error_kind error = result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE;
	if (result == STORE_OK && note_subject_read(batch, room, &key, &arena, &subject))
		error = room_may(room->state, who, kind, &subject, 0);
	if (error == ERROR_NONE)
		*ret_writable =
			room_may(room->state, who, COMMAND_NOTE_WRITE, &subject, 0) == ERROR_NONE;
	else
		batch_refuse_with(batch, call, error);
	return error == ERROR_NONE;
}

/* What was written since the version somebody has. False: that is not known any more. */
static bool catch_up(struct batch *batch, struct live_note *note, uint64_t since,
	struct note_batch_list *ret_batches)
{
	struct core *core = batch->core;
	struct note_state *state = &note->state;
	if (since > state->version || since < state->from)
		return false;
	*ret_batches = (struct note_batch_list){0};
	if (since == state->version)
		return true;
	if (note_trail_read(&state->trail, core->store, core->vault, &note->key, state->from,
		    state->version) != STORE_OK)
		return false;
	notes_weigh(&core->notes, note);
	return note_trail_since(&state->trail, since, ret_batches);
}

static void answer_open(
	struct batch *batch, struct call *call, struct live_note *note, bool writable)
{
	const struct note_open_params *params = &call->command->params.note_open;
	struct note_open_result result = {
		.version = (int64_t)note->state.version, .writable = writable};
	BUFFER_AUTO document;
	buffer_init(&document);
	if (!params->has_since ||
		!catch_up(batch, note, (uint64_t)params->since, &result.batches)) {
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
	bool writable;
	call->staged = true;
	if (batch->failed || !is_allowed(batch, call, who, &writable))
		return;
	if (!procedure_has_read(batch, call, notes_get(notes, &key, &note)))
		return;
	if (!note_hearer_of(note, connection->connection) &&
		connection->notes >= LIMIT_NOTES_PER_CONNECTION) {
		batch_refuse_with(batch, call, ERROR_TOO_MANY);
		return;
	}
	note_hear(batch, note, connection);
	answer_open(batch, call, note, writable);
}

/* Whoever may open it no longer may close it all the same: nothing is told by that. */
void pass_note_close(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct note_close_result done;
	const struct store_note_key key = note_key_of(call->command);
	struct live_note *note = notes_find(&batch->core->notes, &key);
	bool writable;
	if (note && note_hearer_of(note, call->connection))
		note_leave(batch, note, call->connection);
	else if (!is_allowed(batch, call, who, &writable))
		return;
	batch_answer(batch, call, &done);
}

/* Who has it not open stands nowhere in it. */
void pass_note_point(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct note_point_result done;
	const struct note_point_params *params = &call->command->params.note_point;
	const struct store_note_key key = note_key_of(call->command);
	bool writable;
	if (!is_allowed(batch, call, who, &writable))
		return;
	struct live_note *note = notes_find(&batch->core->notes, &key);
	struct note_hearer *hearer = note ? note_hearer_of(note, call->connection) : NULL;
	if (!hearer) {
		batch_refuse_with(batch, call, ERROR_NOT_FOUND);
		return;
	}
	batch_answer(batch, call, &done);
	note_tell_place(batch, note, hearer, params);
}
