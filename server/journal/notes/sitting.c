#include "journal/notes/sitting.h"

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/encode.h"
#include "room/meetings.h"

/* Keeps the document as it is, in place of what was kept of the same sitting. */
static bool keep(struct batch *batch, struct live_note *note)
{
	BUFFER_AUTO document;
	struct core *core = batch->core;
	struct note_state *state = &note->state;
	struct note_sitting *sitting = &state->sitting;
	const struct store_note row = {
		.key = note->key, .version = state->version, .time_ms = state->written_ms};
	buffer_init(&document);
	note_encode(state->document.root, &document);
	const struct kept_note kept = {
		.writers = {sitting->writer_count, sitting->writers},
		.has_meeting = sitting->meeting != 0,
		.meeting = sitting->meeting,
		.has_item = sitting->item != 0,
		.item = sitting->item,
	};
	const struct text json = {(const char *)document.data, document.size};
	if (sitting->kept &&
		!batch_stored(batch, store_note_drop(core->store, &note->key, sitting->kept)))
		return false;
	if (!batch_stored(batch, note_row_put(core->store, core->vault, row, &kept, json)) ||
		!batch_stored(
			batch, store_note_trim(core->store, &note->key, PROTO_NOTE_VERSIONS_MAX)))
		return false;
	state->kept = sitting->kept = state->version;
	state->fresh_bytes = 0;
	return true;
}

static bool keep_if_changed(struct batch *batch, struct live_note *note)
{
	return note->state.version == note->state.kept || keep(batch, note);
}

/* The steps before a version go; whatever is read of the note is kept already. */
static bool cut(struct batch *batch, struct live_note *note, uint64_t version)
{
	struct core *core = batch->core;
	struct note_state *state = &note->state;
	struct store_note_trail trail;
	if (!batch_stored(batch, store_note_trail_cut(core->store, &note->key, version)))
		return false;
	enum store_result result = store_note_trail(core->store, &note->key, 0, &trail);
	state->from = result == STORE_OK ? trail.from : state->version;
	note_trail_drop(&state->trail, state->from);
	return result == STORE_NONE || batch_stored(batch, result);
}

/* From where on there are no more steps than may be. */
static bool find_cut(struct batch *batch, struct live_note *note, uint64_t *ret_version)
{
	struct store *store = batch->core->store;
	struct store_note_trail trail = {0};
	uint64_t last = note->state.version, version;
	int64_t before_ms = note->state.written_ms - LIMIT_NOTE_REST_MS;
	enum store_result result = store_note_trail_old(store, &note->key, before_ms, &version);
	if (!batch_stored(batch, result))
		return false;
	if (version < note->state.from)
		version = note->state.from;
	if (last - version > LIMIT_NOTE_TRAIL_STEPS)
		version = last - LIMIT_NOTE_TRAIL_STEPS;
	for (;; version = last - (last - version) / 2) {
		result = store_note_trail(store, &note->key, version, &trail);
		if (result == STORE_NONE ||
			(result == STORE_OK && trail.bytes <= LIMIT_NOTE_TRAIL_BYTES))
			break;
		if (!batch_stored(batch, result))
			return false;
	}
	*ret_version = version;
	return true;
}

static bool trim(struct batch *batch, struct live_note *note)
{
	uint64_t version;
	if (!find_cut(batch, note, &version))
		return false;
	return version <= note->state.from || cut(batch, note, version);
}

/* The meeting that goes on: the note's own, or else any in its room. */
static void note_occasion(
	const struct room *room, const struct store_note_key *key, struct note_sitting *sitting)
{
	const struct meeting *meeting = meetings_find(room, key->of);
	if (meeting && !meeting_goes_on(meeting))
		meeting = NULL;
	for (const struct room_meeting *held = room->meetings; held && !meeting;
		held = held->hh.next)
		if (meeting_goes_on(&held->meeting))
			meeting = &held->meeting;
	sitting->meeting = meeting ? meeting->meeting : 0;
	sitting->item = meeting && meeting->run.has_item ? meeting->run.item : 0;
}

bool note_sit(
	struct batch *batch, const struct room_entry *room, struct live_note *note, uint64_t person)
{
	struct note_state *state = &note->state;
	struct note_sitting *sitting = &state->sitting;
	int64_t now_ms = state->written_ms;
	note_sitting_join(sitting, person, now_ms);
	note_occasion(room->state, &note->key, sitting);
	if (state->version - state->kept < LIMIT_NOTE_KEEP_STEPS &&
		state->fresh_bytes < LIMIT_NOTE_KEEP_BYTES)
		return true;
	if (!keep(batch, note))
		return false;
	if (now_ms - sitting->began_ms >= LIMIT_NOTE_SITTING_MS)
		note_sitting_clear(sitting);
	return trim(batch, note);
}

static bool end_sitting(struct batch *batch, struct live_note *note)
{
	struct live_note *loaded;
	enum store_result result = notes_get(&batch->core->notes, &note->key, &loaded);
	if (result == STORE_DAMAGED)
		return true;
	if (!batch_stored(batch, result))
		return false;
	notes_change(&batch->core->notes, note);
	if (!keep_if_changed(batch, note))
		return false;
	note_sitting_clear(&note->state.sitting);
	return true;
}

bool notes_end_sittings(struct batch *batch, uint64_t room, uint64_t meeting)
{
	struct notes *notes = &batch->core->notes;
	for (struct live_note *note = notes->all; note; note = note->hh.next)
		if (note->key.room == room && note->key.of == meeting &&
			note->rest_ms != INT64_MAX && !end_sitting(batch, note))
			return false;
	return true;
}

int64_t notes_next_ms(const struct core *core)
{
	return core->notes.rest_ms;
}

/* What cannot be read is looked at again after a while; its steps stay. */
static bool rest(struct batch *batch, struct live_note *note, int64_t now_ms)
{
	struct notes *notes = &batch->core->notes;
	struct live_note *loaded;
	enum store_result result = notes_get(notes, &note->key, &loaded);
	if (result == STORE_DAMAGED) {
		notes_rest_at(notes, note, now_ms + LIMIT_NOTE_REST_MS);
		return true;
	}
	if (!batch_begin(batch) || !batch_stored(batch, result))
		return false;
	notes_change(notes, note);
	if (!keep_if_changed(batch, note) || !cut(batch, note, note->state.version))
		return false;
	note_sitting_clear(&note->state.sitting);
	note->state.written_ms = 0;
	notes_rest_at(notes, note, INT64_MAX);
	return true;
}

/* What cannot be read stays, for `runde verify` to tell of. */
static bool finish(struct batch *batch, const struct store_note_key *key)
{
	struct core *core = batch->core;
	struct live_note *note;
	enum store_result result = notes_get(&core->notes, key, &note);
	if (result == STORE_DAMAGED)
		return true;
	return batch_stored(batch, result) && rest(batch, note, world_now_ms(core->world)) &&
	       batch_stored(batch, store_note_trim(core->store, key, 1));
}

bool notes_finish(struct batch *batch, uint64_t room, const struct meeting *meeting)
{
	for (int64_t item = 1; item <= meeting->agenda.made; item++) {
		const struct store_note_key key = {room, meeting->meeting, (uint64_t)item};
		int64_t time_ms;
		enum store_result result = store_note_written(batch->core->store, &key, &time_ms);
		if (result == STORE_NONE)
			continue;
		if (!batch_stored(batch, result) || !finish(batch, &key))
			return false;
	}
	return true;
}

void notes_act(struct batch *batch, int64_t now_ms)
{
	struct notes *notes = &batch->core->notes;
	unsigned count = 0;
	for (struct live_note *note = notes->all; note && count < LIMIT_NOTES_RESTING;
		note = note->hh.next) {
		if (note->rest_ms > now_ms)
			continue;
		count++;
		if (!rest(batch, note, now_ms))
			return;
	}
	notes_look_for_rest(notes);
}
