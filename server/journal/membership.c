#include "journal/membership.h"

#include "journal/guests/noting.h"
#include "journal/reading/summary.h"
#include "journal/writing/inbox.h"

static struct dispatch *hearing(
	enum dispatch_kind kind, uint64_t connection, uint64_t room, bool stored)
{
	struct dispatch *dispatch = dispatch_new(kind);
	dispatch->connection = connection;
	dispatch->room = room;
	dispatch->stored = stored;
	return dispatch;
}

void membership_subscribe(struct batch *batch, struct room_entry *room, struct sight sight,
	uint64_t connection, bool stored)
{
	struct dispatch *dispatch = hearing(DISPATCH_SUBSCRIBE, connection, room->id, stored);
	dispatch->sight = sight;
	/* What happened before goes out before, to those who heard the room then. */
	burst_flush(&room->burst, room->id, &batch->run);
	run_add(&batch->run, dispatch);
}

/* Lets all of a person's connections hear the room as they may now. */
static void subscribe_person(struct batch *batch, struct room_entry *room, uint64_t person)
{
	const struct roster_person *here = roster_find_person(&batch->core->roster, person);
	struct sight sight = sight_of(
		room_member_role(room->state, person), room_member_since(room->state, person));
	for (struct roster_connection *c = here ? here->connections : NULL; c; c = c->next)
		if (roster_hears(c))
			membership_subscribe(batch, room, sight, c->connection, true);
}

static void enter(struct batch *batch, struct room_entry *room, uint64_t person)
{
	ARENA_AUTO arena;
	struct room_entered_params params;

	arena_init(&arena);
	if (!roster_find_person(&batch->core->roster, person))
		return;
	params.summary = summary_of(room, &arena);
	params.summary.mark = (int64_t)room->head;
	subscribe_person(batch, room, person);
	batch_tell_person(batch, person, 0, NOTIFICATION_ROOM_ENTERED, &params);
}

/* Takes the room from somebody's list. */
static void tell_exit(struct batch *batch, struct room_entry *room, uint64_t person)
{
	const struct roster_person *here = roster_find_person(&batch->core->roster, person);
	struct room_exited_params params = {.room = room->id};
	if (!here)
		return;
	burst_flush(&room->burst, room->id, &batch->run);
	for (struct roster_connection *c = here->connections; c; c = c->next)
		run_add(&batch->run, hearing(DISPATCH_UNSUBSCRIBE, c->connection, room->id, true));
	batch_tell_person(batch, person, 0, NOTIFICATION_ROOM_EXITED, &params);
	inbox_tell(batch, person, 0);
}

/* What stands in the inbox of the room goes, too: it would come back with the next joining. */
static void leave(struct batch *batch, struct room_entry *room, uint64_t person)
{
	rooms_renew_member(room, person);
	if (batch_stored(batch, store_notice_drop(batch->core->store, person, room->id)))
		tell_exit(batch, room, person);
}

void membership_dissolve(struct batch *batch, struct room_entry *room)
{
	guests_dissolve(batch, room);
	/* A batch that fails meanwhile has put back all that were forgotten. */
	while (room->people_count && !batch->failed) {
		uint64_t person = room->people[room->people_count - 1];
		rooms_forget_member(room, person);
		tell_exit(batch, room, person);
	}
}

void membership_before(struct batch *batch, struct room_entry *room, const struct event *event)
{
	const struct joiner_list *joined = &event->body.member_joined.members;
	if (event->kind != EVENT_MEMBER_JOINED)
		return;
	rooms_renew_attendees(&batch->core->rooms, room);
	/* All of them first: what each is told of a conversation names its people. */
	for (size_t i = 0; i < joined->count; i++)
		rooms_renew_member(room, joined->items[i].person);
	for (size_t i = 0; i < joined->count; i++)
		enter(batch, room, joined->items[i].person);
}

void membership_after(struct batch *batch, struct room_entry *room, const struct event *event)
{
	switch (event->kind) {
	case EVENT_MEETING_MOVED:
	case EVENT_MEETING_ATTENDED:
	case EVENT_ROOM_CHANGED:
		rooms_renew_attendees(&batch->core->rooms, room);
		break;
	case EVENT_MEMBER_LEFT:
		rooms_renew_attendees(&batch->core->rooms, room);
		leave(batch, room, event->body.member_left.person);
		break;
	case EVENT_MEMBER_CHANGED:
		rooms_renew_member(room, event->body.member_changed.person);
		subscribe_person(batch, room, event->body.member_changed.person);
		break;
	case EVENT_PERSON_CHANGED:
		subscribe_person(batch, room, event->body.person_changed.person);
		break;
	default:
		break;
	}
}
