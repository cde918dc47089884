#include "journal/load.h"

#include "base/attempt.h"
#include "base/log.h"
#include "proto/event.h"
#include "proto/state.h"

#include <stdlib.h>

struct loading {
	struct vault *vault;
	struct room *room;
	bool damaged;
};

struct seal_label seal_label_of(uint64_t room, const struct store_event *event)
{
	return (struct seal_label){
		.purpose = SEAL_EVENT,
		.room = room,
		.seq = event->seq,
		.author = event->author,
		.time_ms = event->time_ms,
		.ref = event->ref,
		.kind = (uint16_t)event->kind,
		.audience = (uint8_t)event->audience,
	};
}

bool event_open(struct vault *vault, const struct store_event *row, struct arena *arena,
	struct event *ret_event)
{
	BUFFER_AUTO plain;
	struct seal_label label = seal_label_of(row->room, row);
	struct event event = {.seq = row->seq,
		.kind = (enum event_kind)row->kind,
		.author = row->author,
		.time_ms = row->time_ms,
		.ref = row->ref};

	buffer_init(&plain);
	if (!row->body || !vault_unseal(vault, &label, row->body, row->body_size, &plain) ||
		!event_decode_body(event.kind, plain.data, plain.size, arena, &event.body))
		return false;
	*ret_event = event;
	return true;
}

static bool open_and_apply(struct loading *loading, const struct store_event *row)
{
	ARENA_AUTO arena;
	struct event event;
	arena_init(&arena);
	if (!event_open(loading->vault, row, &arena, &event) || !room_takes(loading->room, &event))
		return false;
	room_apply(loading->room, &event);
	return true;
}

static bool load_event(void *cookie, const struct store_event *row)
{
	struct loading *loading = cookie;
	const struct event_info *info = event_info(row->kind);

	if (!info || row->seq != loading->room->head + 1)
		loading->damaged = true;
	else if (!info->changes_state)
		room_pass(loading->room, row->seq, row->time_ms);
	else if (!row->body || !open_and_apply(loading, row))
		loading->damaged = true;
	return !loading->damaged;
}

static enum store_result load_snapshot(
	struct store *store, struct vault *vault, uint64_t id, struct room **ret_room)
{
	BUFFER_AUTO plain;
	ARENA_AUTO arena;
	struct room_state state;
	struct store_event last;
	uint64_t seq = 0;
	void *sealed = NULL;
	size_t size = 0;

	buffer_init(&plain);
	arena_init(&arena);
	enum store_result result = store_snapshot_get(store, id, &seq, &sealed, &size);
	if (result != STORE_OK)
		return result;
	struct seal_label label = {.purpose = SEAL_SNAPSHOT, .room = id, .seq = seq};
	bool opened = vault_unseal(vault, &label, sealed, size, &plain) &&
		      room_state_decode(plain.data, plain.size, &arena, &state) && state.seq == seq;
	free(sealed);
	/* A snapshot is derived: without it the room is replayed from its first event. */
	if (!opened && attempt_is_short())
		return STORE_FAILED;
	if (!opened) {
		log_warning("a damaged snapshot is passed over");
		return STORE_NONE;
	}
	result = store_event_get(store, id, seq, &last);
	if (result != STORE_OK)
		return result == STORE_NONE ? STORE_DAMAGED : result;
	struct room *room = room_import(id, &state, last.time_ms);
	if (!room)
		return STORE_DAMAGED;
	*ret_room = room;
	return STORE_OK;
}

/* Folds in what comes after the room's head; takes the room over. */
static enum store_result load_rest(
	struct store *store, struct vault *vault, struct room *room, struct room **ret_room)
{
	struct loading loading = {.vault = vault, .room = room};
	enum store_result result = store_events_each(
		store, room->id, room->head + 1, UINT32_MAX, load_event, &loading);
	if (result == STORE_OK && loading.damaged)
		result = attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	if (result == STORE_OK)
		*ret_room = room;
	else
		room_free(room);
	return result;
}

enum store_result room_load(struct store *store, struct vault *vault, uint64_t id,
	struct room **ret_room, uint64_t *ret_snapshot_seq)
{
	struct room *room;
	enum store_result result = load_snapshot(store, vault, id, &room);
	if (result == STORE_NONE)
		room = room_new(id);
	else if (result != STORE_OK)
		return result;
	uint64_t snapshot_seq = room->head;
	result = load_rest(store, vault, room, ret_room);
	if (result == STORE_OK)
		*ret_snapshot_seq = snapshot_seq;
	return result;
}

enum store_result room_replay(
	struct store *store, struct vault *vault, uint64_t id, struct room **ret_room)
{
	return load_rest(store, vault, room_new(id), ret_room);
}

bool room_is_archived(struct store *store, struct vault *vault, uint64_t id)
{
	struct room *room;
	uint64_t seq;
	if (room_load(store, vault, id, &room, &seq) != STORE_OK)
		return false;
	bool archived = room->settings.archived;
	room_free(room);
	return archived;
}

enum store_result room_save(struct store *store, struct vault *vault, const struct room *room)
{
	BUFFER_AUTO plain;
	BUFFER_AUTO sealed;
	ARENA_AUTO arena;
	struct room_state state;
	struct seal_label label = {.purpose = SEAL_SNAPSHOT, .room = room->id, .seq = room->head};

	buffer_init(&plain);
	buffer_init(&sealed);
	arena_init(&arena);
	room_export(room, 0, &arena, &state);
	room_state_encode(&state, &plain);
	vault_seal(vault, &label, plain.data, plain.size, &sealed);
	return store_snapshot_put(store, room->id, room->head, sealed.data, sealed.size);
}
