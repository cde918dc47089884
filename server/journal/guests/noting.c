#include "journal/guests/noting.h"

#include "journal/guests/lobby.h"
#include "journal/signing/sessions.h"
#include "journal/writing/inbox.h"
#include "journal/writing/making.h"

/* The shared side says of them what follows. Where it cannot be read, or has no numbers left,
 * nobody is let in; whoever is turned away has no session to come back with. */
static bool follow(struct batch *batch, const struct room_entry *backstage, uint64_t by,
	const struct guest *guest)
{
	struct core *core = batch->core;
	const struct moment moment = {.now_ms = world_now_ms(core->world)};
	struct decision decision;
	struct room_entry *shared;
	enum store_result result = rooms_get(&core->rooms, backstage->shared, &shared);
	if (result != STORE_OK)
		return guest->state != GUEST_STATE_ADMITTED || batch_stored(batch, result);
	if (!room_decide_guest(shared->state, guest, by, &moment, &decision))
		return guest_is_out(guest->state) || batch_stored(batch, STORE_FAILED);
	return decision.count == 0 ||
	       (batch_append(batch, shared, &decision) && mark_joined(batch, shared, &decision));
}

/* They read why, as the last. */
static bool turn_out(
	struct batch *batch, const struct room_entry *backstage, const struct guest *guest)
{
	struct core *core = batch->core;
	const struct lobby_changed_params params = {lobby_of(core, backstage, guest)};
	batch_tell_person(batch, guest->guest, 0, NOTIFICATION_LOBBY_CHANGED, &params);
	return batch_stored(batch,
		       directory_drop_guest_link(core->directory, backstage->id, guest->guest)) &&
	       sessions_end(batch, guest->guest, NULL);
}

/* Their sessions end with their link, whenever that is now. */
static bool keep(struct batch *batch, const struct guest *guest)
{
	struct core *core = batch->core;
	if (!batch_stored(
		    batch, directory_limit_guest(core->directory, guest->guest, guest->expires)))
		return false;
	sessions_look_again(core, guest->guest);
	return true;
}

static bool change(struct batch *batch, struct room_entry *backstage, const struct event *event)
{
	/* As the room holds them: the event may have borrowed its texts from what it held before.
	 */
	const struct guest *guest =
		room_guest(backstage->state, event->body.guest_changed.guest.guest);
	guests_renew(&batch->core->rooms.guests, backstage);
	if (!follow(batch, backstage, event->author, guest))
		return false;
	if (guest->state != GUEST_STATE_WAITING &&
		!inbox_settle_guest(batch, backstage, guest->guest))
		return false;
	return guest_is_out(guest->state) ? turn_out(batch, backstage, guest) : keep(batch, guest);
}

/* All who could be in, or wait to be. */
static bool end_all(struct batch *batch, const struct room_entry *backstage)
{
	for (const struct guest_place *place = backstage->guests; place; place = place->next)
		if (!guest_is_out(place->state) && !sessions_end(batch, place->guest, NULL))
			return false;
	return true;
}

bool guests_note(struct batch *batch, struct room_entry *room, const struct event *event)
{
	struct core *core = batch->core;
	switch (event->kind) {
	case EVENT_GUEST_CHANGED:
		lobbies_note(core);
		return change(batch, room, event);
	case EVENT_DOOR_CHANGED:
		lobbies_note(core);
		return event->body.door_changed.door.has_general ||
		       batch_stored(batch, directory_drop_guest_link(core->directory, room->id, 0));
	case EVENT_CASE_CHANGED:
	case EVENT_PERSON_CHANGED:
		lobbies_note(core);
		return true;
	case EVENT_ROOM_CHANGED:
		lobbies_note(core);
		return !room->archived || end_all(batch, room);
	default:
		return true;
	}
}

void guests_dissolve(struct batch *batch, const struct room_entry *room)
{
	if (end_all(batch, room))
		lobbies_note(batch->core);
}
