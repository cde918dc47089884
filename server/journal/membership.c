#include "journal/procedures.h"

static struct dispatch *hearing(
	enum dispatch_kind kind, uint64_t connection, uint64_t room, bool stored)
{
	struct dispatch *dispatch = dispatch_new(kind);
	dispatch->connection = connection;
	dispatch->room = room;
	dispatch->stored = stored;
	return dispatch;
}

void membership_subscribe(struct batch *batch, struct room_entry *room, enum member_role role,
	uint64_t connection, bool stored)
{
	struct dispatch *dispatch = hearing(DISPATCH_SUBSCRIBE, connection, room->id, stored);
	dispatch->audience = role_audience(role);
	/* What happened before goes out before, to those who heard the room then. */
	burst_flush(&room->burst, room->id, &batch->run);
	run_add(&batch->run, dispatch);
}

void membership_enter(struct batch *batch, struct room_entry *room, uint64_t person)
{
	struct roster_person *here = roster_find_person(&batch->core->roster, person);
	struct room_entered_params params = {.summary = {
						     .room = room->id,
						     .kind = room->kind,
						     .title = text_of(room->title),
						     .head = room->head,
						     .mark = (int64_t)room->head,
					     }};
	rooms_renew_member(room, person);
	if (!here)
		return;
	enum member_role role = room_member_role(room->state, person);
	for (struct roster_connection *c = here->connections; c; c = c->next)
		membership_subscribe(batch, room, role, c->connection, true);
	batch_tell_person(batch, person, 0, NOTIFICATION_ROOM_ENTERED, &params);
}

void membership_exit(struct batch *batch, struct room_entry *room, uint64_t person)
{
	struct roster_person *here = roster_find_person(&batch->core->roster, person);
	struct room_exited_params params = {.room = room->id};
	rooms_renew_member(room, person);
	if (!here)
		return;
	burst_flush(&room->burst, room->id, &batch->run);
	for (struct roster_connection *c = here->connections; c; c = c->next)
		run_add(&batch->run, hearing(DISPATCH_UNSUBSCRIBE, c->connection, room->id, true));
	batch_tell_person(batch, person, 0, NOTIFICATION_ROOM_EXITED, &params);
}
