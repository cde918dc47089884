/* What leaves the inbox without its person saying so there: because it was read, or is gone. */
#include "journal/writing/inbox.h"

#include "base/memory.h"
#include "journal/events.h"
#include "journal/registers/keeping.h"
#include "proto/gen/limits.h"

#include <stdlib.h>

bool inbox_thread_read(struct batch *batch, uint64_t person, const struct store_notice *thread,
	uint64_t was, uint64_t mark)
{
	struct store *store = batch->core->store;
	struct store_notice replies = *thread;
	replies.reason = NOTICE_REASON_REPLY;
	replies.done = mark > was;
	enum store_result result = store_notice_read(
		store, person, &replies, replies.done ? was : mark, replies.done ? mark : was);
	if (result == STORE_NONE)
		return true;
	if (!batch_stored(batch, result) ||
		!batch_stored(
			batch, store_notice_trim(store, person, replies.done, PROTO_INBOX_MAX)))
		return false;
	inbox_tell(batch, person, 0);
	return !batch->failed;
}

struct addressee {
	uint64_t person;
	uint64_t seq;    /* of the notice's event */
	uint64_t thread; /* of which a reply was open; 0: none was */
	int reason;
};

struct addressees {
	struct addressee *items; /* owned */
	size_t count, room;
};

static bool add_addressee(void *cookie, uint64_t person, const struct store_notice *notice)
{
	struct addressees *all = cookie;
	bool reply = notice->reason == NOTICE_REASON_REPLY && !notice->done;
	if (all->count == all->room) {
		all->room = all->room ? 2 * all->room : 8;
		all->items = memory_resize(all->items, all->room * sizeof(*all->items));
	}
	all->items[all->count++] =
		(struct addressee){person, notice->seq, reply ? notice->thread : 0, notice->reason};
	return true;
}

static bool settle(struct batch *batch, const struct addressee *addressee, uint64_t room)
{
	struct store *store = batch->core->store;
	uint64_t person = addressee->person;
	enum store_result result = store_notice_done(store, person, room, addressee->seq, true);
	if (result == STORE_NONE)
		return true;
	return batch_stored(batch, result) &&
	       batch_stored(batch, store_notice_trim(store, person, true, PROTO_INBOX_MAX)) &&
	       inbox_tell_calls(batch, person, room);
}

/* What stands in an inbox for the meeting's sake; a task that was given in it does not. */
static bool is_for_meeting(int reason)
{
	return reason == NOTICE_REASON_MEETING || reason == NOTICE_REASON_MEETING_SOON ||
	       reason == NOTICE_REASON_MEETING_CALL;
}

static bool is_for_task(int reason)
{
	return reason == NOTICE_REASON_TASK || reason == NOTICE_REASON_TASK_DUE;
}

static bool is_for_minutes(int reason)
{
	return reason == NOTICE_REASON_MINUTES || reason == NOTICE_REASON_MINUTES_AMENDED ||
	       reason == NOTICE_REASON_MINUTES_DUE;
}

static bool is_for_call(int reason)
{
	return reason == NOTICE_REASON_MEETING_CALL;
}

/* What an event and those that refer to it have put into inboxes for such a reason. */
static bool settle_all(struct batch *batch, const struct room_entry *room, uint64_t seq,
	uint64_t person, bool (*fits)(int reason))
{
	struct addressees all = {0};
	bool done = batch_stored(batch,
		store_meeting_notices_each(batch->core->store, room->id, seq, add_addressee, &all));
	for (size_t i = 0; i < all.count && done; i++) {
		const struct addressee *addressee = &all.items[i];
		if (fits(addressee->reason) && (!person || person == addressee->person))
			done = settle(batch, addressee, room->id);
	}
	free(all.items);
	return done;
}

bool inbox_settle_meeting(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person)
{
	return settle_all(batch, room, meeting, person, is_for_meeting);
}

bool inbox_settle_minutes(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person)
{
	return settle_all(batch, room, meeting, person, is_for_minutes);
}

bool inbox_settle_call(
	struct batch *batch, const struct room_entry *room, uint64_t meeting, uint64_t person)
{
	return settle_all(batch, room, meeting, person, is_for_call);
}

bool inbox_settle_task(
	struct batch *batch, const struct room_entry *room, uint64_t task, uint64_t person)
{
	return settle_all(batch, room, task, person, is_for_task);
}

/* Whether an event says that this guest waits; one that cannot be read does not. */
static bool says_waiting(
	struct core *core, const struct room_entry *backstage, uint64_t seq, uint64_t guest)
{
	struct event event;
	ARENA_AUTO arena;
	arena_init(&arena);
	return event_load(core->store, core->vault, backstage->id, seq, EVENT_GUEST_CHANGED, &arena,
		       &event) == STORE_OK &&
	       event.body.guest_changed.guest.guest == guest;
}

bool inbox_settle_guest(struct batch *batch, const struct room_entry *backstage, uint64_t guest)
{
	struct core *core = batch->core;
	struct addressees all = {0};
	bool done = batch_stored(batch, store_room_notices_each(core->store, backstage->id,
						NOTICE_REASON_GUEST_WAITING, add_addressee, &all));
	for (size_t i = 0; i < all.count && done; i++)
		if (says_waiting(core, backstage, all.items[i].seq, guest))
			done = settle(batch, &all.items[i], backstage->id);
	free(all.items);
	return done;
}

/* The last reply of others that somebody has not read. */
struct unread {
	uint64_t person, after, seq;
};

static bool take_unread(void *cookie, const struct store_event *row)
{
	struct unread *unread = cookie;
	if (row->seq <= unread->after)
		return false;
	if (!row->body || row->author == unread->person)
		return true;
	unread->seq = row->seq;
	return false;
}

/* Where the last reply is gone, the one before it stands in its place, as long as it is unread. */
static bool fall_back(
	struct batch *batch, const struct room_entry *room, const struct addressee *addressee)
{
	struct core *core = batch->core;
	uint64_t since = room_member_since(room->state, addressee->person);
	struct unread unread = {.person = addressee->person};
	struct kept_thread kept;
	if (!batch_stored(batch, keeping_get(core->store, core->vault, addressee->person, room->id,
					 addressee->thread, &kept)))
		return false;
	if (keeping_level(&kept) != THREAD_LEVEL_FOLLOWING)
		return true;
	unread.after = (uint64_t)kept.mark + 1 < since ? since - 1 : (uint64_t)kept.mark;
	if (!batch_stored(
		    batch, store_answers_back(core->store, room->id, addressee->thread,
				   EVENT_MESSAGE_REPLIED, room->head + 1, take_unread, &unread)))
		return false;
	const struct store_notice notice = {.room = room->id,
		.seq = unread.seq,
		.thread = addressee->thread,
		.reason = NOTICE_REASON_REPLY};
	if (!unread.seq)
		return true;
	enum store_result result = store_notice_put(core->store, addressee->person, &notice);
	return result == STORE_NONE || batch_stored(batch, result);
}

bool inbox_take_out(struct batch *batch, const struct room_entry *room, uint64_t seq)
{
	struct store *store = batch->core->store;
	struct addressees all = {0};
	bool done = batch_stored(batch,
			    store_event_notices_each(store, room->id, seq, add_addressee, &all)) &&
		    batch_stored(batch, store_event_notices_drop(store, room->id, seq));
	for (size_t i = 0; i < all.count && done; i++) {
		done = !all.items[i].thread || fall_back(batch, room, &all.items[i]);
		if (done)
			inbox_tell(batch, all.items[i].person, 0);
		done = done && !batch->failed;
	}
	free(all.items);
	return done;
}
