#include "journal/live/presence.h"

#include "journal/guests/lobby.h"
#include "journal/notes/hearing.h"
#include "journal/writing/subject.h"

void pass_presence(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection)
{
	static const struct presence_set_result done;
	struct core *core = batch->core;
	enum presence_state before = roster_presence(&core->roster, who->person);
	enum error_kind error =
		room_may(core_house(core)->state, who, COMMAND_PRESENCE_SET, NULL, 0);

	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	connection->active = call->command->params.presence_set.active;
	batch_answer(batch, call, &done);
	if (roster_presence(&core->roster, who->person) != before)
		roster_note_change(&core->roster, who->person);
}

void pass_typing(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct typing_set_result done;
	const struct typing_set_params *params = &call->command->params.typing_set;
	struct room_entry *room;
	enum store_result result = rooms_get(&batch->core->rooms, params->room, &room);
	enum error_kind error = result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE;

	if (result == STORE_OK)
		error = room_may(room->state, who, COMMAND_TYPING_SET, NULL, 0);
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	struct typing_changed_params changed = {.room = params->room,
		.has_thread = params->has_thread,
		.thread = params->thread,
		.person = who->person,
		.on = params->on};
	batch_answer(batch, call, &done);
	batch_tell_room(batch, params->room, NOTIFICATION_TYPING_CHANGED, &changed, false);
}

void pass_sign(struct batch *batch, struct call *call, const struct who *who)
{
	static const struct floor_sign_result done;
	const struct floor_sign_params *params = &call->command->params.floor_sign;
	ARENA_AUTO arena;
	struct room_entry *room;
	struct subject subject;
	arena_init(&arena);
	enum store_result result = rooms_get(&batch->core->rooms, params->room, &room);
	enum error_kind error = result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE;

	if (result == STORE_OK && subject_read(batch, room, call->command, who, &arena, &subject))
		error = room_may(room->state, who, COMMAND_FLOOR_SIGN, &subject, 0);
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	struct floor_signed_params told = {.room = params->room,
		.meeting = params->meeting,
		.person = who->person,
		.sign = params->sign};
	batch_answer(batch, call, &done);
	batch_tell_room(batch, params->room, NOTIFICATION_FLOOR_SIGNED, &told, false);
}

void presence_leave(struct batch *batch, struct roster_connection *connection)
{
	struct core *core = batch->core;
	uint64_t person = connection->person->person;
	bool is_guest = roster_is_guest(connection);
	enum presence_state before = roster_presence(&core->roster, person);

	batch_drop_reads(batch, person, connection->connection);
	notes_leave(batch, connection);
	roster_remove(&core->roster, connection);
	lobbies_note(core);
	if (!is_guest && roster_presence(&core->roster, person) != before)
		roster_note_change(&core->roster, person);
}

void pass_gone(struct batch *batch, struct call *call)
{
	struct roster_connection *connection = roster_find(&batch->core->roster, call->connection);
	if (connection)
		presence_leave(batch, connection);
}
