#include "journal/batch.h"

#include "base/attempt.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/guests/lobby.h"
#include "journal/guests/noting.h"
#include "journal/live/telling.h"
#include "journal/load.h"
#include "journal/membership.h"
#include "journal/minutes/keeping.h"
#include "journal/notes/writing.h"
#include "journal/procedure.h"
#include "journal/writing/cases.h"
#include "journal/writing/erasing.h"
#include "journal/writing/inbox.h"
#include "journal/writing/meetings.h"
#include "journal/writing/tasks.h"
#include "journal/writing/threads.h"
#include "journal/writing/votes.h"
#include "proto/reply.h"

bool batch_begin(struct batch *batch)
{
	if (batch->failed)
		return false;
	if (batch->writing)
		return true;
	if (!batch_stored(batch, store_begin(batch->core->store)))
		return false;
	batch->writing = true;
	return true;
}

static void give_up(struct batch *batch)
{
	attempt_end(); /* what is read again is not to fail with it */
	store_rollback(batch->core->store);
	rooms_revert(&batch->core->rooms);
	ballots_revert(&batch->core->ballots);
	notes_revert(&batch->core->notes);
	erasures_withdraw(batch->core->erasures);
	batch->writing = false;
	batch->failed = true;
}

bool batch_stored(struct batch *batch, enum store_result result)
{
	if (result == STORE_OK)
		return true;
	log_error("a batch could not be stored: result %d", (int)result);
	give_up(batch);
	return false;
}

static struct store_event row_of(uint64_t room, const struct event *event)
{
	return (struct store_event){
		.room = room,
		.seq = event->seq,
		.kind = (int)event->kind,
		.author = event->author,
		.time_ms = event->time_ms,
		.ref = event->ref,
		.answers = event_info((int)event->kind)->answers,
		.audience = (int)event->audience,
		.client_id = event->client_id,
	};
}

static void check_ref(const struct event *event)
{
	const struct event_info *info = event_info((int)event->kind);
	if (info->alone ? event->ref >= event->seq : event_refers(info) != (event->ref != 0))
		BUG("an event refers to another one, or not, against what proto/ says");
}

/* Where there are members who do not see everything. */
static struct guard guard_of(const struct room *room, const struct event *event)
{
	bool answers = event_info((int)event->kind)->answers;
	if (!room->latecomers)
		return (struct guard){0};
	return (struct guard){event_needs(event->kind, answers, event->ref, room_is_strict(room)),
		event_thread(event)};
}

static bool append_event(struct batch *batch, struct room_entry *room, const struct event *event)
{
	BUFFER_AUTO body;
	BUFFER_AUTO sealed;
	MEETING_STEP_AUTO step;
	struct core *core = batch->core;
	struct store_event row = row_of(room->id, event);
	struct seal_label label = seal_label_of(room->id, &row);

	check_ref(event);
	buffer_init(&body);
	buffer_init(&sealed);
	meeting_step_init(&step, room->state, event);
	const struct task_step task_step = task_step_of(room->state, event);
	event_encode_body(event, &body);
	vault_seal(core->vault, &label, body.data, body.size, &sealed);
	row.body = sealed.data;
	row.body_size = sealed.size;
	if (!batch_stored(batch, store_event_append(core->store, &row)))
		return false;
	erase_picture(batch, room, event);
	room_apply(room->state, event);
	rooms_renew(room);
	membership_before(batch, room, event);
	struct guard guard = guard_of(room->state, event);
	if (guard.ref || guard.root)
		burst_flush(&room->burst, room->id, &batch->run);
	if (burst_add(
		    &room->burst, event, (struct text){(const char *)body.data, body.size}, guard))
		burst_flush(&room->burst, room->id, &batch->run);
	membership_after(batch, room, event);
	return thread_note(batch, room, event) && inbox_note(batch, room, event) &&
	       meeting_note(batch, room, event, &step) && votes_note(batch, room, event) &&
	       task_note(batch, room, event, &task_step) && case_note(batch, room, event) &&
	       guests_note(batch, room, event) && notes_follow(batch, room, event, &step);
}

static bool append_events(
	struct batch *batch, struct room_entry *room, const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++)
		if (!append_event(batch, room, &decision->events[i]))
			return false;
	return true;
}

/* With the room one leaves its meetings, and with a meeting its polls are over. */
static bool decide_what_follows(struct batch *batch, const struct room_entry *room,
	const struct decision *done, struct arena *arena, struct decision *ret_decision)
{
	for (size_t i = 0; i < done->count; i++) {
		const struct event *event = &done->events[i];
		if (event->kind == EVENT_MEMBER_LEFT &&
			meetings_leave(
				batch, room->state, event->body.member_left.person, ret_decision))
			return true;
	}
	return votes_decide_end(batch, room, arena, ret_decision);
}

static bool append_what_follows(
	struct batch *batch, struct room_entry *room, const struct decision *done)
{
	ARENA_AUTO arena;
	struct decision decision;
	arena_init(&arena);
	while (decide_what_follows(batch, room, done, &arena, &decision))
		if (!append_events(batch, room, &decision))
			return false;
	return !batch->failed;
}

bool batch_append(struct batch *batch, struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;

	if (!batch_begin(batch) || !erase_decided(batch, room, decision))
		return false;
	rooms_touch(&core->rooms, room);
	if (!append_events(batch, room, decision) || !minutes_keep(batch, room, decision) ||
		!append_what_follows(batch, room, decision))
		return false;
	if (room->head - room->snapshot_seq < core->cold_events)
		return true;
	if (!batch_stored(batch, room_save(core->store, core->vault, room->state)))
		return false;
	room->snapshot_seq = room->head;
	return true;
}

static void add_answer(struct batch *batch, const struct call *call, const struct buffer *answer,
	enum error_kind error)
{
	struct dispatch *dispatch = dispatch_new(DISPATCH_ANSWER);
	dispatch->connection = call->connection;
	dispatch->command = call->command->kind;
	dispatch->stored = call->staged;
	dispatch->error = error;
	dispatch->frame = frame_new(answer->data, answer->size);
	run_add(&batch->run, dispatch);
}

void batch_answer(struct batch *batch, const struct call *call, const void *result)
{
	BUFFER_AUTO answer;
	buffer_init(&answer);
	reply_result(&answer, &call->id, call->command->kind, result);
	add_answer(batch, call, &answer, ERROR_NONE);
}

void batch_refuse(struct batch *batch, const struct call *call, const struct refusal *refusal)
{
	BUFFER_AUTO answer;
	buffer_init(&answer);
	reply_error(&answer, &call->id, refusal);
	add_answer(batch, call, &answer, refusal->error);
}

void batch_refuse_with(struct batch *batch, const struct call *call, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	batch_refuse(batch, call, &refusal);
}

/* What is told of one's own; guests are told what there is to tell of their one room. */
static bool may_hear(const struct roster_connection *connection, enum notification_kind kind)
{
	if (!roster_is_guest(connection))
		return roster_hears(connection);
	switch (kind) {
	case NOTIFICATION_ROOM_ENTERED:
	case NOTIFICATION_ROOM_EXITED:
	case NOTIFICATION_ROOM_MARKED:
	case NOTIFICATION_THREAD_KEPT:
	case NOTIFICATION_LOBBY_CHANGED:
		return true;
	default:
		return false;
	}
}

void batch_tell_person(struct batch *batch, uint64_t person, uint64_t but_connection,
	enum notification_kind kind, const void *params)
{
	BUFFER_AUTO buffer;
	struct roster_person *here = roster_find_person(&batch->core->roster, person);
	buffer_init(&buffer);
	if (!here)
		return;
	reply_notification(&buffer, kind, params);
	struct frame *frame = frame_new(buffer.data, buffer.size);
	if (!frame)
		return;
	for (struct roster_connection *c = here->connections; c; c = c->next) {
		if (c->connection == but_connection || !may_hear(c, kind))
			continue;
		struct dispatch *dispatch = dispatch_new(DISPATCH_ANSWER);
		dispatch->connection = c->connection;
		dispatch->unasked = true;
		dispatch->stored = true;
		dispatch->frame = frame_ref(frame);
		run_add(&batch->run, dispatch);
	}
	frame_unref(frame);
}

void batch_hash(struct call *call)
{
	call->staged = false;
	call->hashing.stage = HASHING_ASKED;
}

size_t batch_tell_room(struct batch *batch, uint64_t room, enum notification_kind kind,
	const void *params, bool stored)
{
	BUFFER_AUTO buffer;
	buffer_init(&buffer);
	reply_notification(&buffer, kind, params);
	struct frame *frame = frame_new(buffer.data, buffer.size);
	if (!frame)
		return 0;
	struct dispatch *dispatch = dispatch_new(DISPATCH_EVENT);
	dispatch->room = room;
	dispatch->passing = !stored;
	dispatch->stored = stored;
	dispatch->frame = frame;
	run_add(&batch->run, dispatch);
	return buffer.size;
}

static void queue_page(struct batch *batch, struct page *page)
{
	turns_announce(&batch->core->turns, page->person);
	page->next = NULL;
	if (batch->last_page)
		batch->last_page->next = page;
	else
		batch->pages = page;
	batch->last_page = page;
}

void batch_read_take(struct batch *batch, struct call *call, struct page *page)
{
	call->staged = false; /* the page speaks for it */
	queue_page(batch, page);
}

void batch_drop_reads(struct batch *batch, uint64_t person, uint64_t connection)
{
	struct turns *turns = &batch->core->turns;
	struct page *pages = batch->pages;
	batch->pages = batch->last_page = NULL;
	while (pages) {
		struct page *page = pages;
		pages = page->next;
		turns_give_up(turns, page->person);
		if (page->connection == connection)
			page_free(page);
		else
			queue_page(batch, page);
	}
	turns_drop(turns, person, connection);
}

/* Nothing of the batch was stored: what hung on it is unsaid, and whoever asked is told. */
static void take_back(struct batch *batch, struct call *calls)
{
	struct run run = {0};
	while (batch->run.first) {
		struct dispatch *dispatch = batch->run.first;
		batch->run.first = dispatch->next;
		if (dispatch->stored)
			dispatch_free(dispatch);
		else
			run_add(&run, dispatch);
	}
	batch->run = run;
	for (struct call *call = calls; call; call = call->next) {
		if (!call->staged)
			continue;
		call->staged = false;
		procedure_unavailable(batch, call);
	}
	while (batch->pages) {
		struct page *page = batch->pages;
		batch->pages = page->next;
		turns_give_up(&batch->core->turns, page->person);
		procedure_unread(batch, page);
		page_free(page);
	}
	batch->last_page = NULL;
}

static bool commit(struct batch *batch)
{
	struct core *core = batch->core;
	int64_t since_us = figures_now_us();
	bool stored = batch_stored(batch, store_commit(core->store));
	figures_note_commit(&core->figures, since_us, stored);
	return stored;
}

/* What was made of the batch is whole, or all of it is given up. */
static void end_attempt(struct batch *batch)
{
	if (attempt_end())
		return;
	log_error("memory is short: a batch is given up");
	give_up(batch);
}

static void tell_presence(struct batch *batch)
{
	ARENA_AUTO arena;
	struct presence_changed_params params;
	arena_init(&arena);
	roster_take_changes(&batch->core->roster, &arena, &params.people);
	if (params.people.count)
		batch_tell_room(batch, batch->core->set.house, NOTIFICATION_PRESENCE_CHANGED,
			&params, false);
}

void batch_start(struct batch *batch, struct core *core)
{
	*batch = (struct batch){.core = core};
	attempt_begin();
}

void batch_do(struct batch *batch, struct core *core, struct call *calls)
{
	batch_start(batch, core);
	for (struct call *call = calls; call; call = call->next)
		procedure_do(batch, call);
	batch_end(batch, calls);
}

void batch_end(struct batch *batch, struct call *calls)
{
	struct core *core = batch->core;
	rooms_flush(&core->rooms, &batch->run);
	telling_tell(batch);
	lobbies_tell(batch);
	end_attempt(batch);
	/* The one commit. Until it has succeeded nobody hears of anything above. */
	if (batch->writing && erasing_write(batch) && commit(batch)) {
		batch->writing = false;
		erasing_settle(core);
		rooms_settle(&core->rooms);
		ballots_settle(&core->ballots);
	}
	if (batch->failed)
		notes_revert(&core->notes);
	else
		notes_settle(&core->notes);
	telling_settle(core, !batch->failed);
	lobbies_settle(core, !batch->failed);
	tell_presence(batch);
	if (batch->failed)
		take_back(batch, calls);
}
