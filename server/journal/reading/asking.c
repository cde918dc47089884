#include "journal/reading/asking.h"

#include "base/memory.h"
#include "journal/guests/lobby.h"
#include "journal/live/polls.h"
#include "journal/membership.h"
#include "journal/notes/place.h"
#include "journal/reading/summary.h"
#include "journal/signing/sessions.h"
#include "journal/writing/subject.h"
#include "proto/gen/limits.h"
#include "room/floor/floor.h"
#include "room/reading.h"

#include <string.h>

static void add_summary(struct page *page, const struct room_entry *room, struct sight sight)
{
	struct room_summary_list *rooms = &page->hello.rooms;
	struct room_summary *summary = &rooms->items[rooms->count++];
	*summary = summary_of(room, &page->arena);
	summary->mark = (int64_t)sight_mark(sight, 0); /* at least; the reader knows the rest */
}

static void list_presence(struct core *core, struct page *page)
{
	struct person_presence_list *list = &page->hello.presence;
	list->items =
		arena_new(&page->arena, HASH_COUNT(core->roster.people) * sizeof(*list->items));
	for (struct roster_person *here = core->roster.people; here; here = here->hh.next)
		if (!roster_is_guest(here->connections))
			list->items[list->count++] = (struct person_presence){
				.person = here->person,
				.state = roster_presence(&core->roster, here->person),
			};
}

static void enter_room(
	struct batch *batch, struct page *page, struct room_entry *room, struct sight sight)
{
	if (!page->brief)
		membership_subscribe(batch, room, sight, page->connection, false);
	add_summary(page, room, sight);
}

/* Subscribes the connection to the house and the person's rooms, and lists them in the page. Their
 * summaries suffice: a cold room stays cold. */
static void enter_rooms(struct batch *batch, struct page *page)
{
	struct core *core = batch->core;
	struct room_entry *house = core_house(core);
	size_t count;
	const struct joined_room *joined = joined_rooms(&core->rooms.joined, page->person, &count);
	page->hello.rooms.items =
		arena_new(&page->arena, (count + 1) * sizeof(*page->hello.rooms.items));
	struct sight sight = sight_of(room_member_role(house->state, page->person), 0);
	enter_room(batch, page, house, sight);
	for (size_t i = 0; i < count; i++)
		enter_room(batch, page, joined[i].room, sight_of(joined[i].role, joined[i].since));
}

void ask_turn_away(struct batch *batch, struct call *call, enum error_kind error, int close_code)
{
	struct dispatch *dispatch = dispatch_new(DISPATCH_CLOSE);
	dispatch->connection = call->connection;
	dispatch->close_code = close_code;
	dispatch->stored = true;
	batch_refuse_with(batch, call, error);
	run_add(&batch->run, dispatch);
}

static struct page *new_greeting(struct core *core, const struct call *call, uint64_t person)
{
	struct page *page = page_new(&call->id, COMMAND_SESSION_HELLO, call->connection, person);
	page->hello.protocol = PROTOCOL_VERSION;
	page->hello.server = text_of(core->server_version);
	page->hello.epoch = core->set.epoch;
	page->hello.me = person;
	page->hello.house = core->set.house;
	page->house = core->set.house;
	page->now_ms = world_now_ms(core->world);
	page->hello.now = page->now_ms;
	return page;
}

static void greet(struct batch *batch, struct call *call, const struct store_session *session)
{
	struct core *core = batch->core;
	uint64_t person = session->person;
	struct page *page = new_greeting(core, call, person);
	enum presence_state before = roster_presence(&core->roster, person);

	struct roster_connection *connection = roster_add(
		&core->roster, call->connection, person, session->scopes, call->token_hash);
	session_watch(core, connection, session->expires_ms);
	lobbies_note(core);
	page->brief = !roster_hears(connection);
	enter_rooms(batch, page);
	page->views = views_of(&core->rooms.joined, person, &page->arena);
	if (!page->brief)
		list_presence(core, page);
	batch_read_take(batch, call, page);
	if (before != roster_presence(&core->roster, person))
		roster_note_change(&core->roster, person);
}

void ask_hello_as_operator(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	struct room_entry *house = core_house(core);
	enum error_kind error = room_may(house->state, who, COMMAND_SESSION_HELLO, NULL, 0);
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	struct page *page = new_greeting(core, call, who->person);
	page->hello.rooms.items = arena_new(&page->arena, sizeof(*page->hello.rooms.items));
	add_summary(page, house, sight_of(MEMBER_ROLE_OWNER, 0));
	list_presence(core, page);
	batch_read_take(batch, call, page);
}

static bool may_greet(struct core *core, uint64_t person)
{
	struct who who = core_who(core, person);
	return room_may(core_house(core)->state, &who, COMMAND_SESSION_HELLO, NULL, 0) ==
	       ERROR_NONE;
}

void ask_hello(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	struct store_session session;
	enum store_result result =
		session_of_call(batch, call, command_info(COMMAND_SESSION_HELLO)->admits, &session);

	if (result != STORE_OK && result != STORE_NONE) {
		ask_turn_away(batch, call, ERROR_UNAVAILABLE, CLOSE_TRY_AGAIN);
		return;
	}
	if (result == STORE_NONE || !may_greet(core, session.person)) {
		ask_turn_away(batch, call, ERROR_NOT_SIGNED_IN, CLOSE_SIGNED_OUT);
		return;
	}
	const struct roster_person *here = roster_find_person(&core->roster, session.person);
	if (here && here->count >= core->connections_per_person) {
		ask_turn_away(batch, call, ERROR_TOO_MANY, CLOSE_TOO_MANY);
		return;
	}
	greet(batch, call, &session);
	session_note_use(batch, &session);
}

/* From memory: what lies on disk of it is not for readers. */
static void show_floor(struct page *page, const struct room *room)
{
	const struct kept_floor *kept = meetings_floor(room, page->root);
	page->has_floor = kept != NULL;
	if (kept)
		floor_show(room, meetings_find(room, page->root), kept, &page->arena, &page->floor);
}

void ask_window(struct batch *batch, struct call *call, const struct who *who)
{
	struct room_entry *room;
	struct subject subject;
	struct window window;
	struct refusal refusal;
	ARENA_AUTO arena;
	arena_init(&arena);
	enum store_result result =
		rooms_get(&batch->core->rooms, command_room(call->command), &room);

	if (result != STORE_OK) {
		batch_refuse_with(
			batch, call, result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE);
		return;
	}
	if (!subject_read(batch, room, call->command, who, &arena, &subject)) {
		batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
		return;
	}
	if (!room_window(room->state, &subject, call->command, who, &window, &refusal)) {
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (turns_is_full(&batch->core->turns, who->person)) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return;
	}
	struct page *page = page_new(&call->id, call->command->kind, call->connection, who->person);
	page->window = window;
	page->root = subject.seq;
	page->now_ms = world_now_ms(batch->core->world);
	if (page->kind == COMMAND_MEETING_OPEN)
		show_floor(page, room->state);
	page->exports = call->kind == CALL_EXPORT;
	if (page->kind == COMMAND_MINUTES_READ)
		minutes_want(batch->core, room, &subject, who, &page->arena, &page->minutes);
	if (window.fresh)
		room_export(room->state, window.sight.since, &page->arena, &page->state);
	if (call->command->kind == COMMAND_MEETING_OPEN &&
		!poll_views(batch, room, subject.seq, who->person, &page->arena, &page->polls)) {
		page_free(page);
		return;
	}
	batch_read_take(batch, call, page);
}

void ask_export(struct batch *batch, struct call *call)
{
	struct store_session session;
	unsigned scopes = command_info(call->command->kind)->admits;
	enum store_result result = session_of_call(batch, call, scopes, &session);
	call->staged = true;
	if (result != STORE_OK) {
		batch_refuse_with(batch, call,
			result == STORE_NONE ? ERROR_NOT_SIGNED_IN : ERROR_UNAVAILABLE);
		return;
	}
	struct who who = core_who(batch->core, session.person);
	ask_window(batch, call, &who);
	session_note_use(batch, &session);
}

/* Which note it is, and since when its states are theirs to see. False: the batch failed. */
static bool want_note(
	struct batch *batch, const struct room_entry *room, struct call *call, struct page *page)
{
	page->note = note_key_of(call->command);
	return note_known_since(batch, room, &page->note, page->person, &page->known_ms);
}

void ask_versions(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	struct room_entry *room;
	struct subject subject;
	enum store_result result = rooms_get(&core->rooms, command_room(call->command), &room);
	enum error_kind error = ERROR_NOT_FOUND;
	ARENA_AUTO arena;

	arena_init(&arena);
	if (result == STORE_OK) {
		if (!subject_read(batch, room, call->command, who, &arena, &subject))
			result = STORE_FAILED;
		else
			error = room_may(room->state, who, call->command->kind, &subject, 0);
	}
	if (result != STORE_OK && result != STORE_NONE)
		error = ERROR_UNAVAILABLE;
	else if (error == ERROR_NONE && turns_is_full(&core->turns, who->person))
		error = ERROR_TOO_FAST;
	if (error != ERROR_NONE) {
		batch_refuse_with(batch, call, error);
		return;
	}
	struct page *page = page_new(&call->id, call->command->kind, call->connection, who->person);
	page->window.room = room->id;
	page->window.from = subject.seq;
	if (page->kind != COMMAND_MESSAGE_VERSIONS && !want_note(batch, room, call, page)) {
		batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
		page_free(page);
		return;
	}
	if (page->kind == COMMAND_NOTE_VERSION)
		page->version = (uint64_t)call->command->params.note_version.version;
	batch_read_take(batch, call, page);
}

/* From memory: a reader could not know. Of a case its backstage. */
static void list_channels(struct core *core, struct page *page)
{
	struct room_listing_list *list = &page->rooms;
	list->items = arena_new(&page->arena, HASH_COUNT(core->rooms.all) * sizeof(*list->items));
	for (struct room_entry *room = core->rooms.all; room; room = room->hh.next)
		if ((room->kind == ROOM_KIND_CHANNEL || room->kind == ROOM_KIND_BACKSTAGE) &&
			!room->deleted)
			list->items[list->count++] = listing_of(room, &page->arena);
}

/* Those of a room are there for its members, and everybody has some of their own. */
static bool lists_tasks(
	const struct core *core, const struct task_list_params *params, uint64_t person)
{
	const struct room_entry *room =
		params->has_of ? rooms_peek(&core->rooms, params->of) : NULL;
	return !params->has_of || (room && joined_find(&core->rooms.joined, person, room));
}

void ask_listing(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	enum command_kind kind = call->command->kind;
	uint64_t person = command_person(call->command);
	enum error_kind error = room_may(core_house(core)->state, who, kind, NULL, person);
	struct refusal refusal = refusal_of(error);
	if (error == ERROR_NONE && kind == COMMAND_MEETING_LIST &&
		!room_span(&call->command->params.meeting_list, &refusal))
		error = refusal.error;
	if (error == ERROR_NONE && kind == COMMAND_TASK_LIST &&
		!lists_tasks(core, &call->command->params.task_list, who->person)) {
		error = ERROR_NOT_FOUND;
		refusal = refusal_of(error);
	}
	if (error != ERROR_NONE) {
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (turns_is_full(&core->turns, who->person)) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return;
	}
	struct page *page = page_new(&call->id, kind, call->connection, who->person);
	page->house = core->set.house;
	page->now_ms = world_now_ms(core->world);
	page->whose = person;
	memcpy(page->token_hash, call->token_hash, sizeof(page->token_hash));
	if (kind == COMMAND_INVITATION_LIST && who->house_role != MEMBER_ROLE_OWNER)
		page->whose = who->person;
	if (kind == COMMAND_ROOM_LIST)
		list_channels(core, page);
	if (kind == COMMAND_INBOX_LIST || kind == COMMAND_SAVED_LIST ||
		kind == COMMAND_THREAD_LIST || kind == COMMAND_MEETING_LIST ||
		kind == COMMAND_TASK_LIST)
		page->views = views_of(&core->rooms.joined, page->person, &page->arena);
	if (kind == COMMAND_INBOX_LIST)
		page->inbox = call->command->params.inbox_list;
	if (kind == COMMAND_SAVED_LIST)
		page->saved = call->command->params.saved_list;
	if (kind == COMMAND_THREAD_LIST)
		page->threads = call->command->params.thread_list;
	if (kind == COMMAND_MEETING_LIST)
		page->meetings = call->command->params.meeting_list;
	if (kind == COMMAND_TASK_LIST)
		page->tasks = call->command->params.task_list;
	batch_read_take(batch, call, page);
}
