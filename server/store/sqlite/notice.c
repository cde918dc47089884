#include "store/sqlite/sqlite.h"

static struct value thread_value(int64_t number, const struct store_notice *notice)
{
	return notice->thread ? value_integer(event_key(number, notice->thread)) : value_null();
}

/* STORE_NONE: the last statement changed no row. */
static enum store_result changed(const struct sqlite_store *self)
{
	return sqlite3_changes(self->db) ? STORE_OK : STORE_NONE;
}

enum store_result sqlite_notice_put(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	static const char sql[] =
		"INSERT OR IGNORE INTO notice (person, key, thread_key, reason, called, done)"
		" VALUES (?, ?, ?, ?, ?, 0)";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, notice->room, &number);
	if (result != STORE_OK)
		return result;
	result = query_run(self, QUERY_NOTICE_PUT, sql,
		VALUES(value_id(person), value_integer(event_key(number, notice->seq)),
			thread_value(number, notice), value_integer(notice->reason),
			value_integer(notice->called)));
	return result == STORE_OK ? changed(self) : result;
}

/* A new row, and with it a new number. */
enum store_result sqlite_notice_renew(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	static const char sql[] =
		"INSERT OR REPLACE INTO notice (person, key, thread_key, reason, called, done)"
		" SELECT ?1, ?2, ?3, ?4,"
		" ?5 OR EXISTS (SELECT 1 FROM notice WHERE person = ?1 AND key = ?2"
		" AND called AND NOT done), 0";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, notice->room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_NOTICE_RENEW, sql,
		VALUES(value_id(person), value_integer(event_key(number, notice->seq)),
			thread_value(number, notice), value_integer(notice->reason),
			value_integer(notice->called)));
}

enum store_result sqlite_notice_supersede(
	struct store *store, uint64_t person, const struct store_notice *notice, uint64_t *ret_seq)
{
#define BEFORE " FROM notice WHERE thread_key = ? AND person = ? AND reason = ? AND key < ?"
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, notice->room, &number);
	if (result != STORE_OK)
		return result;
	const struct value values[] = {thread_value(number, notice), value_id(person),
		value_integer(notice->reason), value_integer(event_key(number, notice->seq))};
	result = query_first(self, QUERY_NOTICE_SUPERSEDED,
		"SELECT max(iif(done = 0, key, 0))" BEFORE, values, 4, &query);
	if (result != STORE_OK)
		return result;
	uint64_t seq = column_id(query, 0) & EVENT_SEQ_MAX;
	query_end(query);
	result = query_run(self, QUERY_NOTICE_SUPERSEDE, "DELETE" BEFORE, values, 4);
	if (result == STORE_OK && !seq)
		return STORE_NONE;
	if (result == STORE_OK)
		*ret_seq = seq;
	return result;
#undef BEFORE
}

enum store_result sqlite_notice_trim(struct store *store, uint64_t person, bool done, unsigned keep)
{
	return query_run(sqlite_of(store), QUERY_NOTICE_TRIM,
		"DELETE FROM notice WHERE number IN (SELECT number FROM notice WHERE person = ?"
		" AND done = ? ORDER BY number DESC LIMIT -1 OFFSET ?)",
		VALUES(value_id(person), value_integer(done), value_integer(keep)));
}

/* A row's columns from key on. */
#define NOTICE "key, thread_key, reason, called, done"

static struct store_notice notice_columns(sqlite3_stmt *query, uint64_t room)
{
	return (struct store_notice){
		.room = room,
		.seq = column_id(query, 1) & EVENT_SEQ_MAX,
		.thread = column_id(query, 2) & EVENT_SEQ_MAX, /* NULL reads as 0 */
		.reason = sqlite3_column_int(query, 3),
		.called = sqlite3_column_int(query, 4) != 0,
		.done = sqlite3_column_int(query, 5) != 0,
	};
}

/* Hands on what a query finds, to its end. */
static enum store_result step_through(
	sqlite3_stmt *query, uint64_t room, store_addressee_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_notice notice = notice_columns(query, room);
		if (!fn(cookie, column_id(query, 0), &notice))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

/* Likewise a query of an event's key. */
static enum store_result hand_on(struct sqlite_store *self, enum query_slot slot, const char *sql,
	uint64_t room, uint64_t seq, store_addressee_fn fn, void *cookie)
{
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(
			self, slot, sql, VALUES(value_integer(event_key(number, seq))), &query);
	return result == STORE_OK ? step_through(query, room, fn, cookie) : result;
}

enum store_result sqlite_event_notices_each(
	struct store *store, uint64_t room, uint64_t seq, store_addressee_fn fn, void *cookie)
{
	static const char sql[] = "SELECT person, " NOTICE " FROM notice WHERE key = ?";
	return hand_on(sqlite_of(store), QUERY_EVENT_NOTICES_EACH, sql, room, seq, fn, cookie);
}

enum store_result sqlite_meeting_notices_each(
	struct store *store, uint64_t room, uint64_t meeting, store_addressee_fn fn, void *cookie)
{
	static const char sql[] = "SELECT person, " NOTICE " FROM notice WHERE key IN"
				  " (SELECT ?1 UNION ALL SELECT key FROM event"
				  " INDEXED BY event_by_change WHERE ref_key = ?1"
				  " UNION ALL SELECT key FROM event"
				  " INDEXED BY event_by_root WHERE root_key = ?1)";
	return hand_on(
		sqlite_of(store), QUERY_MEETING_NOTICES_EACH, sql, room, meeting, fn, cookie);
}

enum store_result sqlite_room_notices_each(
	struct store *store, uint64_t room, int reason, store_addressee_fn fn, void *cookie)
{
	static const char sql[] = "SELECT person, " NOTICE " FROM notice"
				  " WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"
				  " AND reason = ?2 AND NOT done ORDER BY key";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_ROOM_NOTICES_EACH, sql,
			VALUES(value_integer(number), value_integer(reason)), &query);
	return result == STORE_OK ? step_through(query, room, fn, cookie) : result;
}

enum store_result sqlite_event_notices_drop(struct store *store, uint64_t room, uint64_t seq)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_EVENT_NOTICES_DROP, "DELETE FROM notice WHERE key = ?",
		VALUES(value_integer(event_key(number, seq))));
}

enum store_result sqlite_notices_each(
	struct store *store, uint64_t person, bool done, store_notice_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT room.id, " NOTICE " FROM notice JOIN room ON room.number = key >> 32"
		" WHERE person = ? AND done = ? ORDER BY notice.number DESC";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_NOTICES_EACH, sql,
		VALUES(value_id(person), value_integer(done)), &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_notice notice = notice_columns(query, column_id(query, 0));
		if (!fn(cookie, &notice))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_calls_each(struct store *store, uint64_t person, uint64_t room,
	uint64_t after, store_notice_fn fn, void *cookie)
{
	static const char sql[] = "SELECT person, " NOTICE " FROM notice WHERE person = ?"
				  " AND key > ? AND key <= ? AND called AND done = 0 ORDER BY key";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_CALLS_EACH, sql,
			VALUES(value_id(person), value_integer(event_key(number, after)),
				value_integer(event_key(number, EVENT_SEQ_MAX))),
			&query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_notice notice = notice_columns(query, room);
		if (!fn(cookie, &notice))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_notice_done(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, bool done)
{
	static const char sql[] = "UPDATE notice SET done = ?2 WHERE person = ?1 AND done <> ?2"
				  " AND key >= ?3 AND key <= ?4";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number, from = 0, to = INT64_MAX;
	if (room) {
		enum store_result result = sqlite_room_number(self, room, &number);
		if (result != STORE_OK)
			return result;
		from = event_key(number, seq ? seq : 1);
		to = event_key(number, seq ? seq : EVENT_SEQ_MAX);
	}
	enum store_result result = query_run(self, QUERY_NOTICE_DONE, sql,
		VALUES(value_id(person), value_integer(done), value_integer(from),
			value_integer(to)));
	return result == STORE_OK ? changed(self) : result;
}

enum store_result sqlite_notice_read(struct store *store, uint64_t person,
	const struct store_notice *notice, uint64_t after, uint64_t upto)
{
	static const char sql[] =
		"UPDATE notice SET done = ?4 WHERE thread_key = ?1 AND person = ?2"
		" AND reason = ?3 AND done <> ?4 AND key > ?5 AND key <= ?6";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, notice->room, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_NOTICE_READ, sql,
			VALUES(thread_value(number, notice), value_id(person),
				value_integer(notice->reason), value_integer(notice->done),
				value_integer(event_key(number, after)),
				value_integer(event_key(number, upto))));
	return result == STORE_OK ? changed(self) : result;
}

enum store_result sqlite_notice_drop(struct store *store, uint64_t person, uint64_t room)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_NOTICE_DROP,
		"DELETE FROM notice WHERE person = ? AND key >= ? AND key <= ?",
		VALUES(value_id(person), value_integer(event_key(number, 1)),
			value_integer(event_key(number, EVENT_SEQ_MAX))));
}
