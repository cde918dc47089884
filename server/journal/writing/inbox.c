/* What wants somebody's attention: written with the event that asks for it. */
#include "journal/writing/inbox.h"

#include "base/memory.h"
#include "journal/reading/notices.h"
#include "journal/registers/keeping.h"
#include "journal/registers/mark.h"
#include "journal/registers/register.h"
#include "proto/gen/limits.h"

#include <stdlib.h>
#include <uthash.h>

struct callee {
	uint64_t person;
	enum notice_reason reason;
	bool follows; /* the thread of the event */
	UT_hash_handle hh;
};

/* Whom an event calls upon, gathered before anything is written: a store that fails takes the rooms
 * back, and with them what is read of them here. */
struct calling {
	const struct room *room, *house;
	const struct event *event;
	struct store_notice notice; /* of whoever is called upon; without its reason */
	struct vault *vault;
	enum notice_reason reason;
	struct callee *callees; /* owned; hashed by person, in the order they were called */
	bool all;               /* everybody has been called */
};

/* Each once, for the first reason. Guests have no inbox. */
static void call_upon(struct calling *calling, uint64_t person)
{
	struct callee *callee = NULL;
	if (person == calling->event->author || !room_member_role(calling->room, person) ||
		room_is_guest(calling->room, person))
		return;
	HASH_FIND(hh, calling->callees, &person, sizeof(person), callee);
	if (!callee) {
		callee = memory_new(1, sizeof(*callee));
		callee->person = person;
		callee->reason = calling->reason;
		HASH_ADD(hh, calling->callees, person, sizeof(callee->person), callee);
	}
	callee->follows = calling->reason == NOTICE_REASON_REPLY;
}

static void call_upon_member(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	(void)role;
	(void)since;
	call_upon(cookie, person);
}

static void call_upon_people(struct calling *calling, const struct person_ref_list *people)
{
	for (size_t i = 0; i < people->count; i++)
		call_upon(calling, people->items[i].person);
}

static void call_upon_group(struct calling *calling, uint64_t group)
{
	const struct person_ref_list *people = room_group_people(calling->house, group);
	if (people)
		call_upon_people(calling, people);
}

static void call_by(struct calling *calling, const struct mention *mention)
{
	switch (mention->kind) {
	case MENTION_KIND_PERSON:
		calling->reason = NOTICE_REASON_MENTION;
		call_upon(calling, mention->id);
		break;
	case MENTION_KIND_GROUP:
		calling->reason = NOTICE_REASON_GROUP;
		call_upon_group(calling, mention->id);
		break;
	case MENTION_KIND_ALL:
		calling->reason = NOTICE_REASON_ALL;
		if (!calling->all)
			room_members_each(calling->room, call_upon_member, calling);
		calling->all = true;
		break;
	}
}

/* Those called upon by name first: that is the reason they are told. */
static void call_by_all(struct calling *calling, const struct mention_list *mentions)
{
	for (int by_name = 1; by_name >= 0; by_name--)
		for (size_t i = 0; i < mentions->count; i++)
			if (by_name == (mentions->items[i].kind == MENTION_KIND_PERSON))
				call_by(calling, &mentions->items[i]);
}

static void call_invited(struct calling *calling)
{
	const struct joiner_list *joined = &calling->event->body.member_joined.members;
	calling->reason = NOTICE_REASON_INVITED;
	if (calling->room->kind != ROOM_KIND_CHANNEL && calling->room->kind != ROOM_KIND_BACKSTAGE)
		return;
	for (size_t i = 0; i < joined->count; i++)
		call_upon(calling, joined->items[i].person);
}

/* Somebody waits to be let in: whoever receives them is told, and nobody else. */
static void call_to_door(struct calling *calling)
{
	const struct case_sheet *sheet = &calling->room->sheet;
	calling->reason = NOTICE_REASON_GUEST_WAITING;
	if (calling->event->body.guest_changed.guest.state != GUEST_STATE_WAITING)
		return;
	call_upon(calling, sheet->host);
	if (sheet->has_deputy)
		call_upon(calling, sheet->deputy);
}

static bool call_follower(void *cookie, const struct store_register *row)
{
	struct calling *calling = cookie;
	struct kept_thread kept = keeping_open(calling->vault, row);
	if (keeping_level(&kept) == THREAD_LEVEL_FOLLOWING &&
		row->seq >= room_member_since(calling->room, row->person))
		call_upon(calling, row->person);
	return true;
}

/* Those who follow a thread, after those who are called upon in the reply. */
static bool call_followers(struct batch *batch, struct calling *calling)
{
	calling->vault = batch->core->vault;
	calling->reason = NOTICE_REASON_REPLY;
	return batch_stored(
		batch, store_registers_at(batch->core->store, calling->room->id,
			       calling->event->ref, REGISTER_THREAD, call_follower, calling));
}

/* A reply takes the place of the one before it in the same thread. */
static bool supersede(struct batch *batch, uint64_t person, const struct store_notice *notice,
	struct inbox_added_params *added)
{
	enum store_result result = STORE_NONE;
	if (notice->reason == NOTICE_REASON_REPLY)
		result = store_notice_supersede(
			batch->core->store, person, notice, &added->replaced);
	added->has_replaced = result == STORE_OK;
	return result == STORE_NONE || batch_stored(batch, result);
}

/* How many are open now, for whoever is here to be told. */
static bool count_open(struct batch *batch, uint64_t person, int64_t *ret_open)
{
	struct core *core = batch->core;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!roster_find_person(&core->roster, person))
		return true;
	struct views views = views_of(&core->rooms.joined, person, &arena);
	return batch_stored(batch, notices_count(core->store, person, &views, ret_open));
}

/* One has been put there. */
static bool come_in(struct batch *batch, uint64_t person, struct inbox_added_params *added)
{
	if (!batch_stored(
		    batch, store_notice_trim(batch->core->store, person, false, PROTO_INBOX_MAX)) ||
		!count_open(batch, person, &added->open))
		return false;
	batch_tell_person(batch, person, 0, NOTIFICATION_INBOX_ADDED, added);
	return true;
}

static struct inbox_added_params added_of(const struct store_notice *notice)
{
	return (struct inbox_added_params){.room = notice->room,
		.seq = notice->seq,
		.has_thread = notice->thread != 0,
		.thread = notice->thread,
		.reason = (enum notice_reason)notice->reason};
}

/* What is there already stays as it is; whoever is no person of the house has no inbox. */
static bool put(struct batch *batch, uint64_t person, const struct store_notice *notice,
	struct inbox_added_params *added)
{
	if (!room_member_role(core_house(batch->core)->state, person))
		return true;
	enum store_result result = store_notice_put(batch->core->store, person, notice);
	if (result == STORE_NONE)
		return true;
	return batch_stored(batch, result) && supersede(batch, person, notice, added) &&
	       come_in(batch, person, added);
}

bool inbox_put(struct batch *batch, uint64_t person, struct store_notice notice)
{
	notice.called = reason_is_call((enum notice_reason)notice.reason);
	struct inbox_added_params added = added_of(&notice);
	return put(batch, person, &notice, &added);
}

bool inbox_renew(struct batch *batch, uint64_t person, struct store_notice notice)
{
	notice.called = reason_is_call((enum notice_reason)notice.reason);
	struct inbox_added_params added = added_of(&notice);
	return batch_stored(batch, store_notice_renew(batch->core->store, person, &notice)) &&
	       come_in(batch, person, &added);
}

/* False: the batch failed. */
static bool note(struct batch *batch, const struct callee *callee, struct store_notice notice)
{
	notice.reason = (int)callee->reason;
	notice.called = reason_is_call(callee->reason);
	struct inbox_added_params added = added_of(&notice);
	added.has_follows = added.has_thread;
	added.follows = callee->follows;
	return put(batch, callee->person, &notice, &added);
}

static bool note_all(struct batch *batch, struct calling *calling)
{
	struct callee *callee, *next;
	bool noted = !batch->failed;
	HASH_ITER (hh, calling->callees, callee, next) {
		noted = noted && note(batch, callee, calling->notice);
		HASH_DEL(calling->callees, callee);
		free(callee);
	}
	return noted;
}

static void tell_changed(struct batch *batch, uint64_t person, uint64_t but_connection,
	struct inbox_changed_params *changed)
{
	if (count_open(batch, person, &changed->open))
		batch_tell_person(
			batch, person, but_connection, NOTIFICATION_INBOX_CHANGED, changed);
}

void inbox_tell(struct batch *batch, uint64_t person, uint64_t but_connection)
{
	struct inbox_changed_params changed = {0};
	tell_changed(batch, person, but_connection, &changed);
}

bool inbox_note(struct batch *batch, struct room_entry *room, const struct event *event)
{
	struct calling calling = {.room = room->state,
		.event = event,
		.notice = {.room = room->id, .seq = event->seq}};
	switch (event->kind) {
	case EVENT_MESSAGE_POSTED:
		calling.house = core_house(batch->core)->state;
		if (event->body.message_posted.has_mentions)
			call_by_all(&calling, &event->body.message_posted.mentions);
		break;
	case EVENT_MESSAGE_REPLIED:
		calling.house = core_house(batch->core)->state;
		calling.notice.thread = event->ref;
		if (event->body.message_replied.has_mentions)
			call_by_all(&calling, &event->body.message_replied.mentions);
		/* Where that fails, nobody is told below. */
		(void)call_followers(batch, &calling);
		break;
	case EVENT_MEMBER_JOINED:
		call_invited(&calling);
		break;
	case EVENT_MEETING_CALLED:
		calling.reason = NOTICE_REASON_MEETING_CALL;
		call_upon(&calling, event->body.meeting_called.person);
		break;
	case EVENT_MINUTES_PRESENTED:
		calling.reason = NOTICE_REASON_MINUTES;
		call_upon_people(&calling, &event->body.minutes_presented.asked);
		break;
	case EVENT_GUEST_CHANGED:
		call_to_door(&calling);
		break;
	case EVENT_MESSAGE_ERASED:
		return inbox_take_out(batch, room, event->ref);
	default:
		break;
	}
	return note_all(batch, &calling);
}

static uint64_t thread_of(const struct store_event *row)
{
	return row->kind == EVENT_MESSAGE_REPLIED ? row->ref : 0;
}

bool inbox_remind(struct batch *batch, uint64_t person, const struct store_event *row)
{
	const struct store_notice notice = {.room = row->room,
		.seq = row->seq,
		.thread = thread_of(row),
		.reason = NOTICE_REASON_REMINDER};
	return inbox_renew(batch, person, notice);
}

static bool list_calls_in(struct batch *batch, uint64_t person, const struct window *view,
	struct arena *arena, struct room_calls *ret_calls)
{
	struct core *core = batch->core;
	uint64_t mark;
	ret_calls->room = view->room;
	return batch_stored(batch, mark_get(core->store, core->vault, person, view->room, &mark)) &&
	       batch_stored(
		       batch, notices_calls(core->store, person, view->room,
				      sight_mark(view->sight, mark), arena, &ret_calls->calls));
}

/* What calls upon somebody in one of their rooms, or in all (0). False: the batch failed. */
static bool list_calls(struct batch *batch, uint64_t person, uint64_t room, struct arena *arena,
	struct room_calls_list *list)
{
	struct views views = views_of(&batch->core->rooms.joined, person, arena);
	list->items = arena_new(arena, views.count * sizeof(*list->items));
	for (size_t i = 0; i < views.count; i++)
		if ((!room || room == views.items[i].room) &&
			!list_calls_in(
				batch, person, &views.items[i], arena, &list->items[list->count++]))
			return false;
	return true;
}

bool inbox_tell_calls(struct batch *batch, uint64_t person, uint64_t room)
{
	ARENA_AUTO arena;
	struct inbox_changed_params changed = {.has_rooms = true};
	arena_init(&arena);
	if (!roster_find_person(&batch->core->roster, person))
		return true;
	if (!list_calls(batch, person, room, &arena, &changed.rooms))
		return false;
	tell_changed(batch, person, 0, &changed);
	return !batch->failed;
}

enum answering inbox_done(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct inbox_done_params *params = &call->command->params.inbox_done;
	struct store *store = batch->core->store;
	uint64_t person = who->person;
	uint64_t room = params->has_of ? params->of : 0;
	uint64_t seq = params->has_seq ? (uint64_t)params->seq : 0;
	bool done = params->done;
	struct inbox_changed_params changed = {0};
	ARENA_AUTO arena;

	(void)house;
	(void)decision;
	arena_init(&arena);
	if (!batch_begin(batch))
		return ANSWER_SETTLED;
	enum store_result result = store_notice_done(store, person, room, seq, done);
	bool is_news = result == STORE_OK;
	if ((result != STORE_NONE && !batch_stored(batch, result)) ||
		!batch_stored(batch, store_notice_trim(store, person, done, PROTO_INBOX_MAX)))
		return ANSWER_SETTLED;
	changed.has_rooms = is_news || room;
	if (changed.has_rooms && !list_calls(batch, person, room, &arena, &changed.rooms))
		return ANSWER_SETTLED;
	/* Whoever says it has counted it, and is wrong where there was nothing of it. */
	tell_changed(batch, person, is_news ? call->connection : 0, &changed);
	return answer_due_if(!batch->failed);
}
