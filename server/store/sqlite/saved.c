#include "store/sqlite/sqlite.h"

enum store_result sqlite_saved_put(struct store *store, const struct store_saved *saved)
{
	static const char sql[] = "INSERT INTO saved (person, key, saved_ms, due_ms, note)"
				  " VALUES (?1, ?2, ?3, ?4, ?5)"
				  " ON CONFLICT (person, key) DO UPDATE SET due_ms = ?4, note = ?5";
	struct sqlite_store *self = sqlite_of(store);
	struct value due = saved->due_ms ? value_integer(saved->due_ms) : value_null();
	int64_t number;
	enum store_result result = sqlite_room_number(self, saved->room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_SAVED_PUT, sql,
		VALUES(value_id(saved->person), value_integer(event_key(number, saved->seq)),
			value_integer(saved->saved_ms), due,
			value_blob(saved->note, saved->note_size)));
}

/* Runs a query over the row of one message a person has saved. */
static enum store_result change_one(struct sqlite_store *self, enum query_slot slot,
	const char *sql, uint64_t person, uint64_t room, uint64_t seq)
{
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_run(self, slot, sql,
			VALUES(value_id(person), value_integer(event_key(number, seq))));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

enum store_result sqlite_saved_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq)
{
	return change_one(sqlite_of(store), QUERY_SAVED_DROP,
		"DELETE FROM saved WHERE person = ? AND key = ?", person, room, seq);
}

enum store_result sqlite_saved_remind(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq)
{
	return change_one(sqlite_of(store), QUERY_SAVED_REMIND,
		"UPDATE saved SET due_ms = NULL WHERE person = ? AND key = ?", person, room, seq);
}

enum store_result sqlite_saved_count(struct store *store, uint64_t person, uint64_t but_room,
	uint64_t but_seq, unsigned *ret_count)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number = 0;
	enum store_result result = STORE_OK;
	if (but_room)
		result = sqlite_room_number(self, but_room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_SAVED_COUNT,
			"SELECT count(*) FROM saved WHERE person = ? AND key <> ?",
			VALUES(value_id(person), value_integer(event_key(number, but_seq))),
			&query);
	if (result != STORE_OK)
		return result;
	*ret_count = (unsigned)sqlite3_column_int(query, 0);
	query_end(query);
	return STORE_OK;
}

#define SAVED                                                                                      \
	"SELECT person, room.id, key, saved_ms, due_ms, note"                                      \
	" FROM saved JOIN room ON room.number = key >> 32"

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_saved_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_saved saved = {
			.person = column_id(query, 0),
			.room = column_id(query, 1),
			.seq = column_id(query, 2) & EVENT_SEQ_MAX,
			.saved_ms = sqlite3_column_int64(query, 3),
			.due_ms = sqlite3_column_int64(query, 4), /* NULL reads as 0 */
		};
		saved.note = column_blob(query, 5, &saved.note_size);
		if (!fn(cookie, &saved))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_saved_each(struct store *store, uint64_t person, unsigned skip,
	unsigned limit, store_saved_fn fn, void *cookie)
{
	static const char sql[] = SAVED " WHERE person = ? ORDER BY saved.number DESC"
					" LIMIT ? OFFSET ?";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_SAVED_EACH, sql,
		VALUES(value_id(person), value_integer(limit), value_integer(skip)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_saved_due(
	struct store *store, int64_t until_ms, unsigned limit, store_saved_fn fn, void *cookie)
{
	static const char sql[] = SAVED " WHERE due_ms <= ? ORDER BY due_ms LIMIT ?";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_SAVED_DUE, sql,
		VALUES(value_integer(until_ms), value_integer(limit)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_saved_walk(struct store *store, store_saved_fn fn, void *cookie)
{
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_SAVED_WALK,
		SAVED " ORDER BY saved.number", NULL, 0, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
