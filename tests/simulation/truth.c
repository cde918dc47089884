#include "truth.h"

#include "complaint.h"
#include "fold.h"

#include "base/memory.h"
#include "journal/load.h"
#include "journal/open.h"
#include "proto/state.h"

#include <string.h>

struct loading {
	struct truth *truth;
	struct truth_room *room;
	struct store *store;
	struct vault *vault;
	struct room *state; /* of all events, no snapshot */
	uint64_t house;
	struct arena arena;
};

static json_t *id_json(uint64_t id)
{
	char text[ID_TEXT_SIZE + 1];
	id_write(id, text);
	return json_string(text);
}

static json_t *event_json(const struct store_event *row, json_t *body)
{
	json_t *event = json_pack(
		"{s:I, s:s}", "seq", (json_int_t)row->seq, "kind", event_info(row->kind)->name);
	json_object_set_new(event, "time", json_integer(row->time_ms));
	if (row->author)
		json_object_set_new(event, "author", id_json(row->author));
	if (row->ref)
		json_object_set_new(event, "ref", json_integer((json_int_t)row->ref));
	if (client_id_is_set(&row->client_id)) {
		char text[CLIENT_ID_TEXT_SIZE + 1];
		client_id_write(&row->client_id, text);
		json_object_set_new(event, "client_id", json_string(text));
	}
	if (body)
		json_object_set_new(event, "body", body);
	return event;
}

static void fold_in(
	struct loading *loading, const struct store_event *row, const struct buffer *body)
{
	struct event event = {.seq = row->seq,
		.kind = (enum event_kind)row->kind,
		.author = row->author,
		.time_ms = row->time_ms,
		.ref = row->ref};
	if (!event_info(row->kind)->changes_state) {
		room_pass(loading->state, row->seq, row->time_ms);
		return;
	}
	if (!event_decode_body(event.kind, body->data, body->size, &loading->arena, &event.body))
		complain("event %llu of room %s does not read", (unsigned long long)row->seq,
			loading->room->room);
	room_apply(loading->state, &event);
}

static bool add_row(void *cookie, const struct store_event *row)
{
	BUFFER_AUTO body;
	struct loading *loading = cookie;
	struct truth_room *room = loading->room;
	const struct event_info *info = event_info(row->kind);
	struct seal_label label = seal_label_of(room->id, row);
	json_t *json = NULL;
	buffer_init(&body);
	if (row->seq != room->count + 1)
		complain("event %llu of room %s is missing", (unsigned long long)room->count + 1,
			room->room);
	if (row->body) {
		if (!vault_unseal(loading->vault, &label, row->body, row->body_size, &body))
			complain("event %llu of room %s does not open",
				(unsigned long long)row->seq, room->room);
		json = json_loadb((const char *)body.data, body.size, 0, NULL);
	}
	room->rows = memory_resize(room->rows, (room->count + 1) * sizeof(*room->rows));
	room->rows[room->count++] = (struct truth_row){
		.event = event_json(row, json),
		.time_ms = row->time_ms,
		.ref = row->ref,
		.answers = row->answers,
		.erasable = info->erasable,
		.audience = (enum audience)row->audience,
	};
	if (row->body)
		memcpy(room->rows[room->count - 1].nonce, row->body, LEDGER_NONCE);
	fold_in(loading, row, &body);
	return true;
}

static bool count_left(void *cookie, const struct store_event *row)
{
	(void)row;
	((struct truth_room *)cookie)->left++;
	return true;
}

static void encode_state(const struct room *room, struct buffer *out)
{
	ARENA_AUTO arena;
	struct room_state state;
	arena_init(&arena);
	room_export(room, 0, &arena, &state);
	room_state_encode(&state, out);
}

static void check_state(struct loading *loading)
{
	BUFFER_AUTO replayed;
	BUFFER_AUTO loaded;
	struct room *room;
	uint64_t seq;
	buffer_init(&replayed);
	buffer_init(&loaded);
	if (room_load(loading->store, loading->vault, loading->room->id, &room, &seq) != STORE_OK)
		complain("room %s cannot be loaded", loading->room->room);
	encode_state(loading->state, &replayed);
	encode_state(room, &loaded);
	if (replayed.size != loaded.size || memcmp(replayed.data, loaded.data, loaded.size) != 0 ||
		room->time_ms != loading->state->time_ms)
		complain("room %s from its snapshot at %llu is %.*s, replayed %.*s",
			loading->room->room, (unsigned long long)seq, (int)loaded.size, loaded.data,
			(int)replayed.size, replayed.data);
	room_free(room);
}

static bool add_room(void *cookie, uint64_t id, int kind, uint64_t head)
{
	struct loading *loading = cookie;
	struct truth_room *room;
	room = loading->room = memory_new(1, sizeof(*room));
	id_write(id, room->room);
	room->id = id;
	room->is_house = id == loading->house;
	room->deleted = kind == STORE_ROOM_DELETED;
	HASH_ADD_STR(loading->truth->rooms, room, room);
	if (room->deleted)
		return store_events_each(loading->store, id, 1, UINT32_MAX, count_left, room) ==
		       STORE_OK;
	loading->state = room_new(id);
	arena_init(&loading->arena);
	if (store_events_each(loading->store, id, 1, UINT32_MAX, add_row, loading) != STORE_OK)
		complain("room %s cannot be read", room->room);
	if (room->count != head)
		complain("room %s has %zu events of %llu", room->room, room->count,
			(unsigned long long)head);
	if (head)
		check_state(loading);
	arena_fini(&loading->arena);
	room_free(loading->state);
	return true;
}

bool truth_load(struct truth *truth, struct server *server, struct fault *ret_fault)
{
	struct loading loading = {.truth = truth};
	struct store_data_set set;
	*truth = (struct truth){0};
	if (data_open(server->folder, server->key_path, false, &server->world, &loading.vault,
		    &loading.store, &set, ret_fault) != 0)
		return false;
	loading.house = set.house;
	if (store_rooms_each(loading.store, add_room, &loading) != STORE_OK)
		complain("the list of rooms cannot be read");
	store_free(loading.store);
	vault_free(loading.vault);
	return true;
}

void truth_fini(struct truth *truth)
{
	struct truth_room *room, *next;
	HASH_ITER (hh, truth->rooms, room, next) {
		HASH_DEL(truth->rooms, room);
		for (size_t i = 0; i < room->count; i++)
			json_decref(room->rows[i].event);
		free(room->rows);
		free(room);
	}
}

const struct truth_room *truth_room(const struct truth *truth, const char *id)
{
	struct truth_room *room;
	HASH_FIND_STR(truth->rooms, id, room);
	return room;
}

const struct truth_row *truth_row(const struct truth *truth, const char *id, uint64_t seq)
{
	const struct truth_room *room = truth_room(truth, id);
	return room && seq >= 1 && seq <= room->count ? &room->rows[seq - 1] : NULL;
}
