#include "store/sqlite/sqlite.h"

static struct value thread_value(int64_t number, const struct store_notice *notice)
{
	return notice->thread ? value_integer(event_key(number, notice->thread)) : value_null();
}

enum store_result sqlite_notice_put(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	static const char sql[] =
		"INSERT OR IGNORE INTO notice (person, key, thread_key, reason, done)"
		" VALUES (?, ?, ?, ?, 0)";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, notice->room, &number);
	if (result != STORE_OK)
		return result;
	result = query_run(self, QUERY_NOTICE_PUT, sql,
		VALUES(value_id(person), value_integer(event_key(number, notice->seq)),
			thread_value(number, notice), value_integer(notice->reason)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
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

enum store_result sqlite_notice_people(
	struct store *store, uint64_t room, uint64_t seq, store_person_fn fn, void *cookie)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_NOTICE_PEOPLE,
			"SELECT person FROM notice WHERE key = ?",
			VALUES(value_integer(event_key(number, seq))), &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK)
		if (!fn(cookie, column_id(query, 0)))
			break;
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
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
		"SELECT room.id, key, thread_key, reason FROM notice JOIN room ON room.number = "
		"key >> 32 WHERE person = ? AND done = ? ORDER BY notice.number DESC";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_NOTICES_EACH, sql,
		VALUES(value_id(person), value_integer(done)), &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_notice notice = {
			.room = column_id(query, 0),
			.seq = column_id(query, 1) & EVENT_SEQ_MAX,
			.thread = column_id(query, 2) & EVENT_SEQ_MAX, /* NULL reads as 0 */
			.reason = sqlite3_column_int(query, 3),
			.done = done,
		};
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
		if (result == STORE_NONE)
			return STORE_OK;
		if (result != STORE_OK)
			return result;
		from = event_key(number, seq ? seq : 1);
		to = event_key(number, seq ? seq : EVENT_SEQ_MAX);
	}
	return query_run(self, QUERY_NOTICE_DONE, sql,
		VALUES(value_id(person), value_integer(done), value_integer(from),
			value_integer(to)));
}

enum store_result sqlite_notice_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_NOTICE_DROP, "DELETE FROM notice WHERE person = ? AND key = ?",
		VALUES(value_id(person), value_integer(event_key(number, seq))));
}
