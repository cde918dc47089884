#include "journal/guests/greeting.h"

#include "journal/guests/lobby.h"
#include "journal/membership.h"
#include "journal/reading/asking.h"
#include "journal/reading/summary.h"
#include "journal/registers/mark.h"
#include "journal/signing/sessions.h"
#include "proto/gen/limits.h"

/* How far they have read, and what has come since. */
static enum store_result read_news(struct core *core, uint64_t guest,
	const struct joined_room *joined, struct room_summary *summary)
{
	uint64_t mark = 0;
	unsigned unread = 0;
	enum store_result result =
		mark_get(core->store, core->vault, guest, joined->room->id, &mark);
	mark = sight_mark(sight_of(joined->role, joined->since), mark);
	if (result == STORE_OK && mark < summary->head)
		result = store_event_count(core->store, summary->room, EVENT_MESSAGE_POSTED, mark,
			summary->head, guest, PROTO_UNREAD_MAX, &unread);
	summary->mark = (int64_t)mark;
	summary->unread = unread;
	return result;
}

/* Whoever was let in. False: their room cannot be read. */
static bool show_room(struct core *core, const struct guest_place *place, struct arena *arena,
	struct guest_hello_result *hello)
{
	const struct room_entry *shared = rooms_peek(&core->rooms, place->backstage->shared);
	const struct joined_room *joined =
		shared ? joined_find(&core->rooms.joined, place->guest, shared) : NULL;
	if (!joined)
		return false;
	hello->has_room = true;
	hello->room = summary_of(shared, arena);
	return read_news(core, place->guest, joined, &hello->room) == STORE_OK;
}

static bool show(struct core *core, const struct guest_place *place, struct arena *arena,
	struct guest_hello_result *hello)
{
	struct room_entry *backstage;
	if (rooms_get(&core->rooms, place->backstage->id, &backstage) != STORE_OK)
		return false;
	const struct guest *guest = room_guest(backstage->state, place->guest);
	*hello = (struct guest_hello_result){
		.protocol = PROTOCOL_VERSION,
		.server = text_of(core->server_version),
		.epoch = core->set.epoch,
		.me = guest->guest,
		.name = guest->name,
		.company = guest->company,
		.now = world_now_ms(core->world),
	};
	if (guest->state == GUEST_STATE_ADMITTED)
		return show_room(core, place, arena, hello);
	hello->has_lobby = true;
	hello->lobby = lobby_of(core, backstage, guest);
	return true;
}

static void hear_room(struct batch *batch, const struct guest_place *place, uint64_t connection)
{
	struct core *core = batch->core;
	struct room_entry *shared = rooms_peek(&core->rooms, place->backstage->shared);
	const struct joined_room *joined = joined_find(&core->rooms.joined, place->guest, shared);
	membership_subscribe(
		batch, shared, sight_of(joined->role, joined->since), connection, true);
}

static void greet(struct batch *batch, struct call *call, const struct store_session *session,
	const struct guest_place *place)
{
	struct core *core = batch->core;
	struct guest_hello_result hello;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!show(core, place, &arena, &hello)) {
		ask_turn_away(batch, call, ERROR_UNAVAILABLE, CLOSE_TRY_AGAIN);
		return;
	}
	struct roster_connection *connection = roster_add(&core->roster, call->connection,
		session->person, session->scopes, call->token_hash);
	session_watch(core, connection, session->expires_ms);
	batch_answer(batch, call, &hello);
	if (hello.has_room)
		hear_room(batch, place, call->connection);
	else
		lobby_greeted(connection, &hello.lobby);
	session_note_use(batch, session);
}

void ask_guest_hello(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	struct store_session session;
	enum store_result result =
		session_of_call(batch, call, command_info(COMMAND_GUEST_HELLO)->admits, &session);
	if (result != STORE_OK && result != STORE_NONE) {
		ask_turn_away(batch, call, ERROR_UNAVAILABLE, CLOSE_TRY_AGAIN);
		return;
	}
	const struct guest_place *place =
		result == STORE_OK ? guests_find(core, session.person) : NULL;
	if (result == STORE_OK && !place && rooms_peek(&core->rooms, session.room)) {
		/* Nobody knows the guests of a case that could not be read yet. */
		ask_turn_away(batch, call, ERROR_UNAVAILABLE, CLOSE_TRY_AGAIN);
		return;
	}
	const struct who who = core_who(core, place ? place->guest : NOBODY);
	if (room_may(core_house(core)->state, &who, COMMAND_GUEST_HELLO, NULL, 0) != ERROR_NONE) {
		ask_turn_away(batch, call, ERROR_NOT_SIGNED_IN, CLOSE_SIGNED_OUT);
		return;
	}
	const struct roster_person *here = roster_find_person(&core->roster, session.person);
	if (here && here->count >= core->connections_per_person) {
		ask_turn_away(batch, call, ERROR_TOO_MANY, CLOSE_TOO_MANY);
		return;
	}
	greet(batch, call, &session, place);
}
