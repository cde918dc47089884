#include "journal/notes/place.h"

#include "base/memory.h"
#include "journal/meetings.h"
#include "journal/minutes/deciding.h"
#include "journal/writing/subject.h"

/* Every command of notes names it by the same parameters. */
#define KEY(params)                                                                                \
	(struct store_note_key)                                                                    \
	{                                                                                          \
		(params).room, (params).of, (params).has_item ? (uint64_t)(params).item : 0        \
	}

struct store_note_key note_key_of(const struct command *command)
{
	switch (command->kind) {
	case COMMAND_NOTE_OPEN:
		return KEY(command->params.note_open);
	case COMMAND_NOTE_CLOSE:
		return KEY(command->params.note_close);
	case COMMAND_NOTE_WRITE:
		return KEY(command->params.note_write);
	case COMMAND_NOTE_POINT:
		return KEY(command->params.note_point);
	case COMMAND_NOTE_VERSIONS:
		return KEY(command->params.note_versions);
	case COMMAND_NOTE_VERSION:
		return KEY(command->params.note_version);
	default:
		BUG("a command that is about no note");
	}
}

static bool read_page(struct batch *batch, const struct room_entry *room, uint64_t item,
	struct arena *arena, struct subject *subject)
{
	const struct event *changed =
		subject_last_change(batch, room, subject->seq, EVENT_PAGE_CHANGED, arena);
	subject->has_place = item == 0;
	subject->put_away = changed && changed->body.page_changed.what.archived;
	return !batch->failed;
}

/* One that has ended is in its events alone. */
static bool read_meeting(struct batch *batch, const struct room_entry *room, uint64_t item,
	struct arena *arena, struct subject *subject)
{
	struct core *core = batch->core;
	struct meeting ended;
	const struct meeting *meeting = meetings_find(room->state, subject->seq);
	if (!meeting) {
		enum store_result result = meeting_load(core->store, core->vault, room->id,
			subject->seq, room->head, arena, &ended);
		if (result == STORE_NONE || result == STORE_DAMAGED)
			return true;
		if (!batch_stored(batch, result))
			return false;
		meeting = &ended;
		if (!minutes_look_closed(batch, room, subject->seq, subject))
			return false;
	}
	subject->has_place = item && agenda_find(&meeting->agenda, (int64_t)item);
	subject->called_off = meeting->run.phase == MEETING_PHASE_CANCELLED;
	return true;
}

bool note_subject_read(struct batch *batch, const struct room_entry *room,
	const struct store_note_key *key, struct arena *arena, struct subject *ret_subject)
{
	*ret_subject = (struct subject){.named = true};
	if (!subject_read_row(batch, room, key->of, ret_subject))
		return false;
	if (ret_subject->exists && ret_subject->kind == EVENT_PAGE_MADE)
		return read_page(batch, room, key->item, arena, ret_subject);
	if (ret_subject->exists && ret_subject->kind == EVENT_MEETING_PLANNED)
		return read_meeting(batch, room, key->item, arena, ret_subject);
	return true;
}
