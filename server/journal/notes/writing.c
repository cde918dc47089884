#include "journal/notes/writing.h"

#include "base/limits.h"
#include "journal/notes/hearing.h"
#include "journal/notes/place.h"
#include "journal/notes/sitting.h"
#include "journal/procedure.h"

enum answering note_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	const struct store_note_key key = note_key_of(call->command);
	struct room_entry *room;
	struct live_note *note;
	if (rooms_get(&core->rooms, key.room, &room) != STORE_OK ||
		!room_member_role(room->state, who->person))
		return ANSWER_DUE; /* it will be refused */
	if (!procedure_has_read(batch, call, notes_get(&core->notes, &key, &note)))
		return ANSWER_SETTLED;
	return ANSWER_DUE;
}

void note_show(struct batch *batch, const struct command *command, struct subject *subject)
{
	const struct store_note_key key = note_key_of(command);
	struct live_note *note = notes_find(&batch->core->notes, &key);
	if (!note || !note->loaded)
		return;
	arena_fini(&note->next);
	subject->document = note->state.document.root;
	subject->version = note->state.version;
	subject->arena = &note->next;
}

/* What the others are told, now and when they come back. */
static void tell(struct batch *batch, struct live_note *note, const struct note_batch *written)
{
	const struct note_written_params told = {.room = note->key.room,
		.of = note->key.of,
		.has_item = note->key.item != 0,
		.item = (int64_t)note->key.item,
		.batch = *written};
	note_trail_add(&note->state.trail, written);
	batch_tell_room(batch, note->stream, NOTIFICATION_NOTE_WRITTEN, &told, true);
}

static bool store_steps(struct batch *batch, struct live_note *note, uint64_t person,
	const struct kept_batch *kept, unsigned count)
{
	struct core *core = batch->core;
	struct note_state *state = &note->state;
	size_t size_bytes;
	const struct store_note_steps row = {.key = note->key,
		.version = state->version,
		.count = count,
		.author = person,
		.time_ms = world_now_ms(core->world)};
	const struct note_batch written = {
		(int64_t)state->version, person, kept->editor, kept->steps};
	if (!batch_stored(batch, note_steps_put(core->store, core->vault, row, kept, &size_bytes)))
		return false;
	tell(batch, note, &written);
	state->version += count;
	state->written_ms = row.time_ms;
	state->fresh_bytes += size_bytes;
	return true;
}

enum answering note_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	struct notes *notes = &batch->core->notes;
	const struct note_write_params *params = &call->command->params.note_write;
	const struct store_note_key key = note_key_of(call->command);
	const struct kept_batch kept = {params->editor, decision->steps};
	struct live_note *note = notes_find(notes, &key);
	if (!batch_begin(batch))
		return ANSWER_SETTLED;
	notes_change(notes, note);
	if (!store_steps(batch, note, who->person, &kept, (unsigned)params->steps.numbered))
		return ANSWER_SETTLED;
	note_document_become_take(&note->state.document, decision->document, &note->next);
	notes_rest_at(notes, note, note->state.written_ms + LIMIT_NOTE_REST_MS);
	if (!note_sit(batch, room, note, who->person))
		return ANSWER_SETTLED;
	notes_weigh(notes, note);
	const struct note_write_result result = {.version = (int64_t)note->state.version};
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

static bool has_moved_on(const struct meeting_step *step)
{
	const struct meeting_run *was = &step->was.run, *is = &step->is.run;
	return meeting_is_over(&step->is) || was->has_item != is->has_item || was->item != is->item;
}

bool notes_follow(struct batch *batch, struct room_entry *room, const struct event *event,
	const struct meeting_step *step)
{
	bool moved = step->is_one && event->kind == EVENT_MEETING_MOVED && has_moved_on(step);
	if (moved && !notes_end_sittings(batch, room->id, step->is.meeting))
		return false;
	if (moved || event->kind == EVENT_MEMBER_LEFT || event->kind == EVENT_MEMBER_CHANGED ||
		event->kind == EVENT_AGENDA_CHANGED)
		notes_review(batch, room);
	return !batch->failed;
}
