#include "store/sqlite/sqlite.h"

/* The key of a meeting. */
static enum store_result find(
	struct sqlite_store *self, uint64_t room, uint64_t meeting, struct value *ret_key)
{
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		*ret_key = value_integer(event_key(number, meeting));
	return result;
}

static struct value value_due(int64_t due_ms)
{
	return due_ms ? value_integer(due_ms) : value_null();
}

enum store_result sqlite_minutes_put(struct store *store, const struct store_minutes *minutes)
{
	static const char sql[] =
		"INSERT INTO minutes (key, event, stage, series, due_ms, json, markdown)"
		" VALUES (?, ?, ?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	struct value key;
	enum store_result result = find(self, minutes->room, minutes->meeting, &key);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_MINUTES_PUT, sql,
		VALUES(key, value_id(minutes->event), value_integer(minutes->stage),
			value_id(minutes->series), value_due(minutes->due_ms),
			value_blob(minutes->json, minutes->json_size),
			minutes->markdown ? value_blob(minutes->markdown, minutes->markdown_size)
					  : value_null()));
}

enum store_result sqlite_minutes_drop(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event)
{
	struct sqlite_store *self = sqlite_of(store);
	struct value key;
	enum store_result result = find(self, room, meeting, &key);
	if (result == STORE_OK)
		result = query_run(self, QUERY_MINUTES_DROP,
			"DELETE FROM minutes WHERE key = ? AND event = ?",
			VALUES(key, value_id(event)));
	if (result == STORE_OK && sqlite3_changes(self->db) > 0)
		self->erased = true;
	return result;
}

enum store_result sqlite_minutes_put_due(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event, int64_t due_ms)
{
	struct sqlite_store *self = sqlite_of(store);
	struct value key;
	enum store_result result = find(self, room, meeting, &key);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_MINUTES_PUT_DUE,
		"UPDATE minutes SET due_ms = ? WHERE key = ? AND event = ?",
		VALUES(value_due(due_ms), key, value_id(event)));
}

#define COLUMNS "SELECT room.id, key, event, stage, series, due_ms"
#define WHOLE   COLUMNS ", json, markdown FROM minutes"
#define ROWS    COLUMNS ", NULL, NULL FROM minutes"
#define ROOM    " JOIN room ON room.number = key >> 32"

/* NULL reads as 0. */
static struct store_minutes minutes_columns(sqlite3_stmt *query)
{
	struct store_minutes minutes = {
		.room = column_id(query, 0),
		.meeting = column_id(query, 1) & EVENT_SEQ_MAX,
		.event = column_id(query, 2),
		.stage = (enum store_minutes_stage)sqlite3_column_int(query, 3),
		.series = column_id(query, 4),
		.due_ms = sqlite3_column_int64(query, 5),
	};
	minutes.json = column_blob(query, 6, &minutes.json_size);
	minutes.markdown = column_blob(query, 7, &minutes.markdown_size);
	return minutes;
}

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_minutes_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		const struct store_minutes minutes = minutes_columns(query);
		if (!fn(cookie, &minutes))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_minutes_get(
	struct store *store, uint64_t room, uint64_t meeting, struct store_minutes *ret_minutes)
{
	static const char sql[] = ROWS ROOM " WHERE key = ? AND stage <> 4";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	struct value key;
	_Static_assert(STORE_MINUTES_ADDED == 4, "as the query says");
	enum store_result result = find(self, room, meeting, &key);
	if (result == STORE_OK)
		result = query_first(self, QUERY_MINUTES_GET, sql, VALUES(key), &query);
	if (result != STORE_OK)
		return result;
	*ret_minutes = minutes_columns(query);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_minutes_each(
	struct store *store, uint64_t room, uint64_t meeting, store_minutes_fn fn, void *cookie)
{
	static const char sql[] = WHOLE ROOM " WHERE key = ? ORDER BY event";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	struct value key;
	enum store_result result = find(self, room, meeting, &key);
	if (result == STORE_OK)
		result = query_start(self, QUERY_MINUTES_EACH, sql, VALUES(key), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_minutes_of_room(
	struct store *store, uint64_t room, store_minutes_fn fn, void *cookie)
{
	static const char sql[] = WHOLE ROOM " WHERE key >= ? AND key <= ? ORDER BY event";
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_MINUTES_OF_ROOM, sql, room, 0, EVENT_SEQ_MAX, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_minutes_last(
	struct store *store, uint64_t room, uint64_t series, store_minutes_fn fn, void *cookie)
{
	static const char sql[] = WHOLE
		" INDEXED BY minutes_by_series" ROOM
		" WHERE key >> 32 = ? AND series = ? AND stage = 3 ORDER BY event DESC LIMIT 1";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_MINUTES_LAST, sql,
			VALUES(value_integer(number), value_id(series)), &query);
	if (result != STORE_OK)
		return result;
	const struct store_minutes minutes = minutes_columns(query);
	fn(cookie, &minutes);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_minutes_back(
	struct store *store, uint64_t room, uint64_t before, store_minutes_fn fn, void *cookie)
{
	static const char sql[] =
		ROWS " INDEXED BY minutes_by_room" ROOM
		     " WHERE key >> 32 = ? AND event < ? AND stage = 3 ORDER BY event DESC";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	_Static_assert(STORE_MINUTES_SEALED == 3, "as the queries say");
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_MINUTES_BACK, sql,
			VALUES(value_integer(number), value_id(before)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_minutes_due(
	struct store *store, int64_t until_ms, unsigned limit, store_minutes_fn fn, void *cookie)
{
	static const char sql[] = ROWS ROOM " WHERE due_ms <= ? ORDER BY due_ms, key LIMIT ?";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_MINUTES_DUE, sql,
		VALUES(value_integer(until_ms), value_integer(limit)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
