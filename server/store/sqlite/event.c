#include "store/sqlite/sqlite.h"

#include "base/limits.h"

#include <string.h>

enum store_result sqlite_event_append(struct store *store, const struct store_event *event)
{
	static const char sql[] =
		"INSERT INTO event"
		" (key, kind, author, time_ms, ref_key, root_key, audience, client_id, body)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	uint64_t head;
	enum store_result result = sqlite_room_number(self, event->room, &number);
	if (result == STORE_OK)
		result = sqlite_room_head(self, event->room, &head);
	if (result != STORE_OK)
		return result;
	if (event->seq != head + 1)
		return STORE_CLASH;
	struct value ref = event->ref ? value_integer(event_key(number, event->ref)) : value_null();
	struct value client_id = client_id_is_set(&event->client_id)
					 ? value_blob(event->client_id.bytes, CLIENT_ID_BYTES)
					 : value_null();
	result = query_run(self, QUERY_EVENT_APPEND, sql,
		VALUES(value_integer(event_key(number, event->seq)), value_integer(event->kind),
			value_id(event->author), value_integer(event->time_ms),
			event->answers ? value_null() : ref, event->answers ? ref : value_null(),
			value_integer(event->audience), client_id,
			value_blob(event->body, event->body_size)));
	if (result == STORE_OK)
		sqlite_room_set_head(self, event->room, event->seq);
	return result;
}

enum store_result event_columns(sqlite3_stmt *query, uint64_t room, struct store_event *ret_event)
{
	struct store_event event = {
		.room = room,
		.seq = column_id(query, 0) & EVENT_SEQ_MAX,
		.kind = sqlite3_column_int(query, 1),
		.author = column_id(query, 2),
		.time_ms = sqlite3_column_int64(query, 3),
		/* One of the two at most; NULL reads as 0. */
		.ref = (column_id(query, 4) | column_id(query, 5)) & EVENT_SEQ_MAX,
		.answers = sqlite3_column_type(query, 5) != SQLITE_NULL,
		.audience = sqlite3_column_int(query, 6),
	};
	if (sqlite3_column_type(query, 7) != SQLITE_NULL &&
		!column_bytes(query, 7, event.client_id.bytes, CLIENT_ID_BYTES))
		return STORE_DAMAGED;
	*ret_event = event;
	return STORE_OK;
}

/* Takes the one row without its body, of which it only says whether it is there, and ends the
 * query. */
static enum store_result take_clear_row(
	sqlite3_stmt *query, uint64_t room, struct store_event *ret_event)
{
	static const char present[1];
	struct store_event event;
	enum store_result result = event_columns(query, room, &event);
	if (result == STORE_OK) {
		event.body = sqlite3_column_int(query, EVENT_COLUMN_COUNT) ? present : NULL;
		*ret_event = event;
	}
	query_end(query);
	return result;
}

enum store_result sqlite_event_find(struct store *store, const struct client_id *client_id,
	uint64_t author, struct store_event *ret_event)
{
	static const char sql[] =
		"SELECT " EVENT_COLUMNS
		", body IS NOT NULL, room.id FROM event JOIN room ON room.number = event.key >> 32"
		" WHERE client_id = ? AND author = ?";
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_EVENT_FIND, sql,
		VALUES(value_blob(client_id->bytes, CLIENT_ID_BYTES), value_id(author)), &query);
	if (result != STORE_OK)
		return result;
	return take_clear_row(query, column_id(query, EVENT_COLUMN_COUNT + 1), ret_event);
}

enum store_result sqlite_event_get(
	struct store *store, uint64_t room, uint64_t seq, struct store_event *ret_event)
{
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body IS NOT NULL FROM event WHERE key = ?";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK && seq > EVENT_SEQ_MAX)
		return STORE_NONE;
	if (result == STORE_OK)
		result = query_first(self, QUERY_EVENT_GET, sql,
			VALUES(value_integer(event_key(number, seq))), &query);
	if (result != STORE_OK)
		return result;
	return take_clear_row(query, room, ret_event);
}

struct span {
	uint64_t room, from, to;
	store_event_fn fn;
	void *cookie;
};

#define EVENTS                                                                                     \
	"SELECT " EVENT_COLUMNS ", body FROM event"                                                \
	" WHERE key >= ? AND key <= ? ORDER BY key"

enum store_result events_hand_on(
	sqlite3_stmt *query, uint64_t room, store_event_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_event event;
		result = event_columns(query, room, &event);
		if (result != STORE_OK)
			break;
		event.body = column_blob(query, EVENT_COLUMN_COUNT, &event.body_size);
		if (!fn(cookie, &event))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

/* Hands on the rows from..to as the query gives them. */
static enum store_result walk(
	struct sqlite_store *self, enum query_slot slot, const char *sql, const struct span *span)
{
	sqlite3_stmt *query;
	enum store_result result =
		sqlite_start_span(self, slot, sql, span->room, span->from, span->to, &query);
	return result == STORE_OK ? events_hand_on(query, span->room, span->fn, span->cookie)
				  : result;
}

enum store_result sqlite_events_each(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	store_event_fn fn, void *cookie)
{
	const struct span span = {room, from, to, fn, cookie};
	return walk(sqlite_of(store), QUERY_EVENTS_EACH, EVENTS, &span);
}

enum store_result sqlite_events_back(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	store_event_fn fn, void *cookie)
{
	const struct span span = {room, from, to, fn, cookie};
	return walk(sqlite_of(store), QUERY_EVENTS_BACK, EVENTS " DESC", &span);
}

enum store_result sqlite_event_erase(struct store *store, uint64_t room, uint64_t seq)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_EVENT_ERASE,
			"UPDATE event SET body = NULL WHERE key = ?",
			VALUES(value_integer(event_key(number, seq))));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	self->erased = true;
	return result;
}

enum store_result sqlite_event_count(struct store *store, uint64_t room, int kind, uint64_t after,
	uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count)
{
	static const char sql[] =
		"SELECT count(*) FROM (SELECT 1 FROM event WHERE key > ? AND key <= ? AND kind = ?"
		" AND author <> ? AND body IS NOT NULL LIMIT ?)";
	struct sqlite_store *self = sqlite_of(store);
	uint64_t last = head < after + LIMIT_COUNTED_ROWS ? head : after + LIMIT_COUNTED_ROWS;
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_EVENT_COUNT, sql,
			VALUES(value_integer(event_key(number, after)),
				value_integer(event_key(number, last)), value_integer(kind),
				value_id(not_author), value_integer(cap)),
			&query);
	if (result != STORE_OK)
		return result;
	*ret_count = (unsigned)column_id(query, 0);
	query_end(query);
	return STORE_OK;
}
