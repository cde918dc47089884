#include "gateway/fanout.h"

#include "base/memory.h"
#include "gateway/admin.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/export/export.h"
#include "gateway/http/hook.h"
#include "gateway/http/session.h"
#include "gateway/http/upgrade.h"
#include "proto/gen/limits.h"

#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>

struct hearer {
	struct connection *connection; /* borrowed */
	uint32_t place : 31;           /* among the connection's hearings */
	uint32_t hears_owners : 1;     /* the rest of what it hears: struct sight, kept small */
	uint32_t since;
};

_Static_assert(PROTO_SEQ_MAX <= UINT32_MAX, "`since` is a seq");

struct audience_of_room {
	uint64_t room;
	struct hearer *hearers; /* owned; dense, in no order */
	uint32_t count, space;
	struct rate_bucket pace; /* of what is written there */
	UT_hash_handle hh;
};

struct hearing {
	struct audience_of_room *audience; /* borrowed */
	uint32_t place;                    /* among its hearers */
};

static void *grow(void *items, uint32_t count, uint32_t *space, size_t size_bytes)
{
	if (count < *space)
		return items;
	*space = *space ? *space * 2 : 4;
	return memory_resize(items, *space * size_bytes);
}

static struct audience_of_room *find(struct gateway *gateway, uint64_t room)
{
	struct audience_of_room *audience;
	HASH_FIND(hh, gateway->rooms, &room, sizeof(room), audience);
	return audience;
}

static struct hearing *find_hearing(struct hearings *hearings, uint64_t room)
{
	for (uint32_t i = 0; i < hearings->count; i++)
		if (hearings->items[i].audience->room == room)
			return &hearings->items[i];
	return NULL;
}

static void set_sight(struct hearer *hearer, struct sight sight)
{
	hearer->hears_owners = sight.audience == AUDIENCE_OWNERS;
	hearer->since = (uint32_t)sight.since;
}

/* As much of an event as somebody sees. */
static struct frame *frame_for(const struct hearer *hearer, const struct dispatch *dispatch)
{
	struct sight sight = {hearer->hears_owners ? AUDIENCE_OWNERS : AUDIENCE_ALL, hearer->since};
	if (dispatch->veiled && !sight_sees(sight, dispatch->audience, dispatch->guard.ref))
		return dispatch->veiled;
	if (dispatch->bare && !sight_sees(sight, AUDIENCE_ALL, dispatch->guard.root))
		return dispatch->bare;
	return dispatch->frame;
}

static void subscribe(
	struct gateway *gateway, struct connection *connection, uint64_t room, struct sight sight)
{
	struct hearings *hearings = connection_hearings(connection);
	struct hearing *hearing = find_hearing(hearings, room);
	if (hearing) {
		set_sight(&hearing->audience->hearers[hearing->place], sight);
		return;
	}
	struct audience_of_room *audience = find(gateway, room);
	if (!audience) {
		audience = memory_new(1, sizeof(*audience));
		audience->room = room;
		rate_init(&audience->pace, rate_rule(PACE_ROOM), gateway_now_ms(gateway));
		HASH_ADD(hh, gateway->rooms, room, sizeof(room), audience);
	}
	audience->hearers = grow(
		audience->hearers, audience->count, &audience->space, sizeof(*audience->hearers));
	hearings->items =
		grow(hearings->items, hearings->count, &hearings->room, sizeof(*hearings->items));
	audience->hearers[audience->count] =
		(struct hearer){.connection = connection, .place = hearings->count & 0x7fffffff};
	set_sight(&audience->hearers[audience->count], sight);
	hearings->items[hearings->count++] = (struct hearing){audience, audience->count++};
}

/* Takes a hearer out by moving the last one into its place. */
static void remove_hearer(struct gateway *gateway, struct hearing hearing)
{
	struct audience_of_room *audience = hearing.audience;
	struct hearer last = audience->hearers[--audience->count];
	if (hearing.place != audience->count) {
		audience->hearers[hearing.place] = last;
		connection_hearings(last.connection)->items[last.place].place = hearing.place;
	}
	if (audience->count)
		return;
	HASH_DEL(gateway->rooms, audience);
	free(audience->hearers);
	free(audience);
}

static void unsubscribe(struct gateway *gateway, struct connection *connection, uint64_t room)
{
	struct hearings *hearings = connection_hearings(connection);
	struct hearing *hearing = find_hearing(hearings, room);
	if (!hearing)
		return;
	remove_hearer(gateway, *hearing);
	struct hearing last = hearings->items[--hearings->count];
	uint32_t place = (uint32_t)(hearing - hearings->items);
	if (place != hearings->count) {
		hearings->items[place] = last;
		last.audience->hearers[last.place].place = place & 0x7fffffff;
	}
}

void fanout_forget(struct gateway *gateway, struct connection *connection)
{
	struct hearings *hearings = connection_hearings(connection);
	while (hearings->count) {
		struct hearing last = hearings->items[--hearings->count];
		remove_hearer(gateway, last);
	}
	free(hearings->items);
	*hearings = (struct hearings){0};
}

bool fanout_is_busy(struct gateway *gateway, uint64_t room)
{
	struct audience_of_room *audience = find(gateway, room);
	return audience &&
	       rate_runs_low(&audience->pace, rate_rule(PACE_ROOM), gateway_now_ms(gateway));
}

/* Sending never takes a hearer out of the list: a connection that fails is only marked, and leaves
 * when its socket closes, in a later turn of the loop. */
static void tell(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct audience_of_room *audience = find(gateway, dispatch->room);
	gateway->figures.deliveries += audience ? audience->count : 0;
	for (uint32_t i = 0; audience && i < audience->count; i++) {
		const struct hearer *hearer = &audience->hearers[i];
		connection_send(hearer->connection, frame_for(hearer, dispatch), dispatch->passing);
	}
}

static void answer(struct connection *connection, const struct dispatch *dispatch)
{
	/* A second hello may be refused before the first is answered. */
	bool is_greeting =
		command_is_hello(dispatch->command) && dispatch->error != ERROR_HELLO_FIRST;
	if (!dispatch->frame) /* for want of memory: it comes back and asks again */
		connection_close(connection, CLOSE_TRY_AGAIN, true);
	else if (dispatch->unasked)
		connection_send(connection, dispatch->frame, false);
	else if (is_greeting)
		connection_greet(connection, dispatch->frame, dispatch->error == ERROR_NONE);
	else
		connection_answer(connection, dispatch->frame, dispatch->command);
}

static void obey_for_connection(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct connection *connection = connection_find(gateway, dispatch->connection);
	if (!connection) {
		bool is_visit = dispatch->kind == DISPATCH_ANSWER &&
				(export_refuse(gateway, dispatch) || hook_obey(gateway, dispatch));
		if (!is_visit && gateway->admin)
			admin_obey(gateway->admin, dispatch);
		return;
	}
	switch (dispatch->kind) {
	case DISPATCH_ANSWER:
		answer(connection, dispatch);
		break;
	case DISPATCH_SUBSCRIBE:
		connection_enter(connection);
		subscribe(gateway, connection, dispatch->room, dispatch->sight);
		break;
	case DISPATCH_UNSUBSCRIBE:
		unsubscribe(gateway, connection, dispatch->room);
		break;
	case DISPATCH_CLOSE:
		connection_close(connection, dispatch->close_code, true);
		break;
	case DISPATCH_EVENT:
	case DISPATCH_SIGN_IN:
	case DISPATCH_SIGN_OUT:
	case DISPATCH_LOOK:
	case DISPATCH_KNOCK:
	case DISPATCH_EXPORT:
	case DISPATCH_HOUSE:
	case DISPATCH_SIGNER:
		BUG("not for a connection");
	}
}

static void note(struct figures *figures, const struct dispatch *dispatch)
{
	if (dispatch->kind == DISPATCH_ANSWER && !dispatch->unasked)
		figures->answers[dispatch->command][dispatch->error]++;
	else if (dispatch->kind == DISPATCH_EXPORT)
		figures->answers[dispatch->command][ERROR_NONE]++;
	else if (dispatch->kind == DISPATCH_SIGN_IN)
		figures->sign_ins[dispatch->error]++;
}

void fanout_obey(struct gateway *gateway, struct dispatch *dispatch)
{
	note(&gateway->figures, dispatch);
	switch (dispatch->kind) {
	case DISPATCH_EVENT:
		tell(gateway, dispatch);
		break;
	case DISPATCH_SIGN_IN:
	case DISPATCH_SIGN_OUT:
	case DISPATCH_LOOK:
		session_obey(gateway, dispatch);
		break;
	case DISPATCH_KNOCK:
		upgrade_obey(gateway, dispatch);
		break;
	case DISPATCH_HOUSE:
		frame_unref(gateway->house);
		gateway->house = frame_ref(dispatch->frame);
		break;
	case DISPATCH_SIGNER:
		frame_unref(gateway->signer);
		gateway->signer = frame_ref(dispatch->frame);
		break;
	case DISPATCH_EXPORT:
		export_obey(gateway, dispatch);
		break;
	default:
		obey_for_connection(gateway, dispatch);
	}
}
