#include "store/sqlite/sqlite.h"

static struct value value_time(int64_t time_ms)
{
	return time_ms ? value_integer(time_ms) : value_null();
}

enum store_result sqlite_meeting_put(struct store *store, const struct store_meeting *meeting)
{
	static const char sql[] =
		"INSERT OR REPLACE INTO meeting (key, start_ms, end_ms, open, due_ms)"
		" VALUES (?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, meeting->room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_MEETING_PUT, sql,
		VALUES(value_integer(event_key(number, meeting->meeting)),
			value_time(meeting->start_ms), value_time(meeting->end_ms),
			value_integer(meeting->open), value_time(meeting->due_ms)));
}

enum store_result sqlite_meeting_drop(struct store *store, uint64_t room, uint64_t meeting)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_MEETING_DROP, "DELETE FROM meeting WHERE key = ?",
		VALUES(value_integer(event_key(number, meeting))));
}

#define MEETING  "SELECT room.id, key, start_ms, end_ms, open, due_ms FROM meeting"
#define MEETINGS MEETING " JOIN room ON room.number = key >> 32"

/* Hands on all rows of a query, and ends it. NULL reads as 0. */
static enum store_result walk(sqlite3_stmt *query, store_meeting_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		const struct store_meeting meeting = {
			.room = column_id(query, 0),
			.meeting = column_id(query, 1) & EVENT_SEQ_MAX,
			.start_ms = sqlite3_column_int64(query, 2),
			.end_ms = sqlite3_column_int64(query, 3),
			.open = sqlite3_column_int(query, 4),
			.due_ms = sqlite3_column_int64(query, 5),
		};
		if (!fn(cookie, &meeting))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_meetings_each(
	struct store *store, uint64_t room, store_meeting_fn fn, void *cookie)
{
	static const char sql[] = MEETINGS " WHERE key >= ? AND key <= ? ORDER BY key";
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_MEETINGS_EACH, sql, room, 1, EVENT_SEQ_MAX, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_meetings_in(struct store *store, uint64_t room, int64_t from_ms,
	int64_t to_ms, store_meeting_fn fn, void *cookie)
{
#define OF_ROOM                                                                                    \
	MEETING " INDEXED BY meeting_by_room JOIN room ON room.number = ?1 WHERE key >> 32 = ?1"
	static const char sql[] = OF_ROOM " AND open = 1 UNION ALL " OF_ROOM
					  " AND open = 0 AND end_ms >= ?2 AND start_ms <= ?3";
#undef OF_ROOM
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_MEETINGS_IN, sql,
			VALUES(value_integer(number), value_integer(from_ms), value_integer(to_ms)),
			&query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_meetings_due(
	struct store *store, int64_t until_ms, unsigned limit, store_meeting_fn fn, void *cookie)
{
	static const char sql[] = MEETINGS " WHERE due_ms <= ? ORDER BY due_ms, key LIMIT ?";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_MEETINGS_DUE, sql,
		VALUES(value_integer(until_ms), value_integer(limit)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
