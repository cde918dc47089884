#include "journal/guests/lobby.h"

#include "proto/reply.h"

#include <string.h>

/* Whoever receives guests is told of them, as long as they are in the case and the house. */
static bool is_told(struct core *core, const struct room *backstage, uint64_t person)
{
	return roster_find_person(&core->roster, person) && room_member_role(backstage, person) &&
	       core_who(core, person).house_role;
}

struct lobby lobby_of(
	struct core *core, const struct room_entry *backstage, const struct guest *guest)
{
	const struct room *state = backstage->state;
	const struct case_sheet *sheet = &state->sheet;
	const struct room_entry *shared = rooms_peek(&core->rooms, backstage->shared);
	bool waits = guest->state == GUEST_STATE_WAITING;
	return (struct lobby){
		.title = text_of(shared && shared->title ? shared->title : ""),
		.host = core_name(core, sheet->host),
		.state = guest->state,
		.has_position = waits,
		.position = waits ? (int64_t)room_guest_position(state, guest->guest) : 0,
		.told = waits &&
			(is_told(core, state, sheet->host) ||
				(sheet->has_deputy && is_told(core, state, sheet->deputy))),
		.message = state->door_texts ? state->door.message : text_of(""),
		.has_reason = guest->has_reason,
		.reason = guest->reason,
	};
}

void lobbies_note(struct core *core)
{
	core->lobbies_changed = true;
}

static struct frame *frame_of(const struct lobby *lobby)
{
	const struct lobby_changed_params params = {.lobby = *lobby};
	BUFFER_AUTO buffer;
	buffer_init(&buffer);
	reply_notification(&buffer, NOTIFICATION_LOBBY_CHANGED, &params);
	return frame_new(buffer.data, buffer.size);
}

void lobby_greeted(struct roster_connection *connection, const struct lobby *lobby)
{
	frame_unref(connection->lobby);
	connection->lobby = frame_of(lobby);
}

static bool has_heard(const struct roster_connection *connection, struct frame *frame)
{
	struct frame *last = connection->lobby;
	return last && last->size == frame->size &&
	       memcmp(frame_payload(last), frame_payload(frame), frame->size) == 0;
}

static void tell_connection(
	struct batch *batch, struct roster_connection *connection, struct frame *frame)
{
	if (has_heard(connection, frame))
		return;
	frame_unref(connection->lobby);
	connection->lobby = frame_ref(frame);
	struct dispatch *dispatch = dispatch_new(DISPATCH_ANSWER);
	dispatch->connection = connection->connection;
	dispatch->unasked = dispatch->stored = true;
	dispatch->frame = frame_ref(frame);
	run_add(&batch->run, dispatch);
}

static void tell(struct batch *batch, const struct guest_place *place)
{
	struct core *core = batch->core;
	const struct roster_person *here = roster_find_person(&core->roster, place->guest);
	struct room_entry *backstage;
	if (!here || rooms_get(&core->rooms, place->backstage->id, &backstage) != STORE_OK)
		return;
	const struct lobby lobby =
		lobby_of(core, backstage, room_guest(backstage->state, place->guest));
	struct frame *frame = frame_of(&lobby);
	for (struct roster_connection *c = here->connections; c && frame; c = c->next)
		tell_connection(batch, c, frame);
	frame_unref(frame);
}

void lobbies_tell(struct batch *batch)
{
	struct core *core = batch->core;
	const struct guest_place *place = core->rooms.guests.waits;
	if (!core->lobbies_changed || batch->failed || !core_has_house(core))
		return;
	for (; place; place = place->next_waits)
		tell(batch, place);
}

static void forget(const struct core *core, const struct guest_place *place)
{
	const struct roster_person *here = roster_find_person(&core->roster, place->guest);
	for (struct roster_connection *c = here ? here->connections : NULL; c; c = c->next) {
		frame_unref(c->lobby);
		c->lobby = NULL;
	}
}

void lobbies_settle(struct core *core, bool stored)
{
	const struct guest_place *place = core->rooms.guests.waits;
	if (stored) {
		core->lobbies_changed = false;
		return;
	}
	for (; core->lobbies_changed && place; place = place->next_waits)
		forget(core, place);
}
